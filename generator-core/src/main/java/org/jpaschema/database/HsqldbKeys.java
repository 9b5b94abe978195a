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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jpaschema.engine.HsqldbWords;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
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

    /** A column in an index, at a position from 1. */
    private record Part(int position, String column) {}

    /** NOT NULL, which HSQLDB also keeps as a check. */
    private static final Pattern NOT_NULL =
            Pattern.compile("(?<name>\"(?:[^\"]|\"\")*\"|[\\p{L}\\p{N}_$]+) IS NOT NULL");

    private final Map<QualifiedName, TableParts> tables;
    private final Map<QualifiedName, String> ownIndexes;

    /**
     * For the given tables.
     *
     * @param ownIndexes the indexes behind constraints, with the constraints' names
     */
    HsqldbKeys(Map<QualifiedName, TableParts> tables, Map<QualifiedName, String> ownIndexes) {
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
        Map<OfTable, List<Part>> parts = new LinkedHashMap<>();
        query.each(HsqldbQueries.INDEX_COLUMNS, row -> {
            OfTable index = new OfTable(name(row, 1), named(row), !row.getBoolean(4));
            parts.computeIfAbsent(index, i -> new ArrayList<>()).add(new Part(row.getInt(6), row.getString(5)));
        });
        parts.forEach((index, all) -> {
            TableParts table = tables.get(index.table());
            if (table == null) {
                return;
            }
            own(index, table).forEach(part -> remove(part, all));
            List<String> names = all.stream().map(Part::column).toList();
            if (names.isEmpty()) {
                return;
            }
            if (index.unique()) {
                table.uniqueKeys.add(new UniqueKey(index.name(), true, names, true));
            } else {
                // HSQLDB takes DESC, and does not keep it.
                List<Index.Part> columns =
                        names.stream().map(Index.Part::column).toList();
                table.indexes.add(new Index(index.name(), true, columns, false, "", ""));
            }
        });
    }

    /** Behind the name of an index that shares it with a constraint of the same columns, HSQLDB puts an asterisk. */
    private String named(ResultSet row) throws SQLException {
        String name = row.getString(3);
        String shared = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
        return ownIndexes.containsKey(QualifiedName.of(row.getString(1), shared)) ? shared : name;
    }

    /**
     * What of an index's columns is the constraint's of that name: HSQLDB lists two indexes of one name as one, when a
     * constraint is named as an index is.
     */
    private List<Part> own(OfTable index, TableParts table) {
        String constraint = ownIndexes.get(QualifiedName.of(index.table().schema(), index.name()));
        if (constraint == null) {
            return List.of();
        }
        Stream<Constraint> constraints = index.unique()
                ? Stream.concat(table.primaryKey().stream(), table.uniqueKeys.stream())
                : table.foreignKeys.stream().map(Constraint.class::cast);
        List<String> columns = constraints
                .filter(c -> c.name().equals(constraint))
                .map(HsqldbKeys::columns)
                .findFirst()
                .orElse(List.of());
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new Part(i + 1, columns.get(i)))
                .toList();
    }

    /** A foreign key's index has the columns in the order of the referenced key's. */
    private static void remove(Part own, List<Part> parts) {
        if (!parts.remove(own)) {
            parts.stream()
                    .filter(part -> part.column().equals(own.column()))
                    .findFirst()
                    .ifPresent(parts::remove);
        }
    }

    private static List<String> columns(Constraint constraint) {
        if (constraint instanceof ForeignKey key) {
            return key.columns();
        }
        return constraint instanceof UniqueKey key ? key.columns() : ((PrimaryKey) constraint).columns();
    }

    /** The name whose schema stands at the given column and whose own name stands at the next. */
    static QualifiedName name(ResultSet row, int column) throws SQLException {
        return QualifiedName.of(row.getString(column), row.getString(column + 1));
    }
}
