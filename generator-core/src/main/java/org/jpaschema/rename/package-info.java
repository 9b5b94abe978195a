/**
 * What of a database has another name in the model: certain, said, or a candidate to be asked about. Pure.
 */
package org.jpaschema.rename;
