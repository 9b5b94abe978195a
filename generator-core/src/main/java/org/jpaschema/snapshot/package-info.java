/**
 * A schema as a text: {@code schema.json}. Text in, text out; whoever calls reads and writes the file.
 */
package org.jpaschema.snapshot;
