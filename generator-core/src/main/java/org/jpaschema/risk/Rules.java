package org.jpaschema.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.OfTable;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Version;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;

/** All rules; a new one is added here. */
public final class Rules {

    static final List<Rule> ALL = List.of(
            new DroppedNamespace(),
            new DroppedTable(),
            new DroppedColumn(),
            new DroppedSequence(),
            new LossyType(),
            new ReplacedColumn(),
            new UnfitType(),
            new RemovedEnumValue(),
            new NewMandatoryColumn(),
            new NotNullOnData(),
            new PrimaryKeyOnData(),
            new UniqueOnData(),
            new ForeignKeyOnData(),
            new CheckOnData(),
            new DroppedInUse(),
            new RenamedInUse(),
            new MandatoryForOld(),
            new NarrowedEnum(),
            new RewrittenTable(),
            new FilledColumn(),
            new ScannedColumn(),
            new ValidatedConstraint(),
            new BuiltIndex(),
            new HeavyLoad(),
            new UnindexedForeignKey(),
            new LongIdentifier(),
            new JsonAsText(),
            new MomentWithoutZone(),
            new ReorderedEnum());

    private final Circumstances circumstances;
    private final Set<QualifiedName> created;
    private final RiskPolicy policy;

    /**
     * For one migration.
     *
     * @param circumstances where its changes are made
     * @param policy what the project thinks of risks
     */
    public Rules(Circumstances circumstances, RiskPolicy policy) {
        this.circumstances = circumstances;
        this.policy = policy;
        created = circumstances.created();
    }

    /** For one migration to a server of unknown version, of a project that says nothing about risks. */
    public static Rules of(List<Change> migration, Schema database, Engine engine) {
        return new Rules(new Circumstances(migration, database, engine, Version.UNKNOWN), RiskPolicy.NONE);
    }

    /** The same policy and server for other changes, which start from another schema. */
    public Rules about(List<Change> migration, Schema database) {
        return new Rules(
                new Circumstances(migration, database, circumstances.engine(), circumstances.server()), policy);
    }

    /** The version of the server that the migration is for. */
    public Version server() {
        return circumstances.server();
    }

    /** What the project thinks of risks. */
    public RiskPolicy policy() {
        return policy;
    }

    /** What a change's risks name as their object. */
    public static String object(Change change) {
        return Subject.of(change).object();
    }

    /**
     * What is left of a change's risks when it is made in a way that nobody waits for.
     *
     * @param risks the risks of its usual way
     */
    public List<Risk> unblocked(Change change, List<Risk> risks) {
        Constraint added = change instanceof AddConstraint add
                ? add.constraint()
                : change instanceof ReplaceConstraint replace ? replace.after() : null;
        boolean looksOnly = added instanceof ForeignKey || added instanceof Check;
        List<Risk> left = new ArrayList<>();
        for (Risk risk : risks) {
            if (change instanceof AlterColumn alter
                    && alter.attribute() == ColumnAttribute.TYPE
                    && risk.code().equals("lock.rewrite")) {
                policy.apply(HeavyLoad.risk(change, circumstances)).ifPresent(left::add);
            } else if (!risk.code().startsWith("lock.")
                    && !(looksOnly && risk.code().startsWith("load."))) {
                left.add(risk);
            }
        }
        return left;
    }

    /** The codes of all rules, sorted. */
    public static List<String> codes() {
        return Stream.concat(ALL.stream().map(Rule::code), Stream.of(ReorderedOrdinals.CODE))
                .sorted()
                .toList();
    }

    /**
     * The risks that no change shows, since the database stays as it is.
     *
     * @param wanted the model
     */
    public List<Risk> unseen(Schema wanted) {
        return circumstances.previous().stream()
                .flatMap(p -> new ReorderedOrdinals(p, circumstances.engine()).of(wanted).stream())
                .flatMap(r -> policy.apply(r).stream())
                .toList();
    }

    /**
     * The risks of changes that are made as one.
     *
     * @param changes some changes of the migration
     * @return the risks, the most severe first; empty when they are safe
     */
    public List<Risk> judge(List<? extends Change> changes) {
        return changes.stream()
                .filter(c -> !(c instanceof OfTable && created.contains(c.subject())))
                .flatMap(c -> ALL.stream().map(r -> r.judge(c, circumstances)))
                .flatMap(Optional::stream)
                .flatMap(r -> policy.apply(r).stream())
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .toList();
    }
}
