/**
 * Two schemas to the changes between them. Pure: no I/O, no SQL, no engine's text.
 */
package org.jpaschema.diff;
