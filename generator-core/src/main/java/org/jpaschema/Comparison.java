package org.jpaschema;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Description;
import org.jpaschema.diff.Difference;
import org.jpaschema.diff.Note;
import org.jpaschema.diff.SchemaDiff;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Deprecation;
import org.jpaschema.rename.Recognized;
import org.jpaschema.report.Results;
import org.jpaschema.risk.Circumstances;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * A model beside a live database, read in one snapshot.
 *
 * @param database the catalog
 * @param wanted the model in the engine's words
 * @param difference what has to be done, renames first
 * @param candidates what may be a rename, and is one that goes and one that comes in the difference
 * @param results the same for readers
 * @param rules what judges the risks of the changes, as the project wants it
 * @param unreadable expressions that the engine could not read, with its reason
 * @param times what took how long: {@code scanning 60 ms, Hibernate 460 ms, …}
 */
public record Comparison(
        Schema database,
        Schema wanted,
        Difference difference,
        Candidates candidates,
        Results results,
        Rules rules,
        List<String> unreadable,
        String times) {

    /**
     * Compares a model with a live database, which is only read, in one snapshot.
     *
     * @param model the model, read for this database's engine
     * @param live the database
     * @param unmanaged what becomes of objects that the model does not speak of
     * @throws SchemaException when the two cannot be compared, or when most of the database would be dropped
     */
    public static Comparison compare(Model model, Database live, Unmanaged unmanaged) {
        return refusing(judge(model, live, unmanaged));
    }

    /**
     * The same for who only judges: most of the database may go, because it was renamed, or is a scratch database.
     */
    public static Comparison judge(Model model, Database live, Unmanaged unmanaged) {
        live.beginSnapshot();
        try {
            return of(model, Stages.of(model, live), live, unmanaged, RiskPolicy.NONE, Optional.empty());
        } finally {
            live.endSnapshot();
        }
    }

    /**
     * The same with renames recognised.
     *
     * @param memory what is known of names
     */
    public static Comparison compare(Model model, Database live, Unmanaged unmanaged, Memory memory) {
        live.beginSnapshot();
        try {
            return refusing(of(model, Stages.of(model, live), live, unmanaged, RiskPolicy.NONE, Optional.of(memory)));
        } finally {
            live.endSnapshot();
        }
    }

    /**
     * The same while the model is still being read: the catalog is read meanwhile.
     *
     * @param memory what is known of names; empty when nothing shall be taken for renamed
     */
    static Comparison compare(
            ModelReading reading, Database live, Unmanaged unmanaged, RiskPolicy policy, Optional<Memory> memory) {
        live.beginSnapshot();
        try {
            Stages stages = Stages.of(reading, live);
            return refusing(of(reading.model(), stages, live, unmanaged, policy, memory));
        } finally {
            live.endSnapshot();
        }
    }

    private static Comparison of(
            Model model, Stages read, Database live, Unmanaged unmanaged, RiskPolicy policy, Optional<Memory> memory) {
        Candidates candidates = new Candidates(read.database(), read.wanted(), live.engine(), memory);
        Recognized renames = candidates.recognized();
        Stages stages = renames.changes().isEmpty() ? read : read.renamed(renames.renamed(), live);
        Difference others = SchemaDiff.compare(stages.database(), stages.wanted(), unmanaged);
        Difference difference = new Difference(
                Stream.concat(renames.changes().stream(), others.changes().stream())
                        .toList(),
                others.notes());
        long end = System.nanoTime();
        Rules rules = new Rules(
                new Circumstances(
                        difference.changes(),
                        stages.database(),
                        live.engine(),
                        live.version(),
                        memory.flatMap(Memory::previous)),
                policy);
        Results results =
                Results.of(live.productVersion(), model.hibernateVersion(), model.classes(), difference, rules);
        String times = "scanning %d ms, Hibernate %d ms, catalog %d ms, comparison %d ms"
                .formatted(
                        model.scanning().toMillis(),
                        model.building().toMillis(),
                        stages.reading().toMillis(),
                        Duration.ofNanos(end - stages.readAt()).toMillis());
        return new Comparison(
                read.database(),
                stages.wanted(),
                difference,
                candidates,
                results,
                rules,
                stages.words().unreadable(),
                times);
    }

    /** The risks that no difference shows. */
    public List<Risk> unseen() {
        return rules.unseen(wanted);
    }

    /** The same with other changes in place of its own; lines for readers stay where their change does. */
    Comparison with(List<Change> changes) {
        return with(changes, difference.notes());
    }

    private Comparison with(List<Change> changes, List<Note> notes) {
        return new Comparison(
                database,
                wanted,
                new Difference(changes, notes),
                candidates,
                new Results(
                        results.engine(),
                        results.hibernate(),
                        results.entities(),
                        results.lines().stream()
                                .filter(l -> changes.contains(l.change()))
                                .toList(),
                        notes),
                rules,
                unreadable,
                times);
    }

    /** The same where what is marked as deprecated is left alone. */
    public Comparison withoutDeprecated() {
        List<Change> changes = Deprecation.without(difference.changes());
        if (changes.size() == difference.changes().size()) {
            return this;
        }
        List<Note> notes = Stream.concat(
                        difference.notes().stream(),
                        difference.changes().stream()
                                .filter(c -> !changes.contains(c))
                                .map(Comparison::deprecated))
                .sorted()
                .toList();
        return with(changes, notes);
    }

    private static Note deprecated(Change drop) {
        return new Note(
                Note.Kind.DEPRECATED,
                drop.subject(),
                Description.of(drop).object(),
                (Deprecation.isOfMarked(drop) ? "marked as deprecated" : "stays with what is marked as deprecated")
                        + "; schema:diff -Dschema.destructive=hold writes its drop");
    }

    /** A diff that would drop most of a database is a mistake of configuration, not a wish. */
    private static Comparison refusing(Comparison comparison) {
        long dropped = comparison.difference().changes().stream()
                .filter(Change.DropTable.class::isInstance)
                .count();
        long tables = comparison.database().tables().stream()
                .filter(t -> !t.isBookkeeping())
                .count();
        if (dropped * 2 > tables) {
            throw new SchemaException(
                    "schema.unmanaged=drop would drop %d of %d tables. That is taken for a mistake of configuration: check schema.packages and schema.url; nothing was written. If these tables shall go, drop them in a migration of your own."
                            .formatted(dropped, tables));
        }
        return comparison;
    }
}
