/**
 * The part that runs inside the project's class loader: Hibernate's relational model to schema records.
 */
package org.jpaschema.entity.hibernate;
