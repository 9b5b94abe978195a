package org.jpaschema.engine;

import java.util.Locale;

/**
 * Texts of MySQL's information schema, which are not what a statement would have: an expression's quotes stand behind
 * backslashes, and a constant has no quotes at all.
 */
public final class MysqlText {

    private MysqlText() {}

    /** An expression of GENERATION_EXPRESSION, CHECK_CLAUSE or EXPRESSION as a statement has it. */
    public static String expression(String kept) {
        boolean escaped = kept.contains("\\'");
        return MariadbText.unwrapped(escaped ? MariadbText.withoutBackslashes(kept) : kept);
    }

    /**
     * A COLUMN_DEFAULT as a statement has it.
     *
     * @param kept the text, not null
     * @param type the column's type, in the catalog's spelling
     * @param expression whether EXTRA says DEFAULT_GENERATED
     */
    public static String defaultValue(String kept, String type, boolean expression) {
        if (MysqlMoment.isNow(kept) && type.matches("(datetime|timestamp).*")) {
            return kept.toLowerCase(Locale.ROOT);
        }
        if (expression) {
            return "(" + expression(kept) + ")";
        }
        if (kept.equals("0x")) {
            return "''";
        }
        boolean bare = MysqlTypes.isNumber(type) || MysqlTypes.isBinary(type) && kept.startsWith("0x");
        return bare ? kept : MariadbText.literal(kept);
    }
}
