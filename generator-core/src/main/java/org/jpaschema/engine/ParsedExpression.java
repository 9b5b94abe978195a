package org.jpaschema.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NextValExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;

/**
 * One form for all spellings of an expression, for engines that cannot be asked what an expression means. It is read by a
 * parser and written anew, without what does not matter: parentheses, the case of words, the order of alternatives, whether
 * a range is written as BETWEEN or as two comparisons and a list as IN or as equations.
 */
final class ParsedExpression {

    private static final Map<String, String> MIRRORED = Map.of("<", ">", ">", "<", "<=", ">=", ">=", "<=");
    private static final Map<String, String> OPPOSITE = Map.of("<", ">=", ">", "<=", "<=", ">", ">=", "<");

    private final UnaryOperator<String> names;
    private final UnaryOperator<String> types;
    private final Map<String, String> synonyms;
    private final boolean brackets;

    /**
     * A reader for an engine's expressions.
     *
     * @param names from a name as it is written, quotes included, to one form for all spellings of it
     * @param types from a type as it is written to one form for all spellings of it
     * @param synonyms words and functions in lower case, with the one that each is the same as
     * @param brackets whether names can stand in square brackets
     */
    ParsedExpression(
            UnaryOperator<String> names, UnaryOperator<String> types, Map<String, String> synonyms, boolean brackets) {
        this.names = Objects.requireNonNull(names, "names");
        this.types = Objects.requireNonNull(types, "types");
        this.synonyms = Map.copyOf(synonyms);
        this.brackets = brackets;
    }

    /**
     * The one form.
     *
     * @throws JSQLParserException when it cannot be read
     */
    String normal(String text) throws JSQLParserException {
        return said(CCJSqlParserUtil.parseCondExpression(
                text, false, parser -> parser.withSquareBracketQuotation(brackets)));
    }

