package org.jpaschema.migration;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import liquibase.util.StringUtil;

/**
 * Where Liquibase splits statements exactly where they end: at {@code ;}, else at a delimiter that none of them has. Its tokenizer knows literals and quoted
 * names, but takes {@code \'} for an escaped quote, counts BEGIN and END anywhere, and knows no dollar quotes; what is
 * not plainly harmless is therefore not split.
 */
final class Splitting {

    /** Stand for a literal and a quoted name once their text no longer matters. */
    private static final String LITERAL = "\uE000";

    private static final String NAME = "\uE001";

    private static final Pattern QUOTED =
            Pattern.compile("'((?:[^'\\\\]++|''|\\\\(?!'))*+)'|\"[^\"\\\\;'\\[\\]\\n]*+\"|`[^`\\\\;'\\[\\]\\n]*+`");
    private static final Pattern HARMLESS =
            Pattern.compile("[\\p{L}\\p{N}\\s_.,()=<>+*:|%/!~^&?@\\[\\]" + LITERAL + NAME + "-]*+");
    private static final Pattern HARMFUL = Pattern.compile("(?i)--|/\\*|(?<![a-z_])begin(?![a-z_])|q\\s*" + LITERAL
            + "|(?:^|\\n)\\s*(?:/|go(?![a-z_]))|\\[[^\\]]*(?:\\[|\\z)|\\A[^\\[]*\\]");

    /** Stands on lines of its own between statements in which {@code ;} is no end: bodies of triggers, for one. */
    static final String LINE = "~~~~";

    private Splitting() {}

    /** Whether the statements can be told apart by lines of {@link #LINE}: Liquibase itself is asked. */
    static boolean isExactByLines(List<String> statements) {
        if (statements.stream().anyMatch(s -> s.contains("~"))) {
            return false;
        }
        try {
            return List.of(StringUtil.processMultiLineSQL(joined(statements), false, true, LINE, null))
                    .equals(statements);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    static String joined(List<String> statements) {
        return String.join("\n" + LINE + "\n", statements);
    }

    static boolean isExact(List<String> statements) {
        return statements.stream().allMatch(Splitting::isExact);
    }

    private static boolean isExact(String statement) {
        boolean bracketsInLiterals = QUOTED.matcher(statement)
                .results()
                .map(MatchResult::group)
                .anyMatch(quoted -> quoted.indexOf('[') >= 0 || quoted.indexOf(']') >= 0);
        String rest = QUOTED.matcher(statement).replaceAll(quoted -> quoted.group(1) == null ? NAME : LITERAL);
        return HARMLESS.matcher(rest).matches()
                && !HARMFUL.matcher(rest).find()
                && !(bracketsInLiterals && rest.indexOf('[') >= 0);
    }
}
