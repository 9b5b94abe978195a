/**
 * Runs a plan on a scratch database, with rows in it, and compares.
 */
package org.jpaschema.proof;
