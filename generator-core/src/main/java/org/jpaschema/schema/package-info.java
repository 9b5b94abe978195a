/**
 * What a schema is: immutable, sorted records with value equality. Knows no engine, no Hibernate, no JDBC.
 */
package org.jpaschema.schema;