    /** The form of a literal that a numeric column gets: {@code '0'}, {@code 0} and {@code 0.00} are one value. */
    static String number(String normal) {
        String content = normal.startsWith("'") ? normal.substring(1, normal.length() - 1) : normal;
        return content.matches("[+-]?\\d+(\\.\\d*)?|[+-]?\\.\\d+") ? plain(new BigDecimal(content)) : normal;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String said(Expression written) {
        Expression e = bare(written);
        Membership membership = membership(e);
        if (membership != null) {
            return membership.toString();
        }
        if (e instanceof OrExpression) {
            return or(operands(e, OrExpression.class));
        }
        if (e instanceof AndExpression) {
            return joined("and", operands(e, AndExpression.class).stream().map(this::said));
        }
        if (e instanceof NotExpression not) {
            return not(not.getExpression());
        }
        if (e instanceof NotEqualsTo different) {
            return negated(said(new EqualsTo(different.getLeftExpression(), different.getRightExpression())));
        }
        if (e instanceof InExpression in) {
            Membership literals = literals(in);
            return sign(
                    in.isNot(),
                    literals == null
                            ? "in" + list(Stream.of(in.getLeftExpression(), in.getRightExpression()))
                            : literals.toString());
        }
        if (e instanceof Between between) {
            String value = said(between.getLeftExpression());
            String low = said(between.getBetweenExpressionStart());
            String high = said(between.getBetweenExpressionEnd());
            return sign(
                    between.isNot(), joined("and", Stream.of(compared(">=", value, low), compared("<=", value, high))));
        }
        if (e instanceof IsNullExpression isNull) {
            boolean not = isNull.isNot() || isNull.isUseNotNull();
            return sign(not, "isnull(" + said(isNull.getLeftExpression()) + ")");
        }
        if (e instanceof LikeExpression like) {
            String escape = like.getEscape() == null ? "" : " escape " + said(like.getEscape());
            String keyword = like.getLikeKeyWord().toString().toLowerCase(Locale.ROOT);
            return sign(like.isNot(), binary(keyword, like) + escape);
        }
        return e instanceof BinaryExpression binary ? binary(binary) : value(e);
    }

    private String value(Expression e) {
        if (e instanceof StringValue text) {
            return "'" + text.getValue() + "'";
        }
        if (e instanceof LongValue number) {
            return plain(new BigDecimal(number.getStringValue()));
        }
        if (e instanceof DoubleValue number && number.toString().matches("\\d*\\.\\d+|\\d+\\.")) {
            String text = plain(new BigDecimal(number.toString()));
            // A number with a point divides otherwise than one without.
            return text.contains(".") ? text : text + ".0";
        }
        if (e instanceof SignedExpression signed) {
            String value = said(signed.getExpression());
            return signed.getSign() == '-' && value.startsWith("-")
                    ? value.substring(1)
                    : (signed.getSign() == '+' ? "" : String.valueOf(signed.getSign())) + value;
        }
        if (e instanceof Column column) {
            String name = Stream.of(column.getFullyQualifiedName().split("\\.(?=[^\\]\"]*(?:[\\[\"]|$))"))
                    .map(names)
                    .collect(Collectors.joining("."));
            return synonyms.getOrDefault(name, name);
        }
        if (e instanceof Function function && function.getKeep() == null && function.getOrderByElements() == null) {
            String name = function.getName().toLowerCase(Locale.ROOT);
            List<Expression> arguments = new ArrayList<>();
            if (function.getParameters() != null) {
                arguments.addAll(function.getParameters());
            }
            String call = name + (function.isDistinct() ? " distinct" : "") + list(arguments.stream());
            return synonyms.getOrDefault(call, call);
        }
        if (e instanceof CastExpression cast && cast.getColDataType() != null) {
            return "cast(" + said(cast.getLeftExpression()) + " as "
                    + types.apply(cast.getColDataType().toString()) + ")";
        }
        if (e instanceof CollateExpression collate) {
            return said(collate.getLeftExpression()) + " collate "
                    + collate.getCollate().toLowerCase(Locale.ROOT);
        }
        if (e instanceof CaseExpression cases) {
            return cases(cases);
        }
        if (e instanceof NextValExpression next) {
            return "next value for " + next.getNameList().stream().map(names).collect(Collectors.joining("."));
        }
        if (e instanceof ExpressionList<?> row) {
            return list(row.stream());
        }
        String text = SqlText.outsideQuotes(e.toString(), piece -> piece.toLowerCase(Locale.ROOT));
        return synonyms.getOrDefault(text, text);
    }

    private String cases(CaseExpression cases) {
        StringBuilder text = new StringBuilder("case");
        if (cases.getSwitchExpression() != null) {
            text.append(' ').append(said(cases.getSwitchExpression()));
        }
        for (WhenClause when : cases.getWhenClauses()) {
            text.append(" when ").append(said(when.getWhenExpression()));
            text.append(" then ").append(said(when.getThenExpression()));
        }
        String otherwise = cases.getElseExpression() == null ? "null" : said(cases.getElseExpression());
        return text.append(otherwise.equals("null") ? "" : " else " + otherwise)
                .append(" end")
                .toString();
    }

    private String binary(BinaryExpression e) {
        String operator = e.getStringExpression().trim().toLowerCase(Locale.ROOT);
        if (MIRRORED.containsKey(operator)) {
            Expression left = bare(e.getLeftExpression());
            Expression right = bare(e.getRightExpression());
            return isLiteral(left) && !isLiteral(right)
                    ? compared(MIRRORED.get(operator), said(right), said(left))
                    : compared(operator, said(left), said(right));
        }
        return binary(operator, e);
    }

    private String binary(String operator, BinaryExpression e) {
        return compared(operator, said(e.getLeftExpression()), said(e.getRightExpression()));
    }

    private static String compared(String operator, String left, String right) {
        return operator + "(" + left + ", " + right + ")";
    }

    private String or(List<Expression> operands) {
        Map<String, TreeSet<String>> memberships = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Expression operand : operands) {
            Membership membership = membership(operand);
            if (membership == null) {
                others.add(said(operand));
            } else {
                memberships
                        .computeIfAbsent(membership.value(), v -> new TreeSet<>())
                        .addAll(membership.members());
            }
        }
        memberships.forEach((value, members) -> others.add(new Membership(value, members).toString()));
        return joined("or", others.stream());
    }

