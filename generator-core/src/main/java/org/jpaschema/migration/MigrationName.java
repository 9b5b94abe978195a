package org.jpaschema.migration;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of migrations and of their files. */
public final class MigrationName {

    /** Leaves room for the timestamp, a number and Liquibase's 255 characters for a path. */
    private static final int LONGEST = 80;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MigrationName() {}

    /**
     * The file's name: {@code 20261120143000_add_email_to_users.sql}, in UTC.
     *
     * @param name any text; see {@link #sanitize}
     */
    public static String fileName(Instant created, String name) {
        return TIMESTAMP.format(created) + "_" + sanitize(name) + ".sql";
    }

    /**
     * The name with nothing but {@code a-z}, {@code 0-9} and single {@code _}, at most 80 characters; {@code migration}
     * when nothing remains.
     */
    public static String sanitize(String name) {
        String words = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", "_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_");
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        String trimmed = cut.replaceAll("^_+|_+$", "");
        return trimmed.isEmpty() ? "migration" : trimmed;
    }
}
