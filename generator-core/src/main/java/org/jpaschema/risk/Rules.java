package org.jpaschema.risk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.schema.QualifiedName;

/** All rules; a new one is added here. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new DroppedObject(),
            new ChangedType(),
            new MandatoryColumn(),
            new ConstraintOnData(),
            new RemovedEnumValue(),
            new ReplacedColumn());

    private final Set<QualifiedName> created;

    /**
     * For one migration.
     *
     * @param migration all its changes
     */
    public Rules(List<Change> migration) {
        created = migration.stream()
                .filter(Change.CreateTable.class::isInstance)
                .map(Change::subject)
                .collect(Collectors.toSet());
    }

    /**
     * The risks of changes that are made as one.
     *
     * @param changes some changes of the migration
     * @return the risks, the most severe first; empty when they are safe
     */
    public List<Risk> judge(List<? extends Change> changes) {
        return changes.stream()
                .flatMap(c -> ALL.stream().map(r -> r.judge(c, created)))
                .flatMap(Optional::stream)
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .toList();
    }
}
