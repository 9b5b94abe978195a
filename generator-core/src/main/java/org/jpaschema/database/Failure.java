package org.jpaschema.database;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jpaschema.schema.SchemaException;

/** Says what a driver's error means and what to do about it. SQLSTATE says more than the drivers' exception classes. */
final class Failure {

    private Failure() {}

    static SchemaException connecting(ConnectionSettings settings, SQLException failure) {
        return new SchemaException(
                "Cannot connect to " + settings.maskedUrl() + asUser(settings) + ": " + reason(settings, failure) + ". "
                        + wayOut(settings, failure),
                failure);
    }

    static SchemaException reading(ConnectionSettings settings, String what, SQLException failure) {
        String wayOut = isLost(failure)
                ? "The connection was cut. Nothing was changed; run the goal again."
                : isForbidden(failure)
                        ? "The account" + asUser(settings)
                                + " may not see it: grant it USAGE on the schema, or let another account read"
                                + " (schema.username)."
                        : "Nothing was changed.";
        return new SchemaException(
                "Cannot read " + what + " of " + settings.maskedUrl() + ": " + reason(settings, failure) + ". "
                        + wayOut,
                failure);
    }

    static String account(ConnectionSettings settings) {
        return "the account" + settings.username().map(name -> " " + name).orElse("");
    }

    private static String asUser(ConnectionSettings settings) {
        return settings.username().map(name -> " as " + name).orElse("");
    }

    private static String wayOut(ConnectionSettings settings, SQLException failure) {
        String state = state(failure);
        if (state.startsWith("28") || state.equals("08004")) {
            return "Check " + settings.accountParameters() + ", and that the server lets this account in from here.";
        }
        if (state.equals("3D000") || state.equals("90146") || state.equals("90149")) {
            return "Create the database, or correct its name in " + settings.parameter() + ".";
        }
        if (state.equals("90020")) {
            return "Another process has the database open: close it, or add AUTO_SERVER=TRUE to both URLs.";
        }
        if (state.startsWith("53") || state.equals("57P03")) {
            return "The server takes no connections now; try again later.";
        }
        return (isLost(failure) ? "Check that the server runs, and host and port in " : "Check ") + settings.parameter()
                + ".";
    }

    /** Connection exceptions, an administrator's shutdown, and H2's own words for them. */
    static boolean isLost(SQLException failure) {
        String state = state(failure);
        return state.startsWith("08")
                || state.startsWith("57P")
                || Stream.of("90007", "90067", "90098", "90121").anyMatch(state::equals);
    }

    private static boolean isForbidden(SQLException failure) {
        String state = state(failure);
        return state.equals("42501") || state.equals("90096");
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static String reason(ConnectionSettings settings, SQLException failure) {
        String said = firstLine(failure);
        Throwable cause = failure.getCause();
        String more = cause == null || cause.getMessage() == null || said.contains(cause.getMessage())
                ? ""
                : " (" + cause.getClass().getSimpleName() + ": " + firstLine(cause) + ")";
        return settings.redacted(said.replaceFirst("[.\\s]+$", "") + more);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
