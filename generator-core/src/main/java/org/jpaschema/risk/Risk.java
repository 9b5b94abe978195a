package org.jpaschema.risk;

import java.util.Objects;

/**
 * What a change may cost.
 *
 * @param code the rule's stable code: {@code data-loss.drop-column}
 * @param severity how much attention it needs
 * @param object what is at risk, as a project names it to accept the risk: {@code public.users.email}
 * @param message the object, the attribute of the entity that it comes from, and the reason
 * @param remedy the way out, ready to paste: SQL, an annotation, or what to do
 * @param loss the data that is lost, for people ({@code column users.email and its values}), or "" when none is
 * @param finding what the live data says to it, or "" when it was not asked
 * @param accepted why the project takes the risk, or "" when nobody said that it does
 */
public record Risk(
        String code,
        Severity severity,
        String object,
        String message,
        String remedy,
        String loss,
        String finding,
        String accepted) {

    public Risk {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(accepted, "accepted");
    }

    /** Something to look at. */
    public static Risk caution(String code, String object, String message, String remedy) {
        return new Risk(code, Severity.CAUTION, object, message, remedy, "", "", "");
    }

    /** Data that is lost for certain. */
    public static Risk loss(String code, String object, String message, String remedy, String loss) {
        return new Risk(code, Severity.DANGER, object, message, remedy, loss, "", "");
    }

    /** The same, more or less severe. */
    public Risk withSeverity(Severity newSeverity) {
        return new Risk(code, newSeverity, object, message, remedy, loss, finding, accepted);
    }

    /** The same, asked of the live data. */
    public Risk withFinding(String newFinding) {
        return new Risk(code, severity, object, message, remedy, loss, newFinding, accepted);
    }

    /** The same, taken knowingly: it is safe then, and still told. */
    public Risk accepted(String reason) {
        return new Risk(code, Severity.SAFE, object, message, remedy, loss, finding, reason);
    }

    /** For people, on one line: {@code caution: message Finding. Remedy. [code]}. */
    public String sentence() {
        return severity.label() + ": " + message
                + (finding.isEmpty() ? "" : " " + finding) + (remedy.isEmpty() ? "" : " " + remedy) + " [" + code + "]"
                + (accepted.isEmpty() ? "" : " accepted: " + accepted);
    }
}
