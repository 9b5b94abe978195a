package org.jpaschema.sample.account;

/** How a customer wants to hear from the shop; stored by position, so new ones go last. */
public enum ContactChannel {
    NONE,
    EMAIL,
    PHONE
}
