package org.jpaschema.risk;

/**
 * What a change may cost.
 *
 * @param code the rule's stable code: {@code data-loss.drop-column}
 * @param severity how much attention it needs
 * @param message the object, the reason and the way out
 * @param loss the data that is lost, for people ({@code column users.email and its values}), or "" when none is
 */
public record Risk(String code, Severity severity, String message, String loss) {

    static Risk caution(String code, String message) {
        return new Risk(code, Severity.CAUTION, message, "");
    }

    static Risk loss(String code, String message, String loss) {
        return new Risk(code, Severity.DANGER, message, loss);
    }
}
