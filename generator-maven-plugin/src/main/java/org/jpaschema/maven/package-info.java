/**
 * The goals. Each reads its parameters, makes {@link org.jpaschema.Settings} of them, calls one method of
 * {@link org.jpaschema.SchemaTool} and turns what went wrong into Maven's own kinds of failure.
 */
package org.jpaschema.maven;
