package org.jpaschema.sample.account;

/** Whether an account may be used. */
public enum AccountStatus {
    INVITED,
    ACTIVE,
    LOCKED
}
