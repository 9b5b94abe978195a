package org.jpaschema.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.schema.Column;

/** Conditions that are true for values of a column that a new type of it does not hold, or not whole. */
final class StandardMisfits {

    private static final Pattern LENGTH = Pattern.compile("[^(]*\\((\\d+).*\\).*", Pattern.DOTALL);

    private final StandardEngine engine;

    StandardMisfits(StandardEngine engine) {
        this.engine = engine;
    }

    /** The best first; an engine may not understand each. */
    List<String> of(Column before, Column after) {
        String column = engine.quote(before.name());
        Samples from = engine.samples(before.type(), Optional.empty());
        Samples to = engine.samples(after.type(), Optional.empty());
        if (isEnum(before.type()) && isEnum(after.type())) {
            List<String> removed = new ArrayList<>(from.literals());
            removed.removeAll(to.literals());
            return removed.isEmpty() ? List.of() : List.of(column + " in (" + String.join(", ", removed) + ")");
        }
        if (from.literals().isEmpty() || to.literals().isEmpty()) {
            return List.of();
        }
        if (to.kind() == Samples.Kind.TEXT) {
            Matcher length = LENGTH.matcher(after.type());
            return length.matches() && from.kind() == Samples.Kind.TEXT
                    ? List.of(engine.lengthOf(column) + " > " + length.group(1))
                    : List.of();
        }
        if (to.kind() == Samples.Kind.NUMBER) {
            return from.kind() == Samples.Kind.NUMBER
                    ? numbers(column, from.literals(), to.literals())
                    : from.kind() == Samples.Kind.TEXT ? unlike(column, number(to)) : List.of();
        }
        return from.kind() == Samples.Kind.TEXT ? unlike(column, form(after.type())) : moments(column, before, after);
    }

    private static boolean isEnum(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("enum(");
    }

    private List<String> numbers(String column, List<String> from, List<String> to) {
        List<BigDecimal> range = to.stream().map(BigDecimal::new).sorted().toList();
        int scale = scale(to);
        String outside = column + " < " + range.get(0).toPlainString() + " or " + column + " > "
                + range.get(range.size() - 1).toPlainString();
        return scale(from) > scale
                ? List.of(outside + " or " + column + " <> " + engine.rounded(column, scale), outside)
                : List.of(outside);
    }

    private static int scale(List<String> literals) {
        return Math.max(
                0,
                literals.stream()
                        .map(BigDecimal::new)
                        .mapToInt(BigDecimal::scale)
                        .max()
                        .orElse(0));
    }

    private static String number(Samples to) {
        return scale(to.literals()) == 0
                ? "^ *[-+]?[0-9]+ *$"
                : "^ *[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)? *$";
    }

    /** What a text must look like to become such a value; "" where that is not known. */
    private static String form(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.equals("uuid")) {
            return "^[{]?[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}[}]?$";
        }
        if (lower.equals("boolean")) {
            return "^ *([tT]([rR][uU][eE])?|[fF]([aA][lL][sS][eE])?|[01]|[yY]([eE][sS])?|[nN][oO]?) *$";
        }
        return lower.startsWith("timestamp") || lower.startsWith("datetime") || lower.equals("date")
                ? "^ *[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([ T].*)?$"
                : "";
    }

    private List<String> unlike(String column, String form) {
        String condition = form.isEmpty() ? "" : engine.unlike(column, form);
        return condition.isEmpty() ? List.of() : List.of(condition);
    }

    /** A moment that becomes a day loses its hours. */
    private static List<String> moments(String column, Column before, Column after) {
        String from = before.type().toLowerCase(Locale.ROOT);
        return after.type().equalsIgnoreCase("date") && (from.startsWith("timestamp") || from.startsWith("datetime"))
                ? List.of(column + " <> cast(" + column + " as date)")
                : List.of();
    }
}
