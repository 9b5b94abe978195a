package org.jpaschema.entity.hibernate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** Reads one table of Hibernate's at a time. */
final class TableReader {

    private final Build build;
    private final Dialect dialect;
    private final Names names;
    private final Origins origins;
    private final List<String> problems;
    private final KeyReader keys;
    private final CheckReader checks;
    private final GeneratedColumns generated;

    TableReader(Build build, Names names, Origins origins, List<String> problems, List<String> warnings) {
        this.build = build;
        this.dialect = build.dialect();
        this.names = names;
        this.origins = origins;
        this.problems = problems;
        this.keys = new KeyReader(build, names, warnings);
        this.checks = new CheckReader(dialect, names);
        this.generated = new GeneratedColumns(dialect);
    }

    Table read(org.hibernate.mapping.Table table) {
        List<Column> columns = new ArrayList<>();
        for (var column : table.getColumns()) {
            columns.add(column(table, column));
        }
        Optional<PrimaryKey> primaryKey = keys.primaryKey(table);
        List<UniqueKey> uniqueKeys = keys.uniqueKeys(table, primaryKey);
        List<Index> indexes = indexes(table);
        Set<String> known = columns.stream().map(Column::name).collect(Collectors.toSet());
        uniqueKeys.forEach(key -> missing(table, "unique key", key.name(), key.columns(), known));
        indexes.forEach(index -> missing(
                table,
                "index",
                index.name(),
                index.parts().stream()
                        .filter(p -> !p.expression())
                        .map(Index.Part::text)
                        .toList(),
                known));
        return new Table(
                names.of(table),
                columns,
                primaryKey,
                uniqueKeys,
                keys.foreignKeys(table),
                indexes,
                checks.of(table),
                List.of(),
                Map.of(),
                initialization(table),
                comment(table.getComment()),
                origins.of(table));
    }

    private Column column(org.hibernate.mapping.Table table, org.hibernate.mapping.Column column) {
        Origin origin = origins.of(table, column);
        boolean identity = column.isIdentity();
        return new Column(
                names.of(column),
                type(table, column, origin),
                !identity && !isOfKey(table, column) && (column.isNullable() || generated.isNullable(column)),
                // Hibernate's DDL has neither for a column that numbers itself.
                identity ? Optional.empty() : Optional.ofNullable(column.getDefaultValue()),
                identity ? Optional.empty() : Optional.ofNullable(column.getGeneratedAs()),
                !identity && column.getGeneratedAs() != null && generated.isStored(),
                identity ? Identity.BY_DEFAULT : Identity.NONE,
                identity ? "" : text(column.getCollation()),
                comment(column.getComment()),
                origin);
    }

    private List<String> initialization(org.hibernate.mapping.Table table) {
        return table.getInitCommands(build.applicationSqlContext()).stream()
                .flatMap(command -> Arrays.stream(command.getInitCommands()))
                .toList();
    }

    private static boolean isOfKey(org.hibernate.mapping.Table table, org.hibernate.mapping.Column column) {
        return table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
    }

    private String type(org.hibernate.mapping.Table table, org.hibernate.mapping.Column column, Origin origin) {
        try {
            String type = column.getSqlType(build.metadata());
            IdentityColumnSupport numbering = dialect.getIdentityColumnSupport();
            // Some databases have one type for columns that number themselves, whatever the attribute's.
            return column.isIdentity() && !numbering.hasDataTypeInIdentityColumn()
                    ? numbering.getIdentityColumnString(column.getSqlTypeCode())
                    : type;
        } catch (RuntimeException e) {
            String where = origin.equals(Origin.NONE)
                    ? ""
                    : origin.className() + (origin.attribute().isEmpty() ? "" : "." + origin.attribute()) + ": ";
            problems.add(
                    where + "Hibernate knows no type on " + dialect.getClass().getSimpleName() + " for the column "
                            + names.of(table) + "." + names.of(column) + " (" + e.getMessage()
                            + "). Map the attribute otherwise, or give it a columnDefinition.");
            return "";
        }
    }

    /** Hibernate takes any column for a key or an index; the database would refuse it. */
    private void missing(
            org.hibernate.mapping.Table table, String kind, String name, List<String> columns, Set<String> known) {
        columns.stream().filter(column -> !known.contains(column)).forEach(column -> {
            String className = origins.of(table).className();
            problems.add((className.isEmpty() ? "" : className + ": ") + "the " + kind + " "
                    + (name.isEmpty() ? columns.toString() : name) + " of the table " + names.of(table)
                    + " is over a column " + column
                    + ", which the table does not have. Correct the columns in @Table.");
        });
    }

    private List<Index> indexes(org.hibernate.mapping.Table table) {
        List<Index> indexes = new ArrayList<>();
        for (var index : table.getIndexes().values()) {
            List<Index.Part> parts = new ArrayList<>();
            for (var selectable : index.getSelectables()) {
                boolean descending =
                        "desc".equalsIgnoreCase(index.getSelectableOrderMap().get(selectable));
                parts.add(
                        selectable instanceof org.hibernate.mapping.Column column
                                ? new Index.Part(names.of(column), false, descending, "")
                                : new Index.Part(selectable.getText(dialect), true, descending, ""));
            }
            String name = dialect.qualifyIndexName() ? names.normalized(index.getName()) : names.spell(index.getName());
            indexes.add(new Index(name, build.names().isExplicit(index.getName()), parts, index.isUnique(), "", ""));
        }
        return indexes;
    }

    /** Hibernate writes a comment between quotes as it is, so that an apostrophe only works when doubled. */
    private static String comment(String written) {
        return text(written).replace("''", "'");
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
