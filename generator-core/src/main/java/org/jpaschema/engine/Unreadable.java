package org.jpaschema.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.schema.SchemaException;

/** Collects what an engine could not say, and tells that from an engine that is gone. */
final class Unreadable {

    /** What a statement's text cannot be blamed for: connection, resources, operator, system, transaction's state. */
    private static final Set<String> NOT_THE_TEXT = Set.of("08", "25", "40", "53", "57", "58", "XX");

    /** H2's: connection closed, connection broken, database closed, lock timeout. */
    private static final Set<String> NOT_THE_TEXT_IN_H2 = Set.of("90007", "90067", "90098", "90121", "HYT00");

    private final Set<String> reasons = new TreeSet<>();

    /** Whether the text may be put into a question; one that would end the question is recorded. */
    boolean isAskable(String what, String text) {
        boolean onePiece = SqlText.isOnePiece(text);
        if (!onePiece) {
            add(what, "its parentheses do not match, or it holds a semicolon");
        }
        return onePiece;
    }

    /** Records a refused text. */
    void add(String what, SQLException failure) {
        add(what, firstLine(failure));
    }

    /**
     * Lets failures pass that are about the text that was asked.
     *
     * @throws SchemaException when it is not the text's fault
     */
    void throwUnlessText(SQLException failure) {
        String state = failure.getSQLState() == null ? "08" : failure.getSQLState();
        if (NOT_THE_TEXT_IN_H2.contains(state) || NOT_THE_TEXT.contains(state.substring(0, 2))) {
            throw failed(failure);
        }
    }

    void add(String what, String reason) {
        reasons.add(what + ": " + reason);
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** That the engine stopped answering, whatever it was asked. */
    static SchemaException failed(SQLException failure) {
        return new SchemaException(
                "The database stopped answering while it was asked for its spelling of types and expressions: "
                        + firstLine(failure)
                        + ". Nothing was changed; run the goal again.",
                failure);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
