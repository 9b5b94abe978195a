package org.jpaschema.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The current time as the default of a DATETIME or TIMESTAMP column, and as what such a column gets on UPDATE, which the
 * catalogs' readers write behind the default. NOW, LOCALTIME and LOCALTIMESTAMP are CURRENT_TIMESTAMP (manual, "NOW").
 */
final class MysqlMoment {

    static final Pattern ON_UPDATE = Pattern.compile(
            "(?<value>.*?)\\s*\\bon\\s+update\\s+(?<update>\\S+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NOW = Pattern.compile(
            "(?:current_timestamp|now|localtimestamp|localtime)(?:\\((?<digits>\\d*)\\))?", Pattern.CASE_INSENSITIVE);

    private MysqlMoment() {}

    /** Whether it is a spelling of the current time and nothing else. */
    static boolean isNow(String text) {
        return NOW.matcher(text).matches();
    }

    /** A column of a point in time takes the current one with its own digits, if not with fewer; other texts stay. */
    static String now(String text, String type) {
        Matcher function = NOW.matcher(text);
        if (!function.matches() || !type.matches("(?i)(datetime|timestamp).*")) {
            return text;
        }
        int kept = digits(type.replaceAll("\\D", ""), 0);
        int digits = Math.min(kept, digits(function.group("digits"), kept));
        return "current_timestamp(" + (digits == 0 ? "" : digits) + ")";
    }

    /** What a default says about UPDATE, with a blank before it; "" when it says nothing. */
    static String onUpdate(String text, String type) {
        Matcher matcher = ON_UPDATE.matcher(text);
        return matcher.matches() ? " on update " + now(matcher.group("update"), type) : "";
    }

    /** A default without what it says about UPDATE; NULL when that is all. */
    static String withoutUpdate(String text) {
        Matcher update = ON_UPDATE.matcher(text);
        return !update.matches() ? text : update.group("value").isBlank() ? "NULL" : update.group("value");
    }

    private static int digits(String text, int without) {
        return text == null || text.isEmpty() ? without : Integer.parseInt(text);
    }
}
