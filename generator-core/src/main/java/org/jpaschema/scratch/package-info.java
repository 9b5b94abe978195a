/**
 * Throw-away and embedded databases.
 */
package org.jpaschema.scratch;
