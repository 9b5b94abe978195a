package org.jpaschema.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A table with all that hangs on it. Columns keep their order; all else is sorted by name.
 *
 * @param name its name
 * @param columns its columns, in the order of the catalog or of Hibernate's own DDL
 * @param primaryKey its primary key
 * @param uniqueKeys its unique constraints and bare unique indexes
 * @param foreignKeys its foreign keys
 * @param indexes its other indexes
 * @param checks its check constraints
 * @param dependents what a model cannot say but a change must not break, for messages: {@code trigger audit},
 *     {@code exclusion constraint no_overlap}
 * @param definitions the engine's own texts of the table and of what hangs on it, by a key of the engine's: from a catalog
 *     only, and only where the engine has to make them again; not compared
 * @param initialization statements that fill a new table, from a model only: the row of a sequence's stand-in
 * @param comment its comment, or "" for none
 * @param origin the class that it comes from
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        Optional<PrimaryKey> primaryKey,
        List<UniqueKey> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<Index> indexes,
        List<Check> checks,
        List<String> dependents,
        Map<String, String> definitions,
        List<String> initialization,
        String comment,
        Origin origin) {

    private static final Set<String> BOOKKEEPING =
            Set.of("databasechangelog", "databasechangeloglock", "flyway_schema_history", "jpaschema_scratch");

    private static final Comparator<UniqueKey> UNIQUE_KEYS =
            Comparator.comparing(UniqueKey::name).thenComparing(k -> k.columns().toString());
    private static final Comparator<ForeignKey> FOREIGN_KEYS = Comparator.comparing(ForeignKey::name)
            .thenComparing(k -> k.columns().toString());
    private static final Comparator<Index> INDEXES = Comparator.comparing(Index::name);
    private static final Comparator<Check> CHECKS =
            Comparator.comparing(Check::name).thenComparing(Check::expression);

    public Table {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(primaryKey, "primaryKey");
        uniqueKeys = Sorted.copy(uniqueKeys, UNIQUE_KEYS);
        foreignKeys = Sorted.copy(foreignKeys, FOREIGN_KEYS);
        indexes = Sorted.copy(indexes, INDEXES);
        checks = Sorted.copy(checks, CHECKS);
        dependents = Sorted.copy(dependents, Comparator.naturalOrder());
        definitions = Map.copyOf(definitions);
        initialization = List.copyOf(initialization);
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(origin, "origin");
    }

    /** A table with columns only. */
    public static Table of(QualifiedName name, List<Column> columns) {
        return new Table(
                name,
                columns,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                "",
                Origin.NONE);
    }

    /** Whether it is Liquibase's or Flyway's own table, or the mark of a scratch database. */
    public boolean isBookkeeping() {
        return BOOKKEEPING.contains(name.name().toLowerCase(Locale.ROOT));
    }

    /** The column of that name, in the catalog's spelling. */
    public Optional<Column> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    public Table withName(QualifiedName newName) {
        return new Table(
                newName,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withColumns(List<Column> newColumns) {
        return new Table(
                name,
                newColumns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withPrimaryKey(Optional<PrimaryKey> key) {
        return new Table(
                name,
                columns,
                key,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withUniqueKeys(List<UniqueKey> keys) {
        return new Table(
                name,
                columns,
                primaryKey,
                keys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withForeignKeys(List<ForeignKey> keys) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                keys,
                indexes,
                checks,
                dependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withIndexes(List<Index> newIndexes) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                newIndexes,
                checks,
                dependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withChecks(List<Check> newChecks) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                newChecks,
                dependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withComment(String newComment) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                definitions,
                initialization,
                newComment,
                origin);
    }

    public Table withDependents(List<String> newDependents) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                newDependents,
                definitions,
                initialization,
                comment,
                origin);
    }

    public Table withDefinitions(Map<String, String> newDefinitions) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                newDefinitions,
                initialization,
                comment,
                origin);
    }

    public Table withOrigin(Origin newOrigin) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                definitions,
                initialization,
                comment,
                newOrigin);
    }
}
