package org.jpaschema.database;

import static org.jpaschema.database.MariadbCatalog.name;
import static org.jpaschema.database.Query.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.engine.MariadbTable;
import org.jpaschema.engine.MysqlEngine;
import org.jpaschema.engine.MysqlText;
import org.jpaschema.engine.MysqlTypes;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.Unknown;
import org.jpaschema.schema.View;

/**
 * Reads MySQL's information schema in nine queries, as its manual describes it. A database is a schema. What a record cannot
 * say is among a table's dependents: partitions, invisible columns and indexes, checks that are not enforced, triggers.
 */
public final class MysqlCatalog implements CatalogReader {

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        UnionQuery query = new UnionQuery(connection, namespaces);
        List<String> schemas = new ArrayList<>();
        query.each(MariadbQueries.NAMESPACES, "", row -> schemas.add(row.getString(1)));
        Map<QualifiedName, TableParts> tables = new HashMap<>();
        Map<QualifiedName, String> collations = new HashMap<>();
        query.each(MariadbQueries.TABLES, "", row -> {
            if (row.getString(3).equals("BASE TABLE")) {
                TableParts table = new TableParts(name(row), text(row, 4));
                collations.put(table.name, text(row, 5));
                if (text(row, 6).contains("partitioned")) {
                    table.dependents.add("partitions");
                }
                tables.put(table.name, table);
            }
        });
        query.each(MariadbQueries.COLUMNS, MariadbQueries.COLUMNS_ORDER, row -> {
            TableParts table = tables.get(name(row));
            if (table != null) {
                addColumn(table, row, collations.get(table.name));
            }
        });
        query.each(MysqlQueries.CHECKS, "", row -> {
            TableParts table = tables.get(name(row));
            if (table != null) {
                addCheck(table, row);
            }
        });
        MariadbKeys keys = new MariadbKeys(connection, tables);
        keys.addIndexes(query, MysqlQueries.INDEXES);
        keys.addForeignKeys(query);
        query.each(MariadbQueries.TRIGGERS, "", row -> {
            TableParts table = tables.get(name(row));
            if (table != null) {
                table.dependents.add("trigger " + row.getString(3));
            }
        });
        tables.values().forEach(MysqlCatalog::leaveGeneratedKey);
        return new Schema(
                schemas,
                tables.values().stream().map(MysqlCatalog::table).toList(),
                List.of(),
                List.of(),
                views(query, tables.values()),
                List.of());
    }

    @Override
    public String currentNamespace(Connection connection) throws SQLException {
        return connection.getCatalog();
    }

    @Override
    public void setReadOnly(Connection connection, boolean readOnly) throws SQLException {
        MysqlSession.setReading(connection, readOnly);
        connection.setReadOnly(readOnly);
    }

    private static void addColumn(TableParts table, ResultSet row, String tableCollation) throws SQLException {
        // DEFAULT_GENERATED is about a default that is an expression, VIRTUAL GENERATED about a column that is one.
        String extra = text(row, 8).toLowerCase(Locale.ROOT);
        boolean generated = extra.contains("virtual generated") || extra.contains("stored generated");
        String type = MysqlTypes.canonical(row.getString(4));
        String collation = text(row, 9);
        Column column = new Column(
                row.getString(3),
                type,
                "YES".equals(row.getString(5)),
                generated ? Optional.empty() : defaultValue(row.getString(6), type, extra),
                Optional.of(MysqlText.expression(text(row, 7))).filter(e -> generated && !e.isEmpty()),
                extra.contains("stored generated"),
                extra.contains("auto_increment") ? Identity.BY_DEFAULT : Identity.NONE,
                collation.equals(tableCollation) ? "" : collation,
                text(row, 10),
                Origin.NONE);
        table.columns.add(column);
        if (extra.contains("invisible")) {
            table.dependents.add("invisible column " + column.name());
        }
    }

    private static Optional<String> defaultValue(String text, String type, String extra) {
        Optional<String> value = Optional.ofNullable(text)
                .map(t -> MysqlText.defaultValue(t, type, extra.contains("default_generated")));
        int update = extra.indexOf("on update ");
        return update < 0
                ? value
                : Optional.of(
                        value.orElse("NULL") + " " + extra.substring(update).replaceFirst("^(on update \\S+).*", "$1"));
    }

    private static void addCheck(TableParts table, ResultSet row) throws SQLException {
        String name = row.getString(3);
        table.checks.add(new Check(name, true, Unknown.orText(MysqlText.expression(text(row, 4))), ""));
        if ("NO".equals(row.getString(5))) {
            table.dependents.add("check " + name + " not enforced");
        }
    }

    /** A primary key that the server made for a table without one is no difference from it. */
    private static void leaveGeneratedKey(TableParts table) {
        boolean generated = table.dependents.contains("invisible column " + MysqlEngine.GENERATED_KEY_COLUMN)
                && table.table().primaryKey().stream()
                        .anyMatch(k -> k.columns().equals(List.of(MysqlEngine.GENERATED_KEY_COLUMN)));
        if (generated) {
            table.withoutPrimaryKey();
            table.columns.removeIf(c -> c.name().equals(MysqlEngine.GENERATED_KEY_COLUMN));
            table.dependents.remove("invisible column " + MysqlEngine.GENERATED_KEY_COLUMN);
            table.dependents.add(MysqlEngine.GENERATED_KEY);
        }
    }

    /** Without the indexes that foreign keys made for themselves, which the engine has to know of. */
    private static Table table(TableParts parts) {
        Table whole = parts.table();
        Table table = MariadbTable.withoutImplied(whole);
        for (ForeignKey key : whole.foreignKeys()) {
            whole.indexes().stream()
                    .filter(i -> MariadbTable.makes(key, i))
                    .map(Index::name)
                    .findFirst()
                    .ifPresent(index -> parts.definitions.put(MysqlEngine.OWN_INDEX + key.name(), index));
        }
        return parts.table().withIndexes(table.indexes());
    }

    /** An account without SHOW VIEW is told that a view is there, and nothing of its query. */
    private static List<View> views(UnionQuery query, Collection<TableParts> tables) throws SQLException {
        List<View> views = new ArrayList<>();
        query.each(MariadbQueries.VIEWS, "", row -> {
            String definition = Unknown.orText(row.getString(3));
            views.add(new View(name(row), definition, MariadbCatalog.uses(definition, tables)));
        });
        return views;
    }
}
