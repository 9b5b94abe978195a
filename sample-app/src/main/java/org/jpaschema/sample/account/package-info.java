/** Who buys and who works here. */
package org.jpaschema.sample.account;
