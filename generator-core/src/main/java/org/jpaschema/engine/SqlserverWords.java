package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;

/**
 * SQL Server's words. It keeps expressions in a spelling of its own ({@code ([x]>=(0))} for {@code x >= 0}), but prints
 * that of no expression that is not in its catalog; so both sides are read by one parser here. Of the server only the
 * database's collation is asked, and the names of user-defined types where a type is not the server's own.
 */
final class SqlserverWords implements Words {

    /** Microsoft Learn, "Collation and Unicode support": names follow the database's collation. */
    private static final String COLLATION = "select case when 'a' = 'A' collate database_default then 1 else 0 end";

    private static final String USER_TYPES =
            "select schema_name(schema_id), name from sys.types where is_user_defined = 1";

    /** Microsoft Learn, "CURRENT_TIMESTAMP": the ANSI equivalent to GETDATE. */
    private static final Map<String, String> SYNONYMS = Map.of("current_timestamp", "getdate()", "user", "user_name()");

    private static final Pattern CONVERT = Pattern.compile("(?i)\\b(?:convert|cast)\\s*\\(");
    private static final Pattern NUMERIC =
            Pattern.compile("(?:bigint|int|smallint|tinyint|bit|numeric|float|real|money|smallmoney)\\b.*");

    private final Connection connection;
    private final Unreadable unreadable = new Unreadable();
    private Optional<Boolean> ignoresCase = Optional.empty();

    SqlserverWords(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    @Override
    public boolean ignoresCase(NameKind kind) {
        return ignoresCase();
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String type : Set.copyOf(types)) {
            SqlserverTypes.canonical(type)
                    .ifPresentOrElse(canonical -> answers.put(type, canonical), () -> unknown.add(type));
        }
        if (!unknown.isEmpty()) {
            userTypes().forEach((spelling, canonical) -> unknown.stream()
                    .filter(type -> name(type).equals(name(spelling)))
                    .forEach(type -> answers.put(type, canonical)));
        }
        return Map.copyOf(answers);
    }

    /** User-defined types as the catalog's reader says them, by name and by qualified name. */
    private Map<String, String> userTypes() {
        Map<String, String> types = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(USER_TYPES)) {
            while (rows.next()) {
                String schema = rows.getString(1);
                String canonical = SqlserverEngine.userType(schema, rows.getString(2));
                types.put(schema + "." + rows.getString(2), canonical);
                types.putIfAbsent(rows.getString(2), canonical);
            }
        } catch (SQLException e) {
            throw Unreadable.failed(e);
        }
        return types;
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        ParsedExpression reader = new ParsedExpression(this::name, this::type, SYNONYMS, true);
        Map<Expression, String> answers = new HashMap<>();
        for (Expression expression : Set.copyOf(expressions)) {
            try {
                String normal = reader.normal(withCasts(expression.text()));
                boolean numeric = NUMERIC.matcher(expression.type()).matches();
                answers.put(expression, numeric ? ParsedExpression.number(normal) : normal);
            } catch (JSQLParserException | RuntimeException e) {
                unreadable.add("expression " + expression.text(), "it is not understood");
            }
        }
        return Map.copyOf(answers);
    }

    /** {@code CONVERT([varchar](10),[x],(0))}, as the catalog says a cast, is {@code cast(x as varchar(10))}. */
    private static String withCasts(String text) {
        var matcher = CONVERT.matcher(text);
        StringBuilder result = new StringBuilder();
        int done = 0;
        while (matcher.find(done)) {
            int close = SqlText.closing(text, matcher.end() - 1);
            if (close < 0) {
                break;
            }
            List<String> arguments = SqlText.split(text.substring(matcher.end(), close));
            result.append(text, done, matcher.start());
            if (arguments.size() < 2) {
                result.append(text, matcher.start(), matcher.end())
                        .append(withCasts(text.substring(matcher.end(), close)))
                        .append(')');
            } else {
                String cast = "cast(" + withCasts(arguments.get(1)) + " as "
                        + arguments.get(0).replace("[", "").replace("]", "") + ")";
                String style = arguments.size() > 2 ? SqlText.unwrapped(arguments.get(2)) : "0";
                result.append(style.equals("0") ? cast : "convert_style(" + cast + ", " + style + ")");
            }
            done = close + 1;
        }
        return result.append(text.substring(done)).toString();
    }

    private String type(String type) {
        return SqlserverTypes.canonical(type).orElse(name(type));
    }

    private String name(String written) {
        String bare = written.replace("[", "").replace("]", "").replace("\"", "");
        return ignoresCase() ? bare.toLowerCase(Locale.ROOT) : bare;
    }

    private boolean ignoresCase() {
        if (ignoresCase.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(COLLATION)) {
                rows.next();
                ignoresCase = Optional.of(rows.getInt(1) == 1);
            } catch (SQLException e) {
                throw Unreadable.failed(e);
            }
        }
        return ignoresCase.get();
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }

    /**
     * Without what SQL Server does not tell apart or Hibernate does not write there: RESTRICT, which it does not have, the
     * collation that columns have anyway, and comments. A computed column has its expression's type.
     */
    @Override
    public Table kept(Table wanted, Optional<Table> existing) {
        String usual = existing.map(Table::definitions)
                .map(texts -> texts.getOrDefault(SqlserverEngine.COLLATION, ""))
                .orElse("");
        return wanted.withComment("")
                .withColumns(wanted.columns().stream()
                        .map(c -> kept(c.withComment(""), existing.flatMap(t -> t.column(c.name())), usual))
                        .toList())
                .withForeignKeys(wanted.foreignKeys().stream()
                        .map(StandardEngine::withoutRestrict)
                        .toList());
    }

    private static Column kept(Column wanted, Optional<Column> existing, String usualCollation) {
        Column column = wanted.collation().equalsIgnoreCase(usualCollation) ? wanted.withCollation("") : wanted;
        return existing.filter(
                        c -> c.generatedAs().isPresent() && wanted.generatedAs().isPresent())
                .map(c -> column.withType(c.type()).withNullable(c.nullable()).withCollation(c.collation()))
                .orElse(column);
    }
}
