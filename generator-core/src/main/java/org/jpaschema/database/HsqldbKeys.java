package org.jpaschema.database;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.HsqldbWords;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;

/** HSQLDB's constraints and indexes, put together from the information schema's separate tables. */
final class HsqldbKeys {

    private record Key(String name, String type, QualifiedName table) {}

    private record Reference(
            QualifiedName table,
            String name,
            QualifiedName target,
            ReferentialAction onDelete,
            ReferentialAction onUpdate) {}

    private record OfTable(QualifiedName table, String name, boolean unique) {}

    /** NOT NULL, which HSQLDB also keeps as a check. */
    private static final Pattern NOT_NULL =
            Pattern.compile("(?<name>\"(?:[^\"]|\"\")*\"|[\\p{L}\\p{N}_$]+) IS NOT NULL");

    private final Map<QualifiedName, TableParts> tables;
    private final Set<QualifiedName> ownIndexes;

    /**
     * For the given tables.
     *
     * @param ownIndexes the indexes behind constraints
     */
    HsqldbKeys(Map<QualifiedName, TableParts> tables, Set<QualifiedName> ownIndexes) {
        this.tables = tables;
        this.ownIndexes = ownIndexes;
    }

    void addConstraints(Query query) throws SQLException {
        Map<QualifiedName, Key> keys = new HashMap<>();
        query.each(
                HsqldbQueries.CONSTRAINTS,
                row -> keys.put(name(row, 1), new Key(row.getString(2), row.getString(3), name(row, 4))));
        Map<QualifiedName, List<String>> columns = new HashMap<>();
        query.each(HsqldbQueries.KEY_COLUMNS, row -> columns.computeIfAbsent(name(row, 1), key -> new ArrayList<>())
                .add(row.getString(3)));
        keys.forEach((name, key) -> {
            TableParts table = tables.get(key.table());
            if (table != null && key.type().equals("PRIMARY KEY")) {
                addPrimaryKey(table, new PrimaryKey(key.name(), columns.get(name)));
            } else if (table != null && key.type().equals("UNIQUE")) {
                table.uniqueKeys.add(new UniqueKey(key.name(), true, columns.get(name), false));
            }
        });
        addForeignKeys(query);
        query.each(HsqldbQueries.CHECKS, row -> {
            // A domain's check has no table.
            Optional<TableParts> table =
                    Optional.ofNullable(keys.get(name(row, 1))).map(Key::table).map(tables::get);
            if (table.isPresent()) {
                QualifiedName name = table.get().name;
                String condition = HsqldbWords.withoutTable(row.getString(3), name.schema(), name.name());
                if (!isNotNull(condition, table.get())) {
                    table.get().checks.add(new Check(row.getString(2), true, condition, ""));
                }
            }
        });
    }

    /** The information schema says of a key of several columns that they may be NULL. */
    private static void addPrimaryKey(TableParts table, PrimaryKey key) {
        table.primaryKey(key);
        table.columns.replaceAll(column -> key.columns().contains(column.name()) ? column.withNullable(false) : column);
    }

    private static boolean isNotNull(String condition, TableParts table) {
        Matcher matcher = NOT_NULL.matcher(condition);
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group("name");
        String column =
                name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        return table.columns.stream()
                .filter(c -> !c.nullable())
                .map(Column::name)
                .anyMatch(column::equals);
    }

    private void addForeignKeys(Query query) throws SQLException {
        Map<Reference, List<List<String>>> references = new LinkedHashMap<>();
        query.each(HsqldbQueries.REFERENCES, row -> {
            Reference reference = new Reference(
                    name(row, 1), row.getString(3), name(row, 5), action(row.getInt(8)), action(row.getInt(9)));
            references
                    .computeIfAbsent(reference, r -> new ArrayList<>())
                    .add(List.of(row.getString(4), row.getString(7)));
        });
        references.forEach((reference, columns) -> {
            TableParts table = tables.get(reference.table());
            if (table != null) {
                table.foreignKeys.add(new ForeignKey(
                        reference.name(),
                        true,
                        columns.stream().map(pair -> pair.get(0)).toList(),
                        reference.target(),
                        columns.stream().map(pair -> pair.get(1)).toList(),
                        reference.onDelete(),
                        reference.onUpdate()));
            }
        });
    }

    /** HSQLDB takes RESTRICT for NO ACTION. */
    private static ReferentialAction action(int rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> ReferentialAction.CASCADE;
            case DatabaseMetaData.importedKeySetNull -> ReferentialAction.SET_NULL;
            case DatabaseMetaData.importedKeySetDefault -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    void addIndexes(Query query) throws SQLException {
        Map<OfTable, List<String>> columns = new LinkedHashMap<>();
        query.each(HsqldbQueries.INDEX_COLUMNS, row -> {
            OfTable index = new OfTable(name(row, 1), row.getString(3), !row.getBoolean(4));
            columns.computeIfAbsent(index, i -> new ArrayList<>()).add(row.getString(5));
        });
        columns.forEach((index, names) -> {
            TableParts table = tables.get(index.table());
            if (table == null
                    || ownIndexes.contains(QualifiedName.of(index.table().schema(), index.name()))) {
                return;
            }
            if (index.unique()) {
                table.uniqueKeys.add(new UniqueKey(index.name(), true, names, true));
            } else {
                // HSQLDB takes DESC, and does not keep it.
                List<Index.Part> parts = names.stream().map(Index.Part::column).toList();
                table.indexes.add(new Index(index.name(), true, parts, false, "", ""));
            }
        });
    }

    /** The name whose schema stands at the given column and whose own name stands at the next. */
    static QualifiedName name(ResultSet row, int column) throws SQLException {
        return QualifiedName.of(row.getString(column), row.getString(column + 1));
    }
}
