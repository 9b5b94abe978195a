package org.jpaschema.migration;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps Liquibase from reading SQL text as something of its own: an expression, which it would replace even by
 * environment variables, or a line that looks like one of its instructions. A character at the right place becomes an
 * expression itself, of a property defined in the same file, which stands for just that character; Liquibase expands
 * expressions after it has looked at lines, and only once.
 */
final class Escapes {

    /** Everything that the parser looks for at the start of a line, well-formed or not; with one dash it complains. */
    private static final Pattern INSTRUCTION = Pattern.compile("(?i)^\\s*(?:-[-\\s]*"
            + "(?:liquibase|changeset|rollback|comment|precondition|property|validchecksum|ignore|include|tagdatabase)"
            + "|/\\*\\s*liquibase).*");

    /** Where a rollback would be read as a reference to another changeset, or as no rollback. */
    private static final Pattern REFERENCE = Pattern.compile("(?i)changesetid");

    private static final Pattern NO_ROLLBACK = Pattern.compile("(?is)^(?:empty|not required).*");

    private final Map<Integer, String> used = new TreeMap<>();

    /** A line of a statement. */
    String line(String line) {
        String text = expressions(line);
        if (!isInstruction(line)) {
            return text;
        }
        int at = text.length() - text.stripLeading().length();
        return text.substring(0, at) + escaped(text.charAt(at)) + text.substring(at + 1);
    }

    /** Any text in which only expressions matter. */
    String expressions(String text) {
        return text.contains("${") ? text.replace("${", escaped('$') + "{") : text;
    }

    /** The text of a whole rollback, which never stands at the start of a line. */
    String rollback(String text) {
        String safe = REFERENCE
                .matcher(expressions(text))
                .replaceAll(match -> Matcher.quoteReplacement(
                        escaped(match.group().charAt(0)) + match.group().substring(1)));
        return NO_ROLLBACK.matcher(safe).matches() ? escaped(safe.charAt(0)) + safe.substring(1) : safe;
    }

    /** Whether the parser would act on the line. */
    static boolean isInstruction(String line) {
        return INSTRUCTION.matcher(line).find();
    }

    /** The definitions of what was used, one line each, or "". */
    String properties() {
        StringBuilder lines = new StringBuilder();
        used.forEach((character, name) -> lines.append("--property name:")
                .append(name)
                .append(" value:")
                .append((char) character.intValue())
                .append(" global:false\n"));
        return lines.toString();
    }

    private String escaped(char character) {
        String name =
                used.computeIfAbsent((int) character, code -> "jpaschema.u" + String.format(Locale.ROOT, "%04x", code));
        return "${" + name + "}";
    }
}
