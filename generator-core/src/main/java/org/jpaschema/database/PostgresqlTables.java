package org.jpaschema.database;

import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/** Reads PostgreSQL's tables with all that hangs on them. */
final class PostgresqlTables {

    /** What format_type says of a type that is not in the catalog any more (format_type.c). */
    private static final String MISSING_TYPE = "???";

    private final Connection connection;
    private final Query query;
    private final UnaryOperator<String> definitions;
    private final Map<Long, PostgresqlTable> tables = new HashMap<>();
    private final List<Reference> open = new ArrayList<>();

    /** @param definitions from an index's CREATE INDEX text to what PostgreSQL itself would print */
    PostgresqlTables(Connection connection, Query query, UnaryOperator<String> definitions) {
        this.connection = connection;
        this.query = query;
        this.definitions = definitions;
    }

    /** The tables of the schemas; those that belong to an extension are not among them. */
    List<Table> read() throws SQLException {
        query.each(
                PostgresqlQueries.TABLES,
                row -> tables.put(
                        row.getLong(1),
                        new PostgresqlTable(
                                QualifiedName.of(row.getString(2), row.getString(3)),
                                text(row, 4),
                                row.getBoolean(5))));
        each(PostgresqlQueries.COLUMNS, (table, row) -> table.add(row.getInt(2), column(row)));
        each(PostgresqlQueries.CONSTRAINTS, this::addConstraint);
        references();
        each(PostgresqlQueries.INDEXES, (table, row) -> PostgresqlIndex.add(table, row, definitions));
        each(PostgresqlQueries.DEPENDENTS, (table, row) -> table.parts.dependents.add(row.getString(2)));
        List<Table> read = new ArrayList<>(tables.size());
        for (PostgresqlTable table : tables.values()) {
            if (!table.ofExtension) {
                read.add(table.table());
            }
        }
        return read;
    }

    private interface Part {
        void add(PostgresqlTable table, ResultSet row) throws SQLException;
    }

    private void each(String sql, Part part) throws SQLException {
        query.each(sql, row -> {
            PostgresqlTable table = tables.get(row.getLong(1));
            if (table != null) {
                part.add(table, row);
            }
        });
    }

    private static Column column(ResultSet row) throws SQLException {
        String type = row.getString(4);
        String source = row.getString(6);
        Optional<String> expression = source == null ? Optional.empty() : Optional.of(SqlText.unwrapped(source));
        String generated = text(row, 8);
        Identity identity = identity(text(row, 7), row.getBoolean(11), expression.orElse(""));
        boolean hasDefault = generated.isEmpty() && identity == Identity.NONE;
        return new Column(
                row.getString(3),
                type.equals(MISSING_TYPE) ? Unknown.TEXT : type,
                !row.getBoolean(5),
                hasDefault ? expression.filter(d -> !SqlText.isNull(d)) : Optional.empty(),
                generated.isEmpty() ? Optional.empty() : expression,
                generated.equals("s"),
                identity,
                text(row, 9),
                text(row, 10),
                Origin.NONE);
    }

    private static Identity identity(String attidentity, boolean takesFromOwnSequence, String expression) {
        return switch (attidentity) {
            case "a" -> Identity.ALWAYS;
            case "d" -> Identity.BY_DEFAULT;
            default ->
                takesFromOwnSequence && expression.matches("nextval\\('(?:[^']|'')*'::regclass\\)")
                        ? Identity.SERIAL
                        : Identity.NONE;
        };
    }

    private void addConstraint(PostgresqlTable table, ResultSet row) throws SQLException {
        TableParts parts = table.parts;
        String name = row.getString(3);
        List<String> columns = table.columns(text(row, 4));
        boolean unenforced = row.getBoolean(12);
        switch (row.getString(2)) {
            case "p" -> parts.primaryKey(new PrimaryKey(name, columns));
            case "u" -> {
                if (row.getBoolean(13)) {
                    parts.dependents.add("exclusion constraint " + name);
                } else {
                    parts.uniqueKeys.add(new UniqueKey(name, true, columns, false));
                    note(parts, row.getBoolean(14), "unique key ", name, " nulls not distinct");
                }
            }
            case "f" -> {
                Reference reference = new Reference(
                        table,
                        name,
                        columns,
                        row.getLong(5),
                        row.getString(6),
                        action(row.getString(7)),
                        action(row.getString(8)));
                if (!reference.addTo(tables)) {
                    open.add(reference);
                }
            }
            case "c" ->
                parts.checks.add(new Check(name, true, SqlText.unwrapped(Unknown.orText(row.getString(9))), ""));
            default -> parts.dependents.add("exclusion constraint " + name);
        }
        note(parts, row.getBoolean(10), "constraint ", name, " deferrable");
        // A constraint that is not enforced counts as not validated, too.
        note(parts, row.getBoolean(11) && !unenforced, "constraint ", name, " not validated");
        note(parts, unenforced, "constraint ", name, " not enforced");
    }

    /** A foreign key whose target is known by its number. */
    private record Reference(
            PostgresqlTable table,
            String name,
            List<String> columns,
            long target,
            String referenced,
            ReferentialAction onDelete,
            ReferentialAction onUpdate) {

        boolean addTo(Map<Long, PostgresqlTable> targets) {
            PostgresqlTable known = targets.get(target);
            if (known == null) {
                return false;
            }
            return table.parts.foreignKeys.add(new ForeignKey(
                    name, true, columns, known.parts.name, known.columns(referenced), onDelete, onUpdate));
        }
    }

    /** What foreign keys reference in schemas that are not read; most often nothing, and then nothing is asked. */
    private void references() throws SQLException {
        if (open.isEmpty()) {
            return;
        }
        Set<String> numbers = new TreeSet<>();
        open.forEach(reference -> numbers.add(Long.toString(reference.target())));
        Map<Long, PostgresqlTable> targets = new HashMap<>();
        new Query(connection, "oid", numbers).each(PostgresqlQueries.TARGETS, row -> {
            QualifiedName name = QualifiedName.of(row.getString(2), row.getString(3));
            targets.computeIfAbsent(row.getLong(1), number -> new PostgresqlTable(name, "", false))
                    .add(row.getInt(4), Column.of(row.getString(5), Unknown.TEXT));
        });
        for (Reference reference : open) {
            if (!reference.addTo(targets)) {
                reference.table().parts.dependents.add("foreign key " + reference.name() + " to an unknown table");
            }
        }
    }

    private static void note(TableParts table, boolean holds, String kind, String name, String what) {
        if (holds) {
            table.dependents.add(kind + name + what);
        }
    }

    private static ReferentialAction action(String code) {
        return switch (code) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
