package org.jpaschema.maven;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last line of defence: drivers put URLs, and what stands in them, into their messages.
 *
 * @param password the password in use, or empty
 */
record Secrets(Optional<String> password) {

    static final Secrets NONE = new Secrets(Optional.empty());

    private static final Pattern IN_PARAMETERS = Pattern.compile("(?i)(passw(?:or)?d\\s*=\\s*)[^&;,\\s]+");
    private static final Pattern IN_AUTHORITY = Pattern.compile("(//[^/@:\\s]+:)[^/@\\s]+@");

    /** The text with every password in it replaced. */
    String masked(String text) {
        String masked = IN_PARAMETERS.matcher(text).replaceAll("$1***");
        masked = IN_AUTHORITY.matcher(masked).replaceAll("$1***@");
        // Shorter ones would be found inside of ordinary words.
        if (password.isPresent() && password.get().length() > 3) {
            masked = masked.replace(password.get(), "***");
        }
        return masked;
    }

    /** The stack trace, as masked text. */
    String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return masked(trace.toString());
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
