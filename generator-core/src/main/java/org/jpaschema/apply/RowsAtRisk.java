package org.jpaschema.apply;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much data a loss is of: counted up to a bound, so that a large table costs no more than a small one. */
final class RowsAtRisk {

    private static final int BOUND = 1000;
    private static final int SECONDS = 10;
    private static final String PART = "\"[^\"]+\"|`[^`]+`|\\[[^]]+]|[^.\\s]+";
    private static final Pattern TABLE = Pattern.compile("table (\\S.*) and its rows");
    private static final Pattern SCHEMA = Pattern.compile("(?:schema|database) (\\S.*) and all that is in it");
    private static final Pattern COLUMN = Pattern.compile("column (\\S.*)\\.(" + PART + ") and its values");

    private RowsAtRisk() {}

    /**
     * The loss with its number of rows; empty when there is nothing to lose. What cannot be counted is lost, too.
     *
     * @param undone what the changesets that are undone say: rows that they insert themselves, such as the one of a
     *     sequence's stand-in, are nothing that was gained
     */
    static Optional<String> of(String loss, String undone, Connection connection) {
        Matcher schema = SCHEMA.matcher(loss);
        if (schema.matches()) {
            return ofSchema(loss, schema.group(1), undone, connection);
        }
        Matcher table = TABLE.matcher(loss);
        Matcher column = COLUMN.matcher(loss);
        String query = table.matches()
                ? "select 1 from " + table.group(1)
                : column.matches()
                        ? "select 1 from " + column.group(1) + " where " + column.group(2) + " is not null"
                        : "";
        if (query.isEmpty()) {
            return Optional.of(loss);
        }
        try {
            int rows = count(query, connection);
            String count = rows > BOUND ? "more than " + BOUND + " rows" : rows == 1 ? "1 row" : rows + " rows";
            return rows <= (table.matches() ? inserted(table.group(1), undone) : 0)
                    ? Optional.empty()
                    : Optional.of(loss + " (" + count + ")");
        } catch (SQLException e) {
            return Optional.of(loss + " (not counted)");
        }
    }

    /** How many statements insert into a table of that name, in whatever quotes and schema. */
    private static long inserted(String table, String undone) {
        String name = unquoted(table.replaceFirst("^(?:(?:" + PART + ")\\.)*(?=" + PART + "$)", ""));
        return Pattern.compile(
                        "insert\\s+into\\s+(?:(?:" + PART + ")\\.)*[\"`\\[]?" + Pattern.quote(name) + "(?![\\w$])",
                        Pattern.CASE_INSENSITIVE)
                .matcher(undone)
                .results()
                .count();
    }

    private static String unquoted(String name) {
        return name.replaceAll("^[\"`\\[]|[\"`\\]]$", "");
    }

    /** A schema in which no table has a row holds nothing that its migration did not make. */
    private static Optional<String> ofSchema(String loss, String written, String undone, Connection connection) {
        String name = unquoted(written);
        try {
            DatabaseMetaData metadata = connection.getMetaData();
            String quote = metadata.getIdentifierQuoteString().strip();
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = metadata.getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (rows.next()) {
                    String place =
                            Objects.requireNonNullElse(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_CAT"));
                    if (name.equalsIgnoreCase(place)) {
                        tables.add(quote + place + quote + "." + quote + rows.getString("TABLE_NAME") + quote);
                    }
                }
            }
            for (String table : tables) {
                if (count("select 1 from " + table, connection) > inserted(table, undone)) {
                    return Optional.of(loss + " (" + table + " has rows)");
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(loss + " (not counted)");
        }
    }

    private static int count(String query, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(BOUND + 1);
            int rows = 0;
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    rows++;
                }
            }
            return rows;
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }
}
