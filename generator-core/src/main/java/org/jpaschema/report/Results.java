package org.jpaschema.report;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.Difference;
import org.jpaschema.diff.Note;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.Rules;

/**
 * What a comparison found, ready for readers.
 *
 * @param engine the database's engine and version: {@code PostgreSQL 18.6}
 * @param hibernate the Hibernate that read the model: {@code 7.4.5.Final}
 * @param entities how many entity classes were read
 * @param lines a line for each change, sorted by object
 * @param notes what was left alone, sorted
 */
public record Results(String engine, String hibernate, int entities, List<Line> lines, List<Note> notes) {

    /** One change and its risks, the most severe first. */
    public record Line(Change change, Description description, List<Risk> risks) {

        /** {@code +}, {@code -} or {@code ~}: only in the entities, only in the database, or in both. */
        public String sign() {
            return description.database().equals(Description.NOTHING)
                    ? "+"
                    : description.model().equals(Description.NOTHING) ? "-" : "~";
        }
    }

    public Results {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(hibernate, "hibernate");
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * The results of a comparison.
     *
     * @param rules what judges its changes
     */
    public static Results of(String engine, String hibernate, int entities, Difference difference, Rules rules) {
        List<Line> lines = difference.changes().stream()
                .map(c -> new Line(c, Description.of(c), rules.judge(List.of(c))))
                .sorted(Comparator.comparing((Line l) -> l.change().subject())
                        .thenComparing(l -> l.description().object())
                        .thenComparing(l -> l.description().attribute()))
                .toList();
        return new Results(engine, hibernate, entities, lines, difference.notes());
    }

    /** The same without some risks, by what their codes begin with. */
    public Results withoutRisks(String prefix) {
        return new Results(
                engine,
                hibernate,
                entities,
                lines.stream()
                        .map(l -> new Line(
                                l.change(),
                                l.description(),
                                l.risks().stream()
                                        .filter(r -> !r.code().startsWith(prefix))
                                        .toList()))
                        .toList(),
                notes);
    }

    /** Whether the database is not as the entities say. */
    public boolean drift() {
        return !lines.isEmpty();
    }
}
