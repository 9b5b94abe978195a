package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.engine.SqliteClause.Kind;

/**
 * A CREATE TABLE of SQLite's, which is how SQLite keeps a table (sqlite.org/lang_createtable.html): much of it, such as
 * checks and the names of constraints, stands nowhere else.
 *
 * @param columns its columns in order
 * @param constraints its table constraints in order
 * @param options what follows the closing parenthesis: {@code WITHOUT ROWID}, {@code STRICT}, or ""
 */
public record SqliteDefinition(List<ColumnText> columns, List<SqliteClause> constraints, String options) {

    /**
     * A column as it is written.
     *
     * @param name its name without quotes
     * @param type its type as it is written, "" for none
     * @param clauses what follows the type
     * @param text all of it, as it is written
     */
    public record ColumnText(String name, String type, List<SqliteClause> clauses, String text) {

        public ColumnText {
            clauses = List.copyOf(clauses);
        }

        /** The first clause of a kind. */
        public Optional<SqliteClause> clause(Kind kind) {
            return clauses.stream().filter(c -> c.kind() == kind).findFirst();
        }
    }

    private static final Set<String> TABLE_CONSTRAINTS = Set.of("constraint", "primary", "unique", "check", "foreign");

    private static final Set<String> CLAUSES = Set.of(
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "generated",
            "as");

