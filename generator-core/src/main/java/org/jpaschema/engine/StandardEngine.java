package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/** DDL as SQL:2016 writes it, for engines to refine. */
abstract class StandardEngine implements Engine {

    private static final Pattern ALLOWED_VALUES = Pattern.compile(
            "[\\s(]*\"?[\\w$]+\"?\\)*(?:::[a-z ]+)?\\s*(?:\\bin\\s*\\(+|\\bbetween\\s|=\\s*any\\s*\\(+array\\[)"
                    + "\\s*(?<value>'(?:[^']|'')*'|-?\\d+)(?<rest>.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A condition that goes on after its list or its range. */
    private static final Pattern MORE =
            Pattern.compile("\\bor\\b|\\band\\b(?!\\s*(?:-?\\d+)?[\\s)]*$)", Pattern.CASE_INSENSITIVE);

    /** Words that cannot be names without quotes, in lower case. */
    protected abstract Set<String> reservedWords();

    @Override
    public String quote(String identifier) {
        boolean plain = identifier.matches("[\\p{Alpha}_][\\p{Alnum}_]*")
                && folding().fold(identifier).equals(identifier)
                && !reservedWords().contains(identifier.toLowerCase(Locale.ROOT));
        // Unquoted names are written in lower case, whatever the catalog's spelling: that is how people write them.
        return plain
                ? folding() == CaseFolding.PRESERVE ? identifier : identifier.toLowerCase(Locale.ROOT)
                : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String quote(QualifiedName name) {
        return name.schema().isEmpty() ? quote(name.name()) : quote(name.schema()) + "." + quote(name.name());
    }

    /** A character string literal. */
    protected static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    protected String columns(List<String> names) {
        return names.stream().map(this::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    protected String alter(Table table, String action) {
        return "alter table " + quote(table.name()) + " " + action;
    }

    @Override
    public List<String> createNamespace(String namespace) {
        return List.of("create schema " + quote(namespace));
    }

    @Override
    public List<String> dropNamespace(String namespace) {
        return List.of("drop schema " + quote(namespace));
    }

    @Override
    public List<String> createTable(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(c -> lines.add(columnDefinition(c)));
        table.primaryKey().ifPresent(k -> lines.add(primaryKeyDefinition(k)));
        List<UniqueKey> indexes =
                table.uniqueKeys().stream().filter(UniqueKey::index).toList();
        distinct(table.uniqueKeys().stream().filter(k -> !k.index()).toList())
                .forEach(k -> lines.add(constraintDefinition(k)));
        distinct(table.checks()).forEach(c -> lines.add(constraintDefinition(c)));
        table.foreignKeys().forEach(k -> lines.add(constraintDefinition(k)));
        List<String> statements = new ArrayList<>();
        statements.add("create table " + quote(table.name()) + " (\n    " + String.join(",\n    ", lines) + "\n)");
        indexes.forEach(k -> statements.addAll(addConstraint(table, k)));
        if (!table.comment().isEmpty()) {
            statements.addAll(commentTable(table, table));
        }
        table.columns().stream()
                .filter(c -> !c.comment().isEmpty())
                .forEach(c -> statements.addAll(commentColumn(table, c, c)));
        statements.addAll(table.initialization());
        return statements;
    }

    /** The primary key of a new table: like Hibernate's, without a name. */
    protected String primaryKeyDefinition(PrimaryKey key) {
        return "primary key " + columns(key.columns());
    }

    /** Each meaning once. */
    protected static <C extends Constraint> List<C> distinct(List<C> constraints) {
        Map<Object, C> distinct = new LinkedHashMap<>();
        constraints.forEach(c -> distinct.putIfAbsent(c.meaning(), c));
        return List.copyOf(distinct.values());
    }

    /** Name, type and all clauses of a column but its comment. */
    protected String columnDefinition(Column column) {
        StringBuilder sql = new StringBuilder(quote(column.name())).append(' ').append(column.type());
        if (!column.collation().isEmpty()) {
            sql.append(collateClause(column.collation()));
        }
        column.generatedAs().ifPresent(e -> sql.append(" generated always as (")
                .append(e)
                .append(')')
                .append(generatedSuffix(column)));
        sql.append(identityClause(column.identity()));
        column.defaultValue().ifPresent(d -> sql.append(" default ").append(d));
        return sql.append(column.nullable() ? "" : " not null").toString();
    }

    protected String collateClause(String collation) {
        return " collate \"" + collation.replace("\"", "\"\"") + '"';
    }

    /** What follows the expression of a generated column. */
    protected abstract String generatedSuffix(Column column);

    protected String identityClause(Identity identity) {
        return switch (identity) {
            case NONE -> "";
            case BY_DEFAULT, SERIAL -> " generated by default as identity";
            case ALWAYS -> " generated always as identity";
        };
    }

    @Override
    public List<String> dropTable(Table table) {
        return List.of("drop table " + quote(table.name()));
    }

    @Override
    public List<String> commentTable(Table before, Table after) {
        return List.of("comment on table " + quote(after.name()) + " is " + commentText(after.comment()));
    }

    @Override
    public List<String> commentColumn(Table table, Column before, Column after) {
        return List.of("comment on column " + quote(table.name()) + "." + quote(after.name()) + " is "
                + commentText(after.comment()));
    }

    /** An empty comment is none. */
    protected String commentText(String comment) {
        return comment.isEmpty() ? "null" : literal(comment);
    }

    @Override
    public List<String> addColumn(Table table, Column column) {
        List<String> statements = new ArrayList<>();
        statements.add(alter(table, "add column " + columnDefinition(column)));
        if (!column.comment().isEmpty()) {
            statements.addAll(commentColumn(table, column, column));
        }
        return statements;
    }

    @Override
    public List<String> dropColumn(Table table, Column column) {
        return List.of(alter(table, "drop column " + quote(column.name())));
    }

    /** {@code alter table t alter column c …}. */
    protected List<String> alterColumn(Table table, Column column, String action) {
        return List.of(alter(table, "alter column " + quote(column.name()) + " " + action));
    }

    @Override
    public List<String> alterNullability(Table table, Column before, Column after) {
        return alterColumn(table, after, after.nullable() ? "drop not null" : "set not null");
    }

    @Override
    public List<String> alterDefault(Table table, Column before, Column after) {
        return alterColumn(
                table, after, after.defaultValue().map(d -> "set default " + d).orElse("drop default"));
    }

    @Override
    public List<String> alterGeneratedAs(Table table, Column before, Column after) {
        List<String> statements = new ArrayList<>(dropColumn(table, before));
        statements.addAll(addColumn(table, after));
        return statements;
    }

    @Override
    public String neutralValue(Column column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        if (type.endsWith("[]") || type.endsWith("array")) {
            return "";
        }
        if (type.matches("(tinyint|smallint|integer|bigint|numeric|decimal|real|double precision|float|decfloat).*")) {
            return "0";
        }
        if (type.matches("(character varying|character|text|varchar).*") && !type.contains("large object")) {
            return "''";
        }
        if (type.equals("boolean")) {
            return "false";
        }
        if (type.startsWith("timestamp")) {
            return "current_timestamp";
        }
        return type.equals("date") ? "current_date" : "";
    }

    @Override
    public Samples samples(String type, Optional<EnumType> enumType) {
        return enumType.isPresent()
                ? Samples.quotedOthers(enumType.get().values())
                : new StandardSamples(this).of(type);
    }

    @Override
    public List<String> misfits(Column before, Column after) {
        return new StandardMisfits(this).of(before, after);
    }

    /** How many characters a text has. */
    protected String lengthOf(String column) {
        return "char_length(" + column + ")";
    }

    /** A number with so many digits after the point. */
    protected String rounded(String column, int scale) {
        return scale == 0 ? "floor(" + column + ")" : "round(" + column + ", " + scale + ")";
    }

    /** The condition that a text is not of the form; "" for an engine without regular expressions. */
    protected String unlike(String column, String form) {
        return "";
    }

    @Override
    public String limited(String query, int rows) {
        return query + " fetch first " + rows + " rows only";
    }

    /** Values of a type that the engine has for itself, or writes as no other; none for what is as everywhere. */
    protected Samples ownSamples(String type) {
        return Samples.NONE;
    }

    /** A date, time or timestamp, given as SQL writes it and without a zone. */
    protected String momentLiteral(String type, String moment) {
        return literal(moment);
    }

    /** Bytes, given as hexadecimal digits. */
    protected String bytesLiteral(String type, String hexadecimal) {
        return "x'" + hexadecimal + "'";
    }

    /** An array of these literals. */
    protected String arrayLiteral(List<String> elements) {
        return "array[" + String.join(", ", elements) + "]";
    }

    @Override
    public String allowedValue(Check check) {
        Matcher matcher = ALLOWED_VALUES.matcher(check.expression());
        boolean simple = matcher.matches()
                && !MORE.matcher(SqlText.withoutQuoted(matcher.group("rest"))).find();
        return simple ? matcher.group("value") : "";
    }

    @Override
    public List<String> addConstraint(Table table, Constraint constraint) {
        return List.of(
                constraint instanceof UniqueKey key && key.index()
                        ? "create unique index " + newIndexName(table, key.name()) + " on " + quote(table.name()) + " "
                                + columns(key.columns())
                        : alter(table, "add " + constraintDefinition(constraint)));
    }

    /** The key with NO ACTION in the place of RESTRICT, for engines that do not have it. */
    protected static ForeignKey withoutRestrict(ForeignKey key) {
        return key.onDelete() == ReferentialAction.RESTRICT
                ? new ForeignKey(
                        key.name(),
                        key.nameExplicit(),
                        key.columns(),
                        key.referencedTable(),
                        key.referencedColumns(),
                        ReferentialAction.NO_ACTION,
                        key.onUpdate())
                : key;
    }

    /** {@code constraint name …}, for a new table or an existing one. */
    protected String constraintDefinition(Constraint constraint) {
        String named = "constraint " + quote(constraint.name()) + " ";
        if (constraint instanceof PrimaryKey key) {
            return named + "primary key " + columns(key.columns());
        }
        if (constraint instanceof UniqueKey key) {
            return named + "unique " + columns(key.columns());
        }
        if (constraint instanceof Check check) {
            return named + "check (" + check.expression() + ")";
        }
        ForeignKey key = (ForeignKey) constraint;
        return named + "foreign key " + columns(key.columns()) + " references " + quote(key.referencedTable()) + " "
                + columns(key.referencedColumns())
                + (key.onDelete() == ReferentialAction.NO_ACTION
                        ? ""
                        : " on delete " + key.onDelete().sql().toLowerCase(Locale.ROOT))
                + (key.onUpdate() == ReferentialAction.NO_ACTION
                        ? ""
                        : " on update " + key.onUpdate().sql().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> dropConstraint(Table table, Constraint constraint) {
        return List.of(
                constraint instanceof UniqueKey key && key.index()
                        ? "drop index " + quote(table.name().sibling(key.name()))
                        : alter(table, "drop constraint " + quote(constraint.name())));
    }

    @Override
    public List<String> renameConstraint(Table table, Constraint constraint, String newName) {
        return constraint instanceof UniqueKey key && key.index()
                ? renameIndex(table, key.name(), newName)
                : List.of(alter(table, "rename constraint " + quote(constraint.name()) + " to " + quote(newName)));
    }

    @Override
    public List<String> createIndex(Table table, Index index) {
        List<String> parts = new ArrayList<>();
        String suffix = "";
        for (Index.Part part : index.parts()) {
            IndexOptions options = IndexOptions.parse(part.options());
            parts.add((part.expression() ? "(" + part.text() + ")" : quote(part.text()))
                    + options.beforeOrder()
                    + (part.descending() ? " desc" : "")
                    + options.nulls());
            suffix = options.afterParts();
        }
        return List.of("create " + (index.unique() ? "unique " : "")
                + indexMethod(index.method(), newIndexName(table, index.name()) + " on " + quote(table.name())) + " ("
                + String.join(", ", parts) + ")" + suffix
                + (index.predicate().isEmpty() ? "" : " where " + index.predicate()));
    }

    /** The name of an index that is made; most engines take none with a schema there. */
    protected String newIndexName(Table table, String name) {
        return quote(name);
    }

    /** {@code index name on table}, with the access method where the engine wants it. */
    protected String indexMethod(String method, String nameOnTable) {
        return "index " + nameOnTable + (method.isEmpty() ? "" : " using " + method);
    }

    @Override
    public List<String> dropIndex(Table table, Index index) {
        return List.of("drop index " + quote(table.name().sibling(index.name())));
    }

    @Override
    public List<String> renameIndex(Table table, Index index, String newName) {
        return renameIndex(table, index.name(), newName);
    }

    private List<String> renameIndex(Table table, String name, String newName) {
        return List.of("alter index " + quote(table.name().sibling(name)) + " rename to " + quote(newName));
    }

    @Override
    public List<String> renameTable(Table table, String newName) {
        return List.of(alter(table, "rename to " + quote(newName)));
    }

    @Override
    public List<String> renameColumn(Table table, Column column, String newName) {
        return List.of(alter(table, "rename column " + quote(column.name()) + " to " + quote(newName)));
    }

    @Override
    public List<String> renameSequence(Sequence sequence, String newName) {
        return List.of("alter sequence " + quote(sequence.name()) + " rename to " + quote(newName));
    }

    @Override
    public String renamed(String sql, String name, String newName) {
        return RenamedText.of(this, identifierQuotes(), sql, name, newName);
    }

    /** The characters that open a quoted name in the catalog's expressions. */
    protected String identifierQuotes() {
        return "\"";
    }

    @Override
    public List<String> createSequence(Sequence sequence) {
        return List.of("create sequence " + quote(sequence.name()) + " start with " + sequence.start()
                + " increment by " + sequence.increment());
    }

    @Override
    public List<String> alterSequence(Sequence before, Sequence after) {
        return List.of("alter sequence " + quote(after.name()) + " start with " + after.start() + " increment by "
                + after.increment());
    }

    @Override
    public List<String> dropSequence(QualifiedName sequence) {
        return List.of("drop sequence " + quote(sequence));
    }

    @Override
    public List<String> createView(View view) {
        return List.of("create view " + quote(view.name()) + " as " + view.query());
    }

    @Override
    public List<String> dropView(QualifiedName view) {
        return List.of("drop view " + quote(view));
    }
}
