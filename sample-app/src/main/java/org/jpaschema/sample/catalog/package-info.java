/** What the shop sells. */
package org.jpaschema.sample.catalog;
