/**
 * What differs between database engines: identifiers, canonical types and expressions, DDL text, abilities. One class an engine.
 */
package org.jpaschema.engine;
