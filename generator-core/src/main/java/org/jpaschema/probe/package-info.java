/**
 * Asks the live data what a migration will meet: bounded, read-only questions whose answers sharpen the plan's risks.
 */
package org.jpaschema.probe;
