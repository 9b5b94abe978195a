/** What was bought, and how it was paid. */
package org.jpaschema.sample.order;
