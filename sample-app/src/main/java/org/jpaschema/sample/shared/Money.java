package org.jpaschema.sample.shared;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** An amount in a currency (ISO 4217). */
@Embeddable
public record Money(
        @Column(nullable = false, precision = 12, scale = 2) BigDecimal amount,
        @Column(nullable = false, length = 3) String currency) {}
