/**
 * Reads migrations that anybody wrote, statement by statement, as the changes that the rules of {@code risk} judge.
 */
package org.jpaschema.lint;
