/** Migrations that are tried before they are written. */
package org.jpaschema.proof;
