/** Who changed what, in a database schema of its own. */
package org.jpaschema.sample.audit;
