package org.jpaschema.sample.account;

/** What a role allows. */
public enum Permission {
    BUY,
    EDIT_CATALOG,
    SHIP,
    REFUND
}
