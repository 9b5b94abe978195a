/**
 * Changes to ordered, reversible steps in an engine's DDL.
 */
package org.jpaschema.plan;
