package org.jpaschema.sample.shared;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where something is sent to or stands. */
@Embeddable
public record Address(
        @Column(nullable = false, length = 120) String street,
        @Column(nullable = false, length = 16) String postalCode,
        @Column(nullable = false, length = 80) String city,
        @Column(nullable = false, length = 2) String country) {}
