/**
 * A live database to a schema: one catalog reader an engine, a fixed, small number of read-only queries.
 */
package org.jpaschema.database;
