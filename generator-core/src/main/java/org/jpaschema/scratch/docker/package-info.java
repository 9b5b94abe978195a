/**
 * Containers, by Testcontainers, which is loaded only when one is needed.
 */
package org.jpaschema.scratch.docker;
