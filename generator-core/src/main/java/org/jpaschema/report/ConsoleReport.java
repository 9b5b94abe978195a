package org.jpaschema.report;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.diff.Description;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.Origin;

/** Results as lines for a terminal or a build's log. */
public final class ConsoleReport {

    private static final String RESET = "\u001b[0m";

    /** Longer ones do not push the others' columns to the right. */
    private static final int WIDEST_SUBJECT = 70;

    private final boolean color;

    /** With or without ANSI colours. */
    public ConsoleReport(boolean color) {
        this.color = color;
    }

    /**
     * The changes, each with both sides and its risks.
     *
     * @return lines without terminators; empty when there is no change
     */
    public List<String> changes(Results results) {
        List<String> lines = new ArrayList<>();
        int width = results.lines().stream()
                .mapToInt(l -> subject(l.description()).length())
                .filter(w -> w <= WIDEST_SUBJECT)
                .max()
                .orElse(0);
        for (Results.Line line : results.lines()) {
            Description description = line.description();
            String subject = subject(description);
            lines.add("  " + paint(line.sign()) + " " + subject + " ".repeat(Math.max(0, width - subject.length()))
                    + "  database: " + description.database() + "; entities: " + description.model());
            for (Risk risk : line.risks()) {
                lines.add("      " + risk.sentence());
            }
        }
        return lines;
    }

    /** What was left alone, each with its reason. */
    public List<String> notes(Results results) {
        return results.notes().stream().map(n -> "    " + n).toList();
    }

    private static String subject(Description description) {
        return description.object()
                + (description.attribute().isEmpty() ? "" : " " + description.attribute())
                + (description.origin().equals(Origin.NONE) ? "" : " [" + description.origin() + "]");
    }

    private String paint(String sign) {
        if (!color) {
            return sign;
        }
        String code =
                switch (sign) {
                    case "+" -> "\u001b[32m";
                    case "-" -> "\u001b[31m";
                    default -> "\u001b[33m";
                };
        return code + sign + RESET;
    }
}
