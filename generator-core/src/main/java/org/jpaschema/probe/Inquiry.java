package org.jpaschema.probe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.QualifiedName;

/** Questions to one snapshot of a database, each bounded in time and rows; one that fails harms no other. */
final class Inquiry {

    /** What cancels a statement: SQL:2016, PostgreSQL, H2 and Db2's kin; MariaDB and MySQL; Derby. */
    private static final Set<String> TIMEOUTS = Set.of("57014", "70100", "XCL52");

    /** MariaDB and MySQL, ER_TABLEACCESS_DENIED_ERROR and ER_COLUMNACCESS_DENIED_ERROR; H2, NOT_ENOUGH_RIGHTS_FOR_1. */
    private static final Set<Integer> DENIALS = Set.of(1142, 1143, 90096);

    private final Connection connection;
    private final Engine engine;
    private final boolean full;
    private final int seconds;
    private final Map<QualifiedName, TableSize> sizes = new HashMap<>();

    Inquiry(Connection connection, Engine engine, boolean full, int seconds) {
        this.connection = connection;
        this.engine = engine;
        this.full = full;
        this.seconds = seconds;
    }

    /** A question that has no answer; its message says why, and holds no value of any row. */
    static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1L;

        Unanswered(String reason, SQLException cause) {
            super(reason, cause);
        }
    }

    private interface Answer<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T ask(String query, Answer<T> answer) throws Unanswered {
        try {
            Savepoint before = connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                for (String bound : engine.limitTime(seconds)) {
                    statement.execute(bound);
                }
                int usual = statement.getQueryTimeout();
                statement.setQueryTimeout(seconds);
                try (ResultSet rows = statement.executeQuery(query)) {
                    return answer.of(rows);
                } finally {
                    // Some drivers keep it for the connection.
                    statement.setQueryTimeout(usual);
                }
            } finally {
                connection.rollback(before);
            }
        } catch (SQLException e) {
            throw new Unanswered(reason(e), e);
        }
    }

    private String reason(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (e instanceof SQLTimeoutException || TIMEOUTS.contains(state)) {
            return "no answer within " + seconds + " s";
        }
        if (state.equals("42501") || state.equals("42502") || DENIALS.contains(e.getErrorCode())) {
            return "the account may not read the table";
        }
        // The message may hold a value of a row.
        return "the database cannot answer it, SQL state " + state;
    }

    long number(String query) throws Unanswered {
        return ask(query, rows -> rows.next() ? rows.getLong(1) : 0);
    }

    /** How many rows are meant, and by which source that was asked. */
    Counted count(Question question) throws Unanswered {
        Unanswered last = null;
        for (String source : question.sources()) {
            try {
                if (full) {
                    return new Counted(number(question.count(source)), false, source);
                }
                String rows = question.grouped()
                        ? "select coalesce(sum(d.n), 0) from ("
                                + engine.limited("select count(*) as n " + source, TableSize.LIMIT + 1) + ") d"
                        : "select count(*) from (" + engine.limited("select 1 as x " + source, TableSize.LIMIT + 1)
                                + ") d";
                long count = number(rows);
                return new Counted(Math.min(count, TableSize.LIMIT), count > TableSize.LIMIT, source);
            } catch (Unanswered e) {
                last = e;
            }
        }
        throw last == null ? new Unanswered("nothing to ask", null) : last;
    }

    /**
     * How many rows were found.
     *
     * @param more whether there are more than that
     * @param source what was asked
     */
    record Counted(long rows, boolean more, String source) {}

    /** Values of some rows, each {@code id=1, name=x}. */
    List<String> samples(Question question, String source, int count) throws Unanswered {
        String query = engine.limited(
                "select " + String.join(", ", question.columns()) + (question.grouped() ? ", count(*) " : " ") + source,
                count);
        return ask(query, rows -> {
            List<String> samples = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < question.columns().size(); i++) {
                    values.add(question.columns().get(i).replaceFirst("^r\\.", "") + "="
                            + shortened(rows.getString(i + 1)));
                }
                samples.add(String.join(", ", values));
            }
            return samples;
        });
    }

    /** On one line, and no longer than is good to read. */
    private static String shortened(String value) {
        String line = value == null ? "NULL" : value.replaceAll("\\s+", " ");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    /** How large a table is: first what the statistics say, and what they do not is counted. */
    TableSize size(QualifiedName table) throws Unanswered {
        TableSize known = sizes.get(table);
        if (known == null) {
            known = measured(table);
            sizes.put(table, known);
        }
        return known;
    }

    private TableSize measured(QualifiedName table) throws Unanswered {
        TableSize estimate = estimate(table);
        String source = "from " + engine.quote(table);
        if (full) {
            return estimate.counted(number("select count(*) " + source));
        }
        if (estimate.rows() > TableSize.LIMIT) {
            return estimate;
        }
        long rows = number(
                "select count(*) from (" + engine.limited("select 1 as x " + source, TableSize.LIMIT + 1) + ") d");
        return rows > TableSize.LIMIT ? estimate.moreThan(TableSize.LIMIT) : estimate.counted(rows);
    }

    /** What the statistics say; nothing is counted. */
    TableSize estimate(QualifiedName table) {
        String query = engine.statistics(table);
        if (query.isEmpty()) {
            return TableSize.UNKNOWN;
        }
        try {
            return ask(
                    query,
                    rows -> rows.next() ? TableSize.estimated(rows.getLong(1), rows.getLong(2)) : TableSize.UNKNOWN);
        } catch (Unanswered e) {
            return TableSize.UNKNOWN;
        }
    }
}
