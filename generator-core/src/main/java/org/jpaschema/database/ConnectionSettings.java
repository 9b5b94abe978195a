package org.jpaschema.database;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jpaschema.schema.SchemaException;

/**
 * How to reach a database. Its text never shows a secret.
 *
 * @param url the JDBC URL
 * @param username the account, when the URL does not name it
 * @param password the account's password, when it has one and the URL does not hold it
 * @param parameter the parameter that the URL came by, for messages
 */
public record ConnectionSettings(String url, Optional<String> username, Optional<String> password, String parameter) {

    private static final String USUAL_PARAMETER = "schema.url";

    private static final String HIDDEN = "***";
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^?;]*@");
    private static final Pattern ORACLE_USER_INFO = Pattern.compile("(?<=jdbc:oracle:)([a-z0-9]+:)[^@]+@");
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "([?&;][^=?&;]*(?:password|passwd|pwd|secret|token)[^=?&;]*=)[^&;]*", Pattern.CASE_INSENSITIVE);

    /** @throws SchemaException when the URL is not a JDBC URL */
    public ConnectionSettings {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(parameter, "parameter");
        if (!url.startsWith("jdbc:")) {
            throw new SchemaException(parameter + " is not a JDBC URL: " + masked(url)
                    + ". It begins with jdbc:, as in jdbc:postgresql://localhost:5432/shop");
        }
    }

    /**
     * Of the live database.
     *
     * @throws SchemaException when the URL is not a JDBC URL
     */
    public ConnectionSettings(String url, Optional<String> username, Optional<String> password) {
        this(url, username, password, USUAL_PARAMETER);
    }

    /** The parameters with the account, for messages. */
    String accountParameters() {
        return parameter.equals(USUAL_PARAMETER)
                ? "schema.username and schema.password (or the server in settings.xml)"
                : "user and password in " + parameter;
    }

    /** The URL as messages may show it: without user information and without parameters that hold a secret. */
    public String maskedUrl() {
        return masked(url);
    }

    private static String masked(String url) {
        String text = USER_INFO.matcher(url).replaceAll(HIDDEN + "@");
        text = ORACLE_USER_INFO.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return SECRET_PARAMETER.matcher(text).replaceAll("$1" + HIDDEN);
    }

    /** The text without the URL's and the password's secrets, for what a driver says. */
    String redacted(String text) {
        String result = masked(text.replace(url, maskedUrl()));
        if (password.isPresent() && !password.get().isEmpty()) {
            String secret = Pattern.quote(password.get());
            result = result.replaceAll("(?<!\\w)" + secret + "(?!\\w)", HIDDEN);
        }
        return result;
    }

    @Override
    public String toString() {
        return "ConnectionSettings[url=" + maskedUrl() + ", username=" + username.orElse("") + ", password="
                + (password.isPresent() ? HIDDEN : "") + "]";
    }
}
