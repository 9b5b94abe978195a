/**
 * What a build tool calls: one method a goal.
 */
package org.jpaschema;
