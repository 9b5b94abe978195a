package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jpaschema.engine.SqliteTerm.Literal;

/**
 * Reads an expression by SQLite's own grammar and precedence (sqlite.org/lang_expr.html): SQLite keeps expressions as they
 * were written and never prints them in its own words, so that two spellings meet only here.
 */
final class SqliteExpression {

    private static final Set<String> MATCHERS = Set.of("like", "glob", "regexp", "match");
    private static final Set<String> CLOCKS = Set.of("current_date", "current_time", "current_timestamp");

    private final SqliteTokens tokens;
    private final Set<String> columns;
    private final boolean value;

    private SqliteExpression(String text, Set<String> columns, boolean value) {
        this.tokens = new SqliteTokens(text);
        this.columns = columns;
        this.value = value;
    }

    /**
     * Reads an expression.
     *
     * @param text its text
     * @param columns the columns that it may use, in lower case: SQLite takes other names in double quotes for texts
     * @param value whether it is a value of its own, in which SQLite takes other names without quotes for texts, too
     * @throws SqliteSyntaxException when it is no expression
     */
    static SqliteTerm parse(String text, Set<String> columns, boolean value) {
        SqliteExpression expression = new SqliteExpression(text, columns, value);
        SqliteTerm term = expression.or();
        if (expression.tokens.hasNext()) {
            throw expression.tokens.unexpected();
        }
        return term;
    }

    private SqliteTerm or() {
        List<SqliteTerm> terms = new ArrayList<>(List.of(and()));
        while (tokens.take("or")) {
            terms.add(and());
        }
        return SqliteTerm.joined("or", terms);
    }

    private SqliteTerm and() {
        List<SqliteTerm> terms = new ArrayList<>(List.of(not()));
        while (tokens.take("and")) {
            terms.add(not());
        }
        return SqliteTerm.joined("and", terms);
    }

    private SqliteTerm not() {
        return tokens.take("not") ? SqliteTerm.not(not()) : equality();
    }

    private SqliteTerm equality() {
        SqliteTerm left = comparison();
        while (true) {
            if (tokens.take("=") || tokens.take("==")) {
                left = SqliteTerm.comparison("=", left, comparison());
            } else if (tokens.take("<>") || tokens.take("!=")) {
                left = SqliteTerm.not(SqliteTerm.comparison("=", left, comparison()));
            } else if (tokens.take("is")) {
                left = is(left);
            } else if (tokens.take("isnull")) {
                left = SqliteTerm.of("isnull", left);
            } else if (tokens.take("notnull") || tokens.take("not", "null")) {
                left = SqliteTerm.not(SqliteTerm.of("isnull", left));
            } else if (tokens.take("not")) {
                left = SqliteTerm.not(tested(left));
            } else if (tokens.peek().is("between")
                    || tokens.peek().is("in")
                    || tokens.peek().isOneOf(MATCHERS)) {
                left = tested(left);
            } else {
                return left;
            }
        }
    }

    private SqliteTerm is(SqliteTerm left) {
        boolean not = tokens.take("not");
        if (tokens.take("distinct", "from")) {
            not = !not;
        }
        SqliteTerm test;
        if (tokens.take("null")) {
            test = SqliteTerm.of("isnull", left);
        } else if (tokens.take("true")) {
            test = SqliteTerm.of("istrue", left);
        } else if (tokens.take("false")) {
            test = SqliteTerm.of("isfalse", left);
        } else {
            test = SqliteTerm.comparison("is", left, comparison());
        }
        return not ? SqliteTerm.not(test) : test;
    }

    /** BETWEEN, IN and the pattern operators. */
    private SqliteTerm tested(SqliteTerm left) {
        if (tokens.take("between")) {
            SqliteTerm low = comparison();
            tokens.expect("and");
            return SqliteTerm.joined(
                    "and",
                    List.of(SqliteTerm.comparison(">=", left, low), SqliteTerm.comparison("<=", left, comparison())));
        }
        if (tokens.take("in")) {
            tokens.expect("(");
            List<SqliteTerm> values = tokens.peek().is(")") ? List.of() : list();
            tokens.expect(")");
            return SqliteTerm.in(left, values);
        }
        if (!tokens.peek().isOneOf(MATCHERS)) {
            throw tokens.unexpected();
        }
        String matcher = tokens.next().text().toLowerCase(Locale.ROOT);
        SqliteTerm pattern = comparison();
        return tokens.take("escape")
                ? SqliteTerm.of(matcher, left, pattern, comparison())
                : SqliteTerm.of(matcher, left, pattern);
    }

    private List<SqliteTerm> list() {
        List<SqliteTerm> list = new ArrayList<>();
        do {
            list.add(or());
        } while (tokens.take(","));
        return list;
    }

    private SqliteTerm comparison() {
        return binary(this::bits, List.of("<=", ">=", "<", ">"));
    }

    private SqliteTerm bits() {
        return binary(this::sum, List.of("&", "|", "<<", ">>"));
    }

