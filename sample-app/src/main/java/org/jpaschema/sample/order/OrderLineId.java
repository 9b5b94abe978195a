package org.jpaschema.sample.order;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** An order and the line's place in it. */
@Embeddable
public record OrderLineId(Long orderId, int lineNumber) implements Serializable {}
