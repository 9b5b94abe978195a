package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import org.jpaschema.engine.MysqlTypes.Spelled;
import org.jpaschema.schema.Table;

/**
 * MySQL's words. Of the server only its settings are asked, and the usual collation of a character set where a type names
 * one; types and expressions are read here, since what EXPLAIN prints of them is documented nowhere.
 */
final class MysqlWords implements Words {

    private static final String COLLATIONS =
            "select CHARACTER_SET_NAME, DEFAULT_COLLATE_NAME from INFORMATION_SCHEMA.CHARACTER_SETS";

    private final Connection connection;
    private final MariadbSettings settings;
    private final Unreadable unreadable = new Unreadable();
    private Optional<Map<String, String>> collations = Optional.empty();

    MysqlWords(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
        this.settings = new MariadbSettings(connection);
    }

    @Override
    public boolean ignoresCase(NameKind kind) {
        // Manual, "Identifier Case Sensitivity": of columns, indexes and constraints always.
        return kind == NameKind.OTHER || settings.ignoresCaseOfTables();
    }

    @Override
    public Table kept(Table model, Optional<Table> existing) {
        return MariadbTable.withoutImplied(MariadbTable.common(model, existing, settings));
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        for (String type : Set.copyOf(types)) {
            MysqlTypes.spelled(type).flatMap(this::said).ifPresent(said -> answers.put(type, said));
        }
        return Map.copyOf(answers);
    }

    private Optional<String> said(Spelled type) {
        Optional<String> collation =
                !type.collation().isEmpty() || type.characterSet().isEmpty()
                        ? Optional.of(type.collation())
                        : collation(type.characterSet());
        return collation.map(c -> type.type() + (c.isEmpty() ? "" : " collate " + c));
    }

    /** The usual collation of a character set; nothing for one that the server does not know. */
    private Optional<String> collation(String characterSet) {
        if (collations.isEmpty()) {
            collations = Optional.of(usualCollations());
        }
        Map<String, String> known = collations.get();
        // Before 8.0.30, utf8mb3 is called utf8 there.
        return Optional.ofNullable(known.get(characterSet))
                .or(() -> characterSet.equals("utf8mb3") ? Optional.ofNullable(known.get("utf8")) : Optional.empty());
    }

    private Map<String, String> usualCollations() {
        Map<String, String> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLLATIONS)) {
            while (rows.next()) {
                found.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        } catch (SQLException e) {
            throw Unreadable.failed(e);
        }
        return found;
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        Map<Expression, String> answers = new HashMap<>();
        for (Expression expression : Set.copyOf(expressions)) {
            String type = expression.type();
            String text = MariadbText.unwrapped(MysqlMoment.withoutUpdate(expression.text()));
            if (MysqlMoment.isNow(text) && !type.isEmpty()) {
                answers.put(expression, MysqlMoment.now(text, type) + MysqlMoment.onUpdate(expression.text(), type));
                continue;
            }
            try {
                Optional<String> constant = type.isEmpty() ? Optional.empty() : MysqlConstant.value(text, type);
                String said = constant.isPresent()
                        ? constant.get()
                        : MysqlExpression.normal(text, type.isEmpty(), settings.ansiQuotes());
                answers.put(expression, said + MysqlMoment.onUpdate(expression.text(), type));
            } catch (JSQLParserException | RuntimeException e) {
                unreadable.add("expression " + expression.text(), "it is not understood");
            }
        }
        return Map.copyOf(answers);
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }
}