    public SqliteDefinition {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    /**
     * Reads the text.
     *
     * @throws SqliteSyntaxException when it is no CREATE TABLE with columns
     */
    public static SqliteDefinition parse(String sql) {
        SqliteTokens tokens = new SqliteTokens(sql);
        tokens.expect("create");
        if (!tokens.take("temp")) {
            tokens.take("temporary");
        }
        tokens.expect("table");
        tokens.take("if", "not", "exists");
        tokens.name();
        if (tokens.take(".")) {
            tokens.name();
        }
        tokens.expect("(");
        List<ColumnText> columns = new ArrayList<>();
        List<SqliteClause> constraints = new ArrayList<>();
        do {
            if (tokens.peek().isOneOf(TABLE_CONSTRAINTS)) {
                // The commas between table constraints may be left out.
                while (!tokens.peek().is(",") && !tokens.peek().is(")")) {
                    constraint(tokens).ifPresent(constraints::add);
                }
            } else {
                columns.add(column(tokens));
            }
        } while (tokens.take(","));
        tokens.expect(")");
        return new SqliteDefinition(columns, constraints, tokens.rest());
    }

    private static ColumnText column(SqliteTokens tokens) {
        int whole = tokens.start();
        String name = tokens.name();
        int start = tokens.start();
        while (tokens.peek().isName() && !tokens.peek().isOneOf(CLAUSES)) {
            tokens.next();
        }
        if (tokens.start() > start && tokens.peek().is("(")) {
            tokens.skipGroup();
        }
        String type = tokens.since(start).strip();
        List<SqliteClause> clauses = new ArrayList<>();
        while (!tokens.peek().is(",") && !tokens.peek().is(")")) {
            clause(tokens, name).ifPresent(clauses::add);
        }
        return new ColumnText(name, type, clauses, tokens.since(whole));
    }

    private static String constraintName(SqliteTokens tokens) {
        return tokens.take("constraint") ? tokens.name() : "";
    }

    /** A clause of a column; nothing for a name that no clause follows, which SQLite allows. */
    private static Optional<SqliteClause> clause(SqliteTokens tokens, String column) {
        int start = tokens.start();
        String name = constraintName(tokens);
        List<String> columns = List.of(column);
        if (tokens.take("primary", "key")) {
            String order = tokens.take("desc") ? "desc" : "";
            tokens.take("asc");
            onConflict(tokens);
            String extra = tokens.take("autoincrement") ? "autoincrement" : order;
            return clause(Kind.PRIMARY_KEY, name, columns, "", extra, tokens, start);
        }
        if (tokens.take("not", "null")) {
            onConflict(tokens);
            return clause(Kind.NOT_NULL, name, columns, "", "", tokens, start);
        }
        if (tokens.take("null")) {
            onConflict(tokens);
            return clause(Kind.NULL, name, columns, "", "", tokens, start);
        }
        if (tokens.take("unique")) {
            onConflict(tokens);
            return clause(Kind.UNIQUE, name, columns, "", "", tokens, start);
        }
        if (tokens.take("check")) {
            String condition = tokens.group();
            onConflict(tokens);
            return clause(Kind.CHECK, name, columns, condition, "", tokens, start);
        }
        if (tokens.take("default")) {
            return clause(Kind.DEFAULT, name, columns, defaultValue(tokens), "", tokens, start);
        }
        if (tokens.take("collate")) {
            return clause(Kind.COLLATE, name, columns, tokens.name(), "", tokens, start);
        }
        if (tokens.peek().is("references")) {
            return Optional.of(foreignKey(tokens, name, columns, start));
        }
        if (tokens.take("generated", "always", "as") || tokens.take("as")) {
            String expression = tokens.group();
            String extra = tokens.take("stored") ? "stored" : "";
            tokens.take("virtual");
            return clause(Kind.GENERATED, name, columns, expression, extra, tokens, start);
        }
        return nothing(tokens, name);
    }

    private static Optional<SqliteClause> constraint(SqliteTokens tokens) {
        int start = tokens.start();
        String name = constraintName(tokens);
        if (tokens.take("primary", "key")) {
            int names = tokens.start();
            List<String> columns = tokens.names();
            boolean counts = tokens.since(names).toLowerCase(Locale.ROOT).matches("(?s).*\\bautoincrement\\s*\\)");
            onConflict(tokens);
            return clause(Kind.PRIMARY_KEY, name, columns, "", counts ? "autoincrement" : "", tokens, start);
        }
        if (tokens.take("unique")) {
            List<String> columns = tokens.names();
            onConflict(tokens);
            return clause(Kind.UNIQUE, name, columns, "", "", tokens, start);
        }
        if (tokens.take("check")) {
            String condition = tokens.group();
            onConflict(tokens);
            return clause(Kind.CHECK, name, List.of(), condition, "", tokens, start);
        }
        if (tokens.take("foreign", "key")) {
            List<String> columns = tokens.names();
            return Optional.of(foreignKey(tokens, name, columns, start));
        }
        return nothing(tokens, name);
    }

    private static Optional<SqliteClause> nothing(SqliteTokens tokens, String name) {
        if (name.isEmpty()) {
            throw tokens.unexpected();
        }
        return Optional.empty();
    }

    private static Optional<SqliteClause> clause(
            Kind kind,
            String name,
            List<String> columns,
            String expression,
            String extra,
            SqliteTokens tokens,
            int start) {
        return Optional.of(
                new SqliteClause(kind, name, columns, expression, extra, "", List.of(), tokens.since(start)));
    }

    private static void onConflict(SqliteTokens tokens) {
        if (tokens.take("on", "conflict")) {
            tokens.next();
        }
    }

    private static String defaultValue(SqliteTokens tokens) {
        int start = tokens.start();
        if (tokens.peek().is("(")) {
            return "(" + tokens.group() + ")";
        }
        if (tokens.peek().is("+") || tokens.peek().is("-")) {
            tokens.next();
        }
        tokens.next();
        return tokens.since(start);
    }

    private static SqliteClause foreignKey(SqliteTokens tokens, String name, List<String> columns, int start) {
        tokens.expect("references");
        String target = tokens.name();
        List<String> targetColumns = tokens.peek().is("(") ? tokens.names() : List.of();
        String onDelete = "NO ACTION";
        String onUpdate = "NO ACTION";
        while (true) {
            if (tokens.take("on")) {
                boolean deletes = tokens.next().is("delete");
                int action = tokens.start();
                if (tokens.take("set") || tokens.take("no")) {
                    tokens.next();
                } else {
                    tokens.next();
                }
                String said = tokens.since(action).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
                onDelete = deletes ? said : onDelete;
                onUpdate = deletes ? onUpdate : said;
            } else if (tokens.take("match")) {
                tokens.next();
            } else {
                break;
            }
        }
        if (tokens.peek().is("deferrable")
                || tokens.peek().is("not") && tokens.peek(1).is("deferrable")) {
            tokens.take("not");
            tokens.next();
            if (tokens.take("initially")) {
                tokens.next();
            }
        }
        return new SqliteClause(
                Kind.FOREIGN_KEY,
                name,
                columns,
                "",
                onDelete + ", " + onUpdate,
                target,
                targetColumns,
                tokens.since(start));
    }

    /** The same, with names for the constraints that have none, as other engines would make them. */
    public SqliteDefinition named(String table) {
        Set<String> taken = new HashSet<>();
        Stream.concat(columns.stream().flatMap(c -> c.clauses().stream()), constraints.stream())
                .forEach(c -> taken.add(c.name().toLowerCase(Locale.ROOT)));
        return new SqliteDefinition(
                columns.stream()
                        .map(c -> new ColumnText(
                                c.name(),
                                c.type(),
                                c.clauses().stream()
                                        .map(k -> named(k, table, taken))
                                        .toList(),
                                c.text()))
                        .toList(),
                constraints.stream().map(c -> named(c, table, taken)).toList(),
                options);
    }

    private static SqliteClause named(SqliteClause clause, String table, Set<String> taken) {
        if (!clause.isConstraint() || !clause.name().isEmpty()) {
            return clause;
        }
        String end =
                switch (clause.kind()) {
                    case PRIMARY_KEY -> "pkey";
                    case UNIQUE -> "key";
                    case CHECK -> "check";
                    default -> "fkey";
                };
        String columns = clause.kind() == Kind.PRIMARY_KEY ? "" : String.join("_", clause.columns());
        String base = table + "_" + (columns.isEmpty() ? "" : columns + "_") + end;
        String free = base;
        for (int i = 1; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = base + i;
        }
        return clause.withName(free);
    }

    /** All words and quoted names of a text in lower case. */
    public static Set<String> names(String sql) {
        return SqliteToken.of(sql).stream()
                .filter(SqliteToken::isName)
                .map(t -> t.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Every clause of that kind, those of columns first. */
    public List<SqliteClause> all(Kind kind) {
        List<SqliteClause> all = new ArrayList<>();
        columns.forEach(column ->
                column.clauses().stream().filter(c -> c.kind() == kind).forEach(all::add));
        constraints.stream().filter(c -> c.kind() == kind).forEach(all::add);
        return all;
    }
}
