package org.jpaschema.risk;

import java.util.Locale;

/**
 * A risk that a project takes knowingly, in one place.
 *
 * @param code the rule's code
 * @param object what is at risk: {@code orders.total}, with its schema in front or without
 * @param reason why; never empty
 */
public record Acceptance(String code, String object, String reason) {

    public Acceptance {
        if (code.isBlank() || object.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A risk is accepted by its code, for an object, for a reason");
        }
    }

    /** Whether it speaks of this risk. */
    boolean covers(Risk risk) {
        String at = risk.object().toLowerCase(Locale.ROOT);
        String named = object.toLowerCase(Locale.ROOT);
        return code.equals(risk.code()) && (at.equals(named) || at.endsWith("." + named));
    }
}
