package org.jpaschema.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jpaschema.engine.SqlText;
import org.jpaschema.engine.SqliteClause;
import org.jpaschema.engine.SqliteClause.Kind;
import org.jpaschema.engine.SqliteDefinition;
import org.jpaschema.engine.SqliteEngine;
import org.jpaschema.engine.SqliteSyntaxException;
import org.jpaschema.engine.SqliteWords;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/** One table of SQLite's: what its pragmas say of it, and what only its CREATE TABLE says. */
final class SqliteTable {

    /** A row of pragma_table_xinfo. */
    record ColumnRow(String name, String type, boolean notNull, String defaultValue, int key, int hidden) {}

    private static final int STORED = 3;

    final TableParts parts;
    private final boolean withoutRowid;
    private final List<ColumnRow> columns = new ArrayList<>();
    private Optional<SqliteDefinition> definition = Optional.empty();

    SqliteTable(String name, boolean withoutRowid) {
        this.parts = new TableParts(QualifiedName.of(SqliteCatalog.MAIN, name), "");
        this.withoutRowid = withoutRowid;
    }

    String name() {
        return parts.name.name();
    }

    /** Reads the CREATE TABLE. One that cannot be read may have any checks. */
    void define(String sql) {
        try {
            definition = Optional.of(SqliteDefinition.parse(sql).named(name()));
            parts.definitions.put(SqliteEngine.DEFINITION, sql);
            parts.definitions.put(SqliteEngine.WITHOUT_ROWID, String.valueOf(withoutRowid));
        } catch (SqliteSyntaxException e) {
            parts.checks.add(new Check(name() + "_check", true, Unknown.TEXT, ""));
        }
    }

    void add(ColumnRow column) {
        columns.add(column);
    }

    /** The columns of the primary key in its order. */
    List<String> key() {
        Map<Integer, String> key = new TreeMap<>();
        columns.stream().filter(c -> c.key() > 0).forEach(c -> key.put(c.key(), c.name()));
        return List.copyOf(key.values());
    }

    /** The column as it was created, for a name in any case. */
    String column(String written) {
        return columns.stream()
                .map(ColumnRow::name)
                .filter(written::equalsIgnoreCase)
                .findFirst()
                .orElse(written);
    }

    List<String> columns(List<String> written) {
        return written.stream().map(this::column).toList();
    }

    List<SqliteClause> clauses(Kind kind) {
        return definition.map(d -> d.all(kind)).orElse(List.of());
    }

    /** Makes the columns, the primary key, the unique keys and the checks of what came in. */
    void complete() {
        columns.forEach(c -> parts.columns.add(column(c)));
        List<String> key = key();
        if (!key.isEmpty()) {
            String written = clauses(Kind.PRIMARY_KEY).stream()
                    .map(SqliteClause::name)
                    .findFirst()
                    .orElse("");
            parts.primaryKey(new PrimaryKey(written, key));
        }
        Set<Object> meanings = new HashSet<>();
        for (SqliteClause clause : clauses(Kind.UNIQUE)) {
            List<String> over = columns(clause.columns());
            UniqueKey unique = new UniqueKey(clause.name(), true, over, false);
            if (meanings.add(unique.meaning())) {
                parts.uniqueKeys.add(unique);
            }
        }
        for (SqliteClause clause : clauses(Kind.CHECK)) {
            parts.checks.add(new Check(clause.name(), true, clause.expression(), ""));
        }
    }

    private Column column(ColumnRow row) {
        Optional<SqliteDefinition.ColumnText> text = definition.flatMap(d -> d.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(row.name()))
                .findFirst());
        Identity identity = identity(row, text);
        boolean mandatory = row.notNull() || identity != Identity.NONE || withoutRowid && row.key() > 0;
        return new Column(
                row.name(),
                SqliteWords.canonicalType(
                        text.map(SqliteDefinition.ColumnText::type).orElse(row.type())),
                !mandatory,
                text.flatMap(c -> c.clause(Kind.DEFAULT))
                        .map(SqliteClause::expression)
                        .or(() -> Optional.ofNullable(row.defaultValue()))
                        .filter(d -> !SqlText.isNull(d)),
                text.flatMap(c -> c.clause(Kind.GENERATED)).map(SqliteClause::expression),
                row.hidden() == STORED,
                identity,
                text.flatMap(c -> c.clause(Kind.COLLATE))
                        .map(SqliteClause::expression)
                        .filter(c -> !c.equalsIgnoreCase("binary"))
                        .orElse(""),
                "",
                Origin.NONE);
    }

    /** A primary key of the one type INTEGER is the row's number itself (sqlite.org/lang_createtable.html, "ROWIDs"). */
    private Identity identity(ColumnRow row, Optional<SqliteDefinition.ColumnText> text) {
        boolean alone =
                row.key() == 1 && columns.stream().filter(c -> c.key() > 0).count() == 1;
        boolean descending = text.flatMap(c -> c.clause(Kind.PRIMARY_KEY))
                .filter(c -> c.extra().equals("desc"))
                .isPresent();
        if (!alone || withoutRowid || descending || !row.type().equalsIgnoreCase("integer")) {
            return Identity.NONE;
        }
        boolean counts =
                clauses(Kind.PRIMARY_KEY).stream().anyMatch(c -> c.extra().equals("autoincrement"));
        return counts ? Identity.SERIAL : Identity.BY_DEFAULT;
    }
}
