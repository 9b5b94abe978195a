/** What the shop's other packages have in common: timestamps, addresses, money. */
package org.jpaschema.sample.shared;
