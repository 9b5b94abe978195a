package org.jpaschema.sample.stock;

/** Why stock came or went; stored by position, so new ones go last. */
public enum MovementReason {
    DELIVERY,
    SALE,
    RETURN,
    CORRECTION
}