    /** A value that is one of several literals. */
    private record Membership(String value, Collection<String> members) {

        @Override
        public String toString() {
            return value + " in (" + String.join(", ", new TreeSet<>(members)) + ")";
        }
    }

    /** What says no more than that a value is one of several literals; null for what says more, or something else. */
    private Membership membership(Expression written) {
        Expression e = bare(written);
        if (e instanceof EqualsTo equation) {
            Expression left = bare(equation.getLeftExpression());
            Expression right = bare(equation.getRightExpression());
            if (isLiteral(right)) {
                return new Membership(said(left), List.of(said(right)));
            }
            return isLiteral(left) ? new Membership(said(right), List.of(said(left))) : null;
        }
        if (e instanceof InExpression in && !in.isNot()) {
            return literals(in);
        }
        if (!(e instanceof OrExpression)) {
            return null;
        }
        List<Membership> parts = operands(e, OrExpression.class).stream()
                .map(this::membership)
                .filter(Objects::nonNull)
                .toList();
        boolean ofOne = parts.size() == operands(e, OrExpression.class).size()
                && parts.stream().map(Membership::value).distinct().count() == 1;
        return ofOne
                ? new Membership(
                        parts.get(0).value(),
                        parts.stream().flatMap(p -> p.members().stream()).toList())
                : null;
    }

    private Membership literals(InExpression in) {
        return in.getRightExpression() instanceof ExpressionList<?> list
                        && list.stream().allMatch(member -> isLiteral(bare(member)))
                ? new Membership(
                        said(in.getLeftExpression()),
                        list.stream().map(this::said).toList())
                : null;
    }

    private static boolean isLiteral(Expression e) {
        return e instanceof StringValue
                || e instanceof LongValue
                || e instanceof DoubleValue
                || e instanceof SignedExpression signed && isLiteral(bare(signed.getExpression()));
    }

    private String not(Expression written) {
        Expression e = bare(written);
        if (e instanceof BinaryExpression binary) {
            String operator = binary.getStringExpression().trim();
            if (OPPOSITE.containsKey(operator)) {
                String said = binary(binary);
                String mirrored = said.substring(0, said.indexOf('('));
                return OPPOSITE.get(mirrored) + said.substring(mirrored.length());
            }
        }
        return negated(said(e));
    }

    private static String sign(boolean not, String condition) {
        return not ? negated(condition) : condition;
    }

    private static String negated(String condition) {
        return condition.startsWith("not(") && SqlText.closing(condition, 3) == condition.length() - 1
                ? condition.substring(4, condition.length() - 1)
                : "not(" + condition + ")";
    }

    private static String joined(String operator, Stream<String> terms) {
        return terms.sorted().distinct().collect(Collectors.joining("; ", operator + "(", ")"));
    }

    private String list(Stream<? extends Expression> expressions) {
        return expressions.map(this::said).collect(Collectors.joining(", ", "(", ")"));
    }

    /** All operands of a chain of one operator, whatever its parentheses. */
    private static List<Expression> operands(Expression written, Class<? extends BinaryExpression> operator) {
        List<Expression> operands = new ArrayList<>();
        Expression e = bare(written);
        // The parser leans to the left, so that only the other side is short.
        List<Expression> rights = new ArrayList<>();
        while (operator.isInstance(e)) {
            BinaryExpression chain = (BinaryExpression) e;
            rights.add(chain.getRightExpression());
            e = bare(chain.getLeftExpression());
        }
        operands.add(e);
        for (Expression right : rights) {
            operands.addAll(operator.isInstance(bare(right)) ? operands(right, operator) : List.of(bare(right)));
        }
        return operands;
    }

    private static Expression bare(Expression e) {
        Expression bare = e;
        while (bare instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            bare = list.get(0);
        }
        return bare;
    }
}
