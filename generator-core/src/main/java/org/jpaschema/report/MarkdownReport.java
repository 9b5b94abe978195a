package org.jpaschema.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Results as Markdown, for a pull request or a build's summary. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** The whole document, ending in a line break; the same for the same results. */
    public static String write(Results results) {
        StringBuilder text = new StringBuilder("# Schema check\n\n");
        text.append(
                        results.drift()
                                ? "**Drift**: " + Counted.of(results.lines().size(), "difference", "differences")
                                : "No drift")
                .append(" between ")
                .append(Counted.of(results.entities(), "entity", "entities"))
                .append(" (Hibernate ")
                .append(results.hibernate())
                .append(") and ")
                .append(results.engine())
                .append(".\n");
        if (results.drift()) {
            text.append("\n| object | entity | what | database | entities | risk |\n|---|---|---|---|---|---|\n");
            for (Results.Line line : results.lines()) {
                text.append("| ")
                        .append(cells(
                                line.description().object(),
                                line.description().origin().toString(),
                                line.description().attribute(),
                                line.description().database(),
                                line.description().model(),
                                line.risks().stream().map(r -> r.code()).collect(Collectors.joining(", "))))
                        .append(" |\n");
            }
        }
        if (!results.notes().isEmpty()) {
            text.append("\n## Left alone\n\n");
            results.notes().forEach(n -> text.append("- ").append(n).append('\n'));
        }
        return text.toString();
    }

    private static String cells(String... values) {
        return Arrays.stream(values)
                .map(v -> v.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | "));
    }
}