    private SqliteTerm sum() {
        return binary(this::product, List.of("+", "-"));
    }

    private SqliteTerm product() {
        return binary(this::concatenation, List.of("*", "/", "%"));
    }

    private SqliteTerm concatenation() {
        return binary(this::collated, List.of("||", "->>", "->"));
    }

    private SqliteTerm binary(Supplier<SqliteTerm> operand, List<String> operators) {
        SqliteTerm left = operand.get();
        while (tokens.peek().isOneOf(operators)) {
            String operator = tokens.next().text();
            left = SqliteTerm.comparison(operator, left, operand.get());
        }
        return left;
    }

    private SqliteTerm collated() {
        SqliteTerm term = unary();
        while (tokens.take("collate")) {
            term = SqliteTerm.of("collate", term, SqliteTerm.word(tokens.name().toLowerCase(Locale.ROOT)));
        }
        return term;
    }

    private SqliteTerm unary() {
        if (tokens.take("-")) {
            return SqliteTerm.negative(unary());
        }
        if (tokens.take("+")) {
            SqliteTerm term = unary();
            return term.literal() == Literal.NUMBER ? term : SqliteTerm.of("+", term);
        }
        return tokens.take("~") ? SqliteTerm.of("~", unary()) : primary();
    }

    private SqliteTerm primary() {
        SqliteToken token = tokens.next();
        return switch (token.kind()) {
            case STRING -> SqliteTerm.text(token.name());
            case BLOB -> SqliteTerm.word(token.text().toUpperCase(Locale.ROOT));
            case NUMBER -> SqliteTerm.number(token.text());
            case QUOTED -> name(token);
            case WORD -> word(token);
            case SIGN -> group(token);
            case ILLEGAL -> throw new SqliteSyntaxException("<" + token.text() + "> is not known in expressions");
        };
    }

    /** An expression in parentheses, or a row of several. */
    private SqliteTerm group(SqliteToken token) {
        if (!token.is("(")) {
            throw new SqliteSyntaxException("<" + token.text() + "> is not expected there");
        }
        List<SqliteTerm> terms = list();
        tokens.expect(")");
        return terms.size() == 1 ? terms.get(0) : SqliteTerm.of("row", terms.toArray(SqliteTerm[]::new));
    }

    private SqliteTerm word(SqliteToken token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        if (word.equals("null") || CLOCKS.contains(word)) {
            return SqliteTerm.word(word);
        }
        if ((word.equals("true") || word.equals("false")) && !columns.contains(word)) {
            return SqliteTerm.number(word.equals("true") ? "1" : "0");
        }
        if (word.equals("cast")) {
            tokens.expect("(");
            SqliteTerm term = or();
            tokens.expect("as");
            int start = tokens.start();
            while (!tokens.peek().is(")")) {
                if (tokens.peek().is("(")) {
                    tokens.skipGroup();
                } else {
                    tokens.next();
                }
            }
            String type = tokens.since(start);
            tokens.expect(")");
            return SqliteTerm.of("cast", term, SqliteTerm.word(SqliteType.undecided(SqliteType.normal(type))));
        }
        if (word.equals("case")) {
            return cases();
        }
        if (Set.of("select", "exists", "with", "values", "raise").contains(word)) {
            throw new SqliteSyntaxException("<" + token.text() + "> is not known in expressions of a table");
        }
        return tokens.peek().is("(") ? function(word) : name(token);
    }

    private SqliteTerm function(String name) {
        tokens.expect("(");
        List<SqliteTerm> arguments = new ArrayList<>();
        if (tokens.take("*")) {
            arguments.add(SqliteTerm.word("*"));
        } else if (!tokens.peek().is(")")) {
            if (tokens.take("distinct")) {
                arguments.add(SqliteTerm.word("distinct"));
            }
            arguments.addAll(list());
        }
        tokens.expect(")");
        return SqliteTerm.of(name, arguments.toArray(SqliteTerm[]::new));
    }

    private SqliteTerm cases() {
        List<SqliteTerm> parts = new ArrayList<>();
        parts.add(tokens.peek().is("when") ? SqliteTerm.word("case") : or());
        while (tokens.take("when")) {
            parts.add(or());
            tokens.expect("then");
            parts.add(or());
        }
        parts.add(tokens.take("else") ? or() : SqliteTerm.word("null"));
        tokens.expect("end");
        return SqliteTerm.of("case", parts.toArray(SqliteTerm[]::new));
    }

    private SqliteTerm name(SqliteToken first) {
        SqliteToken last = first;
        boolean qualified = false;
        while (tokens.take(".")) {
            last = tokens.next();
            qualified = true;
        }
        String name = SqliteTerm.lower(last.name());
        boolean quoted = last.kind() == SqliteToken.Kind.QUOTED && last.text().startsWith("\"");
        boolean text = !qualified && !columns.contains(name) && (quoted || value);
        return text ? SqliteTerm.text(last.name()) : SqliteTerm.column(name);
    }
}
