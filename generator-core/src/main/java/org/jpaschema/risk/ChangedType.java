package org.jpaschema.risk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.QualifiedName;

/** A type change that not every value survives: some are refused, others silently lose a part. */
final class ChangedType implements Rule {

    private static final Pattern TYPE =
            Pattern.compile("([^(]+?)\\s*(?:\\((\\d+)(?:,\\s*(\\d+))?\\))?( with(?:out)? time zone)?(\\[])?");
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "integer", "bigint");
    private static final List<String> FLOATS = List.of("real", "double precision");

    /** A type taken apart; -1 where it names no length or scale. */
    private record Type(String base, int length, int scale) {

        static Type of(String text) {
            Matcher matcher = TYPE.matcher(text.toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                return new Type(text, -1, -1);
            }
            String suffix = (matcher.group(4) == null ? "" : matcher.group(4)) + (matcher.group(5) == null ? "" : "[]");
            return new Type(matcher.group(1).strip() + suffix, number(matcher.group(2)), number(matcher.group(3)));
        }

        private static int number(String digits) {
            return digits == null ? -1 : Integer.parseInt(digits);
        }

        boolean isText() {
            return base.equals("character varying")
                    || base.equals("character")
                    || base.equals("text")
                    || base.equals("character large object");
        }

        boolean isInteger() {
            return INTEGERS.contains(base);
        }

        boolean isDecimal() {
            return base.equals("numeric") || base.equals("decimal");
        }

        boolean isTime() {
            return base.startsWith("time") || base.equals("date");
        }
    }

    @Override
    public Optional<Risk> judge(Change change, Set<QualifiedName> created) {
        if (!(change instanceof AlterColumn alter) || alter.attribute() != ColumnAttribute.TYPE) {
            return Optional.empty();
        }
        Type from = Type.of(alter.before().type());
        Type to = Type.of(alter.after().type());
        if (holdsAll(from, to)) {
            return Optional.empty();
        }
        String column = alter.subject() + "." + alter.after().name();
        String change2 =
                "from " + alter.before().type() + " to " + alter.after().type();
        if (losesSilently(from, to)) {
            return Optional.of(Risk.loss(
                    "data-loss.change-type",
                    "Column " + column + " changes " + change2 + ": values lose what the new type cannot hold.",
                    "what values of column " + column + " lose " + change2));
        }
        return Optional.of(Risk.caution(
                "data.change-type",
                "Column " + column + " changes " + change2
                        + ": values that do not fit make the migration stop. Correct them first."));
    }

    private static boolean holdsAll(Type from, Type to) {
        if (from.isInteger() && to.isInteger()) {
            return INTEGERS.indexOf(from.base) <= INTEGERS.indexOf(to.base);
        }
        if (from.isText() && to.isText()) {
            return to.length < 0 || from.length >= 0 && from.length <= to.length;
        }
        if (from.isDecimal() && to.isDecimal()) {
            int whole = from.length - Math.max(from.scale, 0);
            return to.length < 0
                    || from.length >= 0
                            && Math.max(from.scale, 0) <= Math.max(to.scale, 0)
                            && whole <= to.length - Math.max(to.scale, 0);
        }
        if (from.base.equals(to.base)) {
            return to.length < 0 || from.length >= 0 && from.length <= to.length;
        }
        return FLOATS.contains(from.base) && to.base.equals("double precision")
                || from.isInteger() && to.isDecimal() && to.length < 0
                || (from.isInteger() || from.base.equals("uuid") || from.base.equals("boolean"))
                        && to.isText()
                        && (to.length < 0 || to.length >= 36);
    }

    private static boolean losesSilently(Type from, Type to) {
        boolean fewerDigits = from.isDecimal() && to.isDecimal() && Math.max(from.scale, 0) > Math.max(to.scale, 0);
        boolean fraction = (from.isDecimal() && from.scale != 0 || FLOATS.contains(from.base)) && to.isInteger();
        boolean precision = from.base.equals("double precision") && to.base.equals("real")
                || (from.isDecimal() || from.base.equals("bigint")) && FLOATS.contains(to.base)
                || FLOATS.contains(from.base) && to.isDecimal();
        boolean time = from.isTime() && to.isTime();
        return fewerDigits || fraction || precision || time;
    }
}
