package org.jpaschema.sample.account;

/** How good a customer somebody is. */
public enum LoyaltyTier {
    BRONZE,
    SILVER,
    GOLD
}
