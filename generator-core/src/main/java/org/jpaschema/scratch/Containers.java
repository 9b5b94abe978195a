package org.jpaschema.scratch;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.database.Database;
import org.jpaschema.schema.SchemaException;

/** What the containers of all engines have in common. */
final class Containers {

    private static final Pattern SCHEME = Pattern.compile("jdbc:[^:/]+");
    private static final int PASSWORD_BYTES = 16;

    private Containers() {}

    /** The live server's version. */
    static Version version(Database live) {
        return Version.in(live.productVersion())
                .orElseThrow(() -> new SchemaException(
                        "\"" + live.productVersion() + "\" has no number that an image could be chosen by"));
    }

    /** The beginning of URLs that the live database's driver understands: {@code jdbc:mysql}. */
    static String scheme(Database live) {
        Matcher scheme = SCHEME.matcher(live.settings().url());
        return scheme.find() ? scheme.group() : "jdbc";
    }

    /** A password with all kinds of characters, which some servers want. */
    static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return "Aa1_" + HexFormat.of().formatHex(random);
    }
}
