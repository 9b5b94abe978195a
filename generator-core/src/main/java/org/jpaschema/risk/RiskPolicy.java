package org.jpaschema.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jpaschema.schema.SchemaException;

/**
 * What a project thinks of risks.
 *
 * @param severities the severity by a rule's code; an empty one turns the rule off
 * @param acceptances the risks that it takes
 * @param failOn the severity that fails the goal; empty for none
 */
public record RiskPolicy(
        Map<String, Optional<Severity>> severities, List<Acceptance> acceptances, Optional<Severity> failOn) {

    /** Of a project that says nothing. */
    public static final RiskPolicy NONE = new RiskPolicy(Map.of(), List.of(), Optional.empty());

    /** The file beside the changelog that tells which risks a project takes. */
    public static final String FILE = "accepted-risks.txt";

    private static final String OFF = "off";

    public RiskPolicy {
        severities = Map.copyOf(severities);
        acceptances = List.copyOf(acceptances);
    }

    /**
     * From a configuration.
     *
     * @param codes all codes that there are
     * @param risks severities by code: {@code off}, {@code safe}, {@code caution} or {@code danger}
     * @param failOn the severity that fails the goal
     * @param acceptances the risks that the project takes
     * @throws SchemaException when a code or a severity is none, with all that are
     */
    public static RiskPolicy of(
            List<String> codes, Map<String, String> risks, Optional<String> failOn, List<Acceptance> acceptances) {
        List<String> problems = new ArrayList<>();
        Map<String, Optional<Severity>> severities = new TreeMap<>();
        new TreeMap<>(risks).forEach((code, text) -> {
            if (!codes.contains(code)) {
                problems.add("schema.risks has the code " + code + ", which no rule has. There are: "
                        + String.join(", ", codes) + ".");
            } else if (text != null && text.strip().equalsIgnoreCase(OFF)) {
                severities.put(code, Optional.empty());
            } else {
                severity(text, "schema.risks for " + code, OFF + ", ", problems)
                        .ifPresent(s -> severities.put(code, Optional.of(s)));
            }
        });
        Optional<Severity> limit = failOn.flatMap(text -> severity(text, "schema.failOn", "", problems));
        for (Acceptance acceptance : acceptances) {
            if (!codes.contains(acceptance.code())) {
                problems.add("The risk " + acceptance.code() + " of " + acceptance.object()
                        + " is accepted, but no rule has that code. There are: " + String.join(", ", codes)
                        + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
        return new RiskPolicy(severities, acceptances, limit);
    }

    private static Optional<Severity> severity(String text, String of, String more, List<String> problems) {
        String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        Optional<Severity> severity = Arrays.stream(Severity.values())
                .filter(s -> s.label().equals(word))
                .findFirst();
        if (severity.isEmpty()) {
            problems.add(of + " is \"" + word + "\"; it must be one of " + more
                    + Arrays.stream(Severity.values()).map(Severity::label).collect(Collectors.joining(", ")) + ".");
        }
        return severity;
    }

    /**
     * What becomes of a risk that a rule found, or that was looked at more closely since.
     *
     * @return empty when its rule is off; a loss is told all the same, it needs its yes
     */
    public Optional<Risk> apply(Risk risk) {
        Optional<Acceptance> acceptance =
                acceptances.stream().filter(a -> a.covers(risk)).findFirst();
        if (acceptance.isPresent()) {
            return Optional.of(risk.accepted(acceptance.get().reason()));
        }
        Optional<Severity> configured = severities.get(risk.code());
        if (configured == null) {
            return Optional.of(risk);
        }
        return configured.isEmpty() && risk.loss().isEmpty()
                ? Optional.empty()
                : Optional.of(risk.withSeverity(configured.orElse(Severity.SAFE)));
    }

    /** The risks that fail the goal, in their order. */
    public List<Risk> failing(List<Risk> risks) {
        return failOn.map(limit -> risks.stream()
                        .filter(r -> r.severity().compareTo(limit) >= 0)
                        .toList())
                .orElse(List.of());
    }

    /**
     * Stops what must not be written.
     *
     * @param risks all that were found
     * @throws SchemaException with those that the project does not take, if there are any
     */
    public void enforce(List<Risk> risks) {
        List<String> problems = failing(risks).stream()
                .map(r -> r.sentence() + " To take it, write the line \"" + r.code() + " " + r.object()
                        + " = reason\" into " + FILE + " beside the changelog; or raise schema.failOn.")
                .toList();
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
    }
}
