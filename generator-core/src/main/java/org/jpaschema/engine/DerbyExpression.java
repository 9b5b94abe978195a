package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;

/**
 * One text for the spellings of an expression, for engines whose catalog keeps expressions as they were written: parsed and
 * written anew, with the same quotes, parentheses and case, lists in one order, and BETWEEN as two comparisons.
 */
final class DerbyExpression {

    private final UnaryOperator<String> folding;

    private DerbyExpression(UnaryOperator<String> folding) {
        this.folding = folding;
    }

    /**
     * The one text.
     *
     * @param text a condition or a value
     * @param folding the catalog's spelling of a name without quotes
     * @return empty when it is not readable as SQL
     */
    static Optional<String> normal(String text, UnaryOperator<String> folding) {
        try {
            return Optional.of(
                    new DerbyExpression(folding).said(CCJSqlParserUtil.parseCondExpression(text + "\n", false)));
        } catch (JSQLParserException unreadable) {
            return Optional.empty();
        }
    }

    private String said(Expression expression) {
        if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return said(list.get(0));
        }
        if (expression instanceof ExpressionList<?> list) {
            return list.stream().map(this::said).collect(Collectors.joining(", ", "(", ")"));
        }
        if (expression instanceof AndExpression || expression instanceof OrExpression) {
            List<String> operands = new ArrayList<>();
            collect(expression, expression.getClass(), operands);
            return String.join(expression instanceof AndExpression ? " AND " : " OR ", operands);
        }
        if (expression instanceof NotExpression not) {
            return "NOT (" + said(not.getExpression()) + ")";
        }
        return condition(expression);
    }

    private void collect(Expression expression, Class<?> kind, List<String> operands) {
        Expression inner = bare(expression);
        if (inner.getClass() == kind) {
            collect(((BinaryExpression) inner).getLeftExpression(), kind, operands);
            collect(((BinaryExpression) inner).getRightExpression(), kind, operands);
        } else if (kind == AndExpression.class && inner instanceof Between between && !between.isNot()) {
            operands.add(range(between));
        } else {
            operands.add(
                    kind == AndExpression.class && inner instanceof OrExpression
                            ? "(" + said(inner) + ")"
                            : said(inner));
        }
    }

    private static Expression bare(Expression expression) {
        Expression inner = expression;
        while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            inner = list.get(0);
        }
        return inner;
    }

    private String condition(Expression expression) {
        if (expression instanceof Between between) {
            return between.isNot() ? "NOT (" + range(between) + ")" : range(between);
        }
        if (expression instanceof InExpression in) {
            Expression values = bare(in.getRightExpression());
            String list = values instanceof ExpressionList<?> several
                    ? several.stream().map(this::said).sorted().distinct().collect(Collectors.joining(", "))
                    : said(values);
            return operand(in.getLeftExpression()) + (in.isNot() ? " NOT" : "") + " IN (" + list + ")";
        }
        if (expression instanceof IsNullExpression is) {
            return operand(is.getLeftExpression()) + (is.isNot() ? " IS NOT NULL" : " IS NULL");
        }
        if (expression instanceof LikeExpression like) {
            return operand(like.getLeftExpression()) + (like.isNot() ? " NOT" : "") + " LIKE "
                    + operand(like.getRightExpression())
                    + (like.getEscape() == null ? "" : " ESCAPE " + said(like.getEscape()));
        }
        if (expression instanceof BinaryExpression binary) {
            String operator = binary.getStringExpression().toUpperCase(Locale.ROOT);
            return operand(binary.getLeftExpression()) + " " + (operator.equals("!=") ? "<>" : operator) + " "
                    + operand(binary.getRightExpression());
        }
        return value(expression);
    }

    private String range(Between between) {
        String what = operand(between.getLeftExpression());
        return what + " >= " + operand(between.getBetweenExpressionStart()) + " AND " + what + " <= "
                + operand(between.getBetweenExpressionEnd());
    }

    /** What is put together stands in parentheses. */
    private String operand(Expression expression) {
        Expression inner = bare(expression);
        boolean whole = inner instanceof BinaryExpression
                || inner instanceof NotExpression
                || inner instanceof Between
                || inner instanceof InExpression
                || inner instanceof IsNullExpression;
        return whole ? "(" + said(inner) + ")" : said(inner);
    }

    private String value(Expression expression) {
        if (expression instanceof Column column) {
            return name(column.getColumnName());
        }
        if (expression instanceof SignedExpression signed) {
            return signed.getSign() == '+'
                    ? said(signed.getExpression())
                    : signed.getSign() + operand(signed.getExpression());
        }
        if (expression instanceof TimeKeyExpression key) {
            return key.getStringValue()
                    .toUpperCase(Locale.ROOT)
                    .strip()
                    .replace("()", "")
                    .replaceAll("\\s+", "_");
        }
        if (expression instanceof Function function && isPlain(function)) {
            String arguments = function.getParameters() == null
                    ? ""
                    : function.getParameters().stream().map(this::said).collect(Collectors.joining(", "));
            return function.getName().toUpperCase(Locale.ROOT) + "(" + arguments + ")";
        }
        if (expression instanceof CastExpression cast && cast.getColDataType() != null) {
            return "CAST(" + said(cast.getLeftExpression()) + " AS "
                    + cast.getColDataType().toString().toUpperCase(Locale.ROOT) + ")";
        }
        if (expression instanceof CaseExpression choice) {
            return choice(choice);
        }
        return expression instanceof StringValue
                ? expression.toString()
                : SqlText.outsideQuotes(expression.toString(), piece -> piece.toUpperCase(Locale.ROOT));
    }

    private static boolean isPlain(Function function) {
        return !function.isDistinct() && function.getKeep() == null && function.getNamedParameters() == null;
    }

    private String choice(CaseExpression choice) {
        StringBuilder text = new StringBuilder("CASE");
        if (choice.getSwitchExpression() != null) {
            text.append(' ').append(said(choice.getSwitchExpression()));
        }
        for (WhenClause when : choice.getWhenClauses()) {
            text.append(" WHEN ")
                    .append(said(when.getWhenExpression()))
                    .append(" THEN ")
                    .append(said(when.getThenExpression()));
        }
        if (choice.getElseExpression() != null) {
            text.append(" ELSE ").append(said(choice.getElseExpression()));
        }
        return text.append(" END").toString();
    }

    private String name(String written) {
        boolean quoted = written.length() > 1 && written.startsWith("\"");
        return quoted ? written : '"' + folding.apply(written).replace("\"", "\"\"") + '"';
    }
}
