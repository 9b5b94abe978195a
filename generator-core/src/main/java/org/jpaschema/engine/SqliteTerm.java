package org.jpaschema.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression in one form for all its spellings: each is built by a method that takes away what does not matter.
 *
 * @param operator the operator or function in lower case; the whole text of a leaf
 * @param arguments what it is applied to; none for a leaf
 * @param literal what kind of literal a leaf is
 */
record SqliteTerm(String operator, List<SqliteTerm> arguments, Literal literal) {

    /** Kinds of literals. */
    enum Literal {
        NONE,
        TEXT,
        NUMBER
    }

    private static final Map<String, String> MIRRORED =
            Map.of("=", "=", "is", "is", "<", ">", ">", "<", "<=", ">=", ">=", "<=");

    /** Exact opposites, also of NULL. */
    private static final Map<String, String> OPPOSITE = Map.of("<", ">=", ">", "<=", "<=", ">", ">=", "<");

    static SqliteTerm of(String operator, SqliteTerm... arguments) {
        return new SqliteTerm(operator, List.of(arguments), Literal.NONE);
    }

    /** A keyword, a blob or another leaf that stands for itself. */
    static SqliteTerm word(String word) {
        return new SqliteTerm(word, List.of(), Literal.NONE);
    }

    /** @param name a column's name in lower case */
    static SqliteTerm column(String name) {
        return word('"' + name.replace("\"", "\"\"") + '"');
    }

    static SqliteTerm text(String text) {
        return new SqliteTerm("'" + text.replace("'", "''") + "'", List.of(), Literal.TEXT);
    }

    static SqliteTerm number(String written) {
        String text = written.replace("_", "").toLowerCase(Locale.ROOT);
        String value = text;
        if (text.startsWith("0x")) {
            // Hexadecimal numbers are 64 bits, sign and all.
            value = String.valueOf(new BigInteger(text.substring(2), 16).longValue());
        } else if (text.matches("\\d+")) {
            value = new BigInteger(text).toString();
        } else if (text.matches("\\d*\\.?\\d*(e[+-]?\\d+)?")) {
            value = real(new BigDecimal(text.startsWith(".") ? "0" + text : text));
        }
        return new SqliteTerm(value, List.of(), Literal.NUMBER);
    }

    /** Always with a point: an integer divides otherwise. */
    private static String real(BigDecimal value) {
        String text = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return text.contains(".") ? text : text + ".0";
    }

    static SqliteTerm negative(SqliteTerm term) {
        return term.literal == Literal.NUMBER
                ? new SqliteTerm(
                        term.operator.startsWith("-") ? term.operator.substring(1) : "-" + term.operator,
                        List.of(),
                        Literal.NUMBER)
                : of("-", term);
    }

    /** A binary operator; a literal stands at the right where the sides can be changed. */
    static SqliteTerm comparison(String operator, SqliteTerm left, SqliteTerm right) {
        boolean mirror =
                left.literal != Literal.NONE && right.literal == Literal.NONE && MIRRORED.containsKey(operator);
        return mirror ? of(MIRRORED.get(operator), right, left) : of(operator, left, right);
    }

    /** AND or OR: order, nesting and repetition mean nothing, and equations of one thing with several values are IN. */
    static SqliteTerm joined(String operator, List<SqliteTerm> terms) {
        List<SqliteTerm> flat = (operator.equals("or") ? listed(terms) : terms)
                .stream()
                        .flatMap(t -> t.operator.equals(operator) && !t.arguments.isEmpty()
                                ? t.arguments.stream()
                                : Stream.of(t))
                        .collect(Collectors.toMap(SqliteTerm::toString, t -> t, (a, b) -> a))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
        return flat.size() == 1 ? flat.get(0) : new SqliteTerm(operator, flat, Literal.NONE);
    }

    private static List<SqliteTerm> listed(List<SqliteTerm> terms) {
        Map<SqliteTerm, List<SqliteTerm>> values = new LinkedHashMap<>();
        List<SqliteTerm> others = new ArrayList<>();
        for (SqliteTerm term : terms) {
            boolean list = (term.operator.equals("=") || term.operator.equals("in"))
                    && term.arguments.stream().skip(1).allMatch(a -> a.literal != Literal.NONE);
            if (list) {
                values.computeIfAbsent(term.arguments.get(0), left -> new ArrayList<>())
                        .addAll(term.arguments.subList(1, term.arguments.size()));
            } else {
                others.add(term);
            }
        }
        values.forEach((left, listed) -> others.add(in(left, listed)));
        return others;
    }

    static SqliteTerm not(SqliteTerm term) {
        if (term.operator.equals("not")
                && term.arguments.size() == 1
                && term.arguments.get(0).isCondition()) {
            return term.arguments.get(0);
        }
        return OPPOSITE.containsKey(term.operator) && term.arguments.size() == 2
                ? of(OPPOSITE.get(term.operator), term.arguments.get(0), term.arguments.get(1))
                : of("not", term);
    }

    /** Whether it gives a truth value only, so that negating it twice changes nothing. */
    private boolean isCondition() {
        return !arguments.isEmpty()
                && List.of("=", "is", "isnull", "istrue", "isfalse", "in", "and", "or", "like", "glob")
                        .contains(operator);
    }

    /** IN: order and repetition of the values mean nothing, and one value is an equation. */
    static SqliteTerm in(SqliteTerm left, List<SqliteTerm> values) {
        List<SqliteTerm> distinct = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        values.stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .filter(v -> seen.add(v.toString()))
                .forEach(distinct::add);
        if (distinct.size() == 1 && distinct.get(0).literal != Literal.NONE) {
            return comparison("=", left, distinct.get(0));
        }
        distinct.add(0, left);
        return new SqliteTerm("in", distinct, Literal.NONE);
    }

    /** A literal as a column of a type keeps it (sqlite.org/datatype3.html, "Type Affinity"); else the same term. */
    SqliteTerm as(SqliteType.Affinity affinity) {
        boolean numeric = affinity != SqliteType.Affinity.TEXT && affinity != SqliteType.Affinity.BLOB;
        if (literal == Literal.NUMBER && affinity == SqliteType.Affinity.TEXT && operator.matches("-?\\d+")) {
            return text(operator);
        }
        String content = literal == Literal.TEXT ? operator.substring(1, operator.length() - 1) : operator;
        if (literal != Literal.NONE && numeric && content.matches("[+-]?\\d+(\\.\\d*)?")) {
            BigDecimal value = new BigDecimal(content.endsWith(".") ? content + "0" : content);
            return new SqliteTerm(
                    value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString(), List.of(), Literal.NUMBER);
        }
        return this;
    }

    /** ASCII letters in lower case: SQLite tells other letters apart by case. */
    static String lower(String name) {
        StringBuilder lower = new StringBuilder(name);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    @Override
    public String toString() {
        return arguments.isEmpty() && (literal != Literal.NONE || !operator.matches("[a-z_]\\w*"))
                ? operator
                : operator + arguments.stream().map(SqliteTerm::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
