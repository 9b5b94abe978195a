package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;

/** The values that a column may have, where a check lists them, or its type: {@code enum ('A','B')}. */
public final class AllowedValues {

    /** MariaDB and MySQL write a quote with a backslash. */
    private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*+'", Pattern.DOTALL);

    private static final Pattern ENUM = Pattern.compile("enum\\s*\\(.*\\)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** What a condition has that asks for more than one of some values. */
    private static final Pattern MORE = Pattern.compile(
            "[<>!~+*/%|]|\\b(?:not|and|like|between|case|similar|regexp|glob)\\b", Pattern.CASE_INSENSITIVE);

    /** What a parenthesis may stand behind that calls no function. */
    private static final Pattern CALL = Pattern.compile(
            "\\b(?!(?:in|any|some|array|or|cast|check|varying|varchar|char|character|nvarchar)\\b)\\w+\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    private AllowedValues() {}

    /** The values in the order of the list; none when nothing lists them. */
    public static List<String> of(Table table, Column column) {
        if (isEnum(column)) {
            return literals(column.type());
        }
        return checks(table, column.name()).stream()
                .findFirst()
                .map(c -> literals(c.expression()))
                .orElse(List.of());
    }

    /** Whether the column's type lists the values. */
    public static boolean isEnum(Column column) {
        return ENUM.matcher(column.type()).matches();
    }

    /** The checks that say nothing but which values the column may have. */
    private static List<Check> checks(Table table, String column) {
        return table.checks().stream()
                .filter(c -> isList(c.expression(), table, column))
                .toList();
    }

    private static boolean isList(String condition, Table table, String column) {
        String words = SqlText.withoutQuoted(condition);
        return LITERAL.matcher(condition).find()
                && !MORE.matcher(words).find()
                && !CALL.matcher(words).find()
                && SqlText.mentions(condition, column)
                && table.columns().stream()
                        .map(Column::name)
                        .noneMatch(c -> !c.equals(column) && SqlText.mentions(condition, c));
    }

    private static List<String> literals(String text) {
        List<String> literals = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(text);
        while (matcher.find()) {
            literals.add(value(matcher.group()));
        }
        return literals;
    }

    private static String value(String literal) {
        return literal.substring(1, literal.length() - 1).replace("''", "'").replace("\\'", "'");
    }

    /** The table with another name for a value: in its checks, in the column's type and in its default. */
    static Table renamed(Table table, String column, String value, String newValue) {
        List<Check> lists = checks(table, column);
        return table.withColumns(
                        Mapped.each(table.columns(), c -> c.name().equals(column) ? renamed(c, value, newValue) : c))
                .withChecks(Mapped.each(
                        table.checks(),
                        c -> lists.contains(c) ? c.withExpression(replaced(c.expression(), value, newValue)) : c));
    }

    private static Column renamed(Column column, String value, String newValue) {
        Optional<String> newDefault = column.defaultValue()
                .map(d -> d.startsWith(StandardEngine.literal(value)) ? replaced(d, value, newValue) : d);
        return column.withType(isEnum(column) ? replaced(column.type(), value, newValue) : column.type())
                .withDefault(newDefault);
    }

    /** The column with a list of its type that has both values. */
    public static Column widened(Column column, String value, String newValue) {
        return isEnum(column)
                ? column.withType(literally(
                        column.type(), value, StandardEngine.literal(value) + ", " + StandardEngine.literal(newValue)))
                : column;
    }

    private static String replaced(String text, String value, String newValue) {
        return literally(text, value, StandardEngine.literal(newValue));
    }

    private static String literally(String text, String value, String instead) {
        return LITERAL.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(value(m.group()).equals(value) ? instead : m.group()));
    }
}
