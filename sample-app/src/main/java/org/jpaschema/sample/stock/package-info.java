/** What lies in which warehouse, and how it came and went. */
package org.jpaschema.sample.stock;
