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
import org.jpaschema.schema.Table;

/**
 * Oracle's words. It keeps the texts of defaults, checks and generated columns as they were written, so that two spellings
 * of one thing meet only here, through a parser. Of the server only two settings of the session are asked, and the names of
 * user-defined types where a type is not the server's own.
 */
final class OracleWords implements Words {

    /** Database Reference, "NLS_SESSION_PARAMETERS": whether a length without a unit counts characters or bytes. */
    private static final String SEMANTICS =
            "select value from nls_session_parameters where parameter = 'NLS_LENGTH_SEMANTICS'";

    private static final String USER_TYPES = "select owner, type_name from all_types where owner is not null";

    /** SQL Language Reference, "Logical Conditions" and "SYSTIMESTAMP": none of its clocks is another's synonym. */
    private static final Map<String, String> SYNONYMS = Map.of();

    private static final Pattern NUMERIC = Pattern.compile("(?:number|float|binary_float|binary_double)\\b.*");
    private static final Pattern EMPTY = Pattern.compile("\\(*\\s*''\\s*\\)*");

    private final Connection connection;
    private final Unreadable unreadable = new Unreadable();
    private Optional<String> semantics = Optional.empty();

    OracleWords(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /** Database Reference, "ALL_SEQUENCES": there is no column with the value that it started with. */
    @Override
    public boolean keepsStart() {
        return false;
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String type : Set.copyOf(types)) {
            OracleTypes.canonical(type, semantics())
                    .ifPresentOrElse(canonical -> answers.put(type, canonical), () -> unknown.add(type));
        }
        if (!unknown.isEmpty()) {
            userTypes().forEach((spelling, canonical) -> unknown.stream()
                    .filter(type -> name(type).equals(spelling))
                    .forEach(type -> answers.put(type, canonical)));
        }
        return Map.copyOf(answers);
    }

    /** User-defined types as the catalog's reader says them, by name and by qualified name. */
    private Map<String, String> userTypes() {
        Map<String, String> types = new HashMap<>();
        ask(USER_TYPES, row -> {
            String canonical = OracleEngine.userType(row.getString(1), row.getString(2));
            types.put(row.getString(1) + "." + row.getString(2), canonical);
            types.putIfAbsent(row.getString(2), canonical);
        });
        return types;
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        ParsedExpression reader = new ParsedExpression(
                OracleWords::name,
                type -> OracleTypes.canonical(type, semantics()).orElse(name(type)),
                SYNONYMS,
                false);
        Map<Expression, String> answers = new HashMap<>();
        for (Expression expression : Set.copyOf(expressions)) {
            try {
                String normal = reader.normal(expression.text());
                boolean numeric = NUMERIC.matcher(expression.type()).matches();
                answers.put(expression, numeric ? ParsedExpression.number(normal) : normal);
            } catch (JSQLParserException | RuntimeException e) {
                unreadable.add("expression " + expression.text(), "it is not understood");
            }
        }
        return Map.copyOf(answers);
    }

    private static String name(String written) {
        return written.startsWith("\"") ? written.replace("\"", "") : written.toUpperCase(Locale.ROOT);
    }

    /** Whether it is the empty text, which is NULL. */
    static boolean isEmptyText(String expression) {
        return EMPTY.matcher(expression.strip()).matches();
    }

    private String semantics() {
        if (semantics.isEmpty()) {
            semantics = Optional.of("byte");
            ask(SEMANTICS, row -> semantics = Optional.of(row.getString(1).toLowerCase(Locale.ROOT)));
        }
        return semantics.get();
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(String query, Row row) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                row.read(rows);
            }
        } catch (SQLException e) {
            throw Unreadable.failed(e);
        }
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }

    /**
     * Without what Oracle does not tell apart: RESTRICT, which it does not have, and the empty text as a default, which is
     * NULL to it.
     */
    @Override
    public Table kept(Table wanted, Optional<Table> existing) {
        return wanted.withColumns(wanted.columns().stream()
                        .map(c -> c.withDefault(c.defaultValue().filter(d -> !isEmptyText(d))))
                        .toList())
                .withForeignKeys(wanted.foreignKeys().stream()
                        .map(StandardEngine::withoutRestrict)
                        .toList());
    }
}
