/**
 * Entity classes to a schema, through the project's own Hibernate in a class loader of its own.
 */
package org.jpaschema.entity;
