package org.jpaschema.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.plan.Step;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.Severity;

/** What a reviewer reads first in a migration. */
public final class Header {

    private Header() {}

    /**
     * The header's lines: what changes, from which entities, on which engine, how risky.
     *
     * @param steps the migration's steps, at least one
     * @param unseen risks that no step shows
     * @param engine the engine and its version
     * @param hibernate the version of the Hibernate that read the entities
     * @param proof what proves it, or why nothing does; at least a line
     */
    public static List<String> of(
            List<Step> steps, List<Risk> unseen, String engine, String hibernate, List<String> proof) {
        // A change may be made in several steps.
        Set<String> changes = new LinkedHashSet<>();
        for (Step step : steps) {
            for (Change change : step.changes()) {
                Description description = Description.of(change);
                String origin = description.origin().toString();
                String part = step.labels().contains(Step.CONTRACT) ? " (contract)" : "";
                changes.add("- " + description.sentence() + (origin.isEmpty() ? "" : " [" + origin + "]") + part);
            }
        }
        List<String> lines = new ArrayList<>(changes);
        lines.add("");
        lines.add("Entities: " + entities(steps));
        lines.add("Engine:   " + engine + "; read with Hibernate " + hibernate);
        List<Risk> risks = Stream.concat(unseen.stream(), steps.stream().flatMap(s -> s.risks().stream()))
                .toList();
        lines.add("Risk:     " + severity(risks).label());
        risks.forEach(r -> lines.add("  " + r.sentence()));
        for (int i = 0; i < proof.size(); i++) {
            lines.add((i == 0 ? "Proof:    " : "          ") + proof.get(i));
        }
        return lines;
    }

    private static String entities(List<Step> steps) {
        String names = steps.stream()
                .flatMap(s -> s.changes().stream())
                .map(c -> Description.of(c).origin().className())
                .filter(n -> !n.isEmpty())
                .map(n -> n.substring(n.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static Severity severity(List<Risk> risks) {
        return risks.stream().map(Risk::severity).max(Severity::compareTo).orElse(Severity.SAFE);
    }
}
