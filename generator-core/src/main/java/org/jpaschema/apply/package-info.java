/**
 * Applies migrations, rolls them back and tells their status, through Liquibase.
 */
package org.jpaschema.apply;
