package org.jpaschema.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.AlterEnumType;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.Check;

/** The values that a column may have, wherever an engine keeps them. */
final class EnumValues {

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern ENUM_TYPE = Pattern.compile("enum\\s*\\(.*\\)", Pattern.DOTALL);

    private EnumValues() {}

    /** The values before the change, then those after it; empty when it is not about values. */
    static Optional<List<List<String>>> of(Change change) {
        if (change instanceof AlterEnumType alter) {
            return Optional.of(List.of(alter.before().values(), alter.after().values()));
        }
        if (change instanceof AlterColumn alter
                && alter.attribute() == ColumnAttribute.TYPE
                && isEnum(alter.before().type())
                && isEnum(alter.after().type())) {
            return Optional.of(List.of(
                    literals(alter.before().type()), literals(alter.after().type())));
        }
        if (change instanceof ReplaceConstraint replace
                && replace.before() instanceof Check before
                && replace.after() instanceof Check after
                && !literals(before.expression()).isEmpty()
                && !literals(after.expression()).isEmpty()) {
            return Optional.of(List.of(literals(before.expression()), literals(after.expression())));
        }
        return Optional.empty();
    }

    /** The values that the change takes away, in their order. */
    static List<String> removed(Change change) {
        return of(change)
                .map(sides -> {
                    List<String> removed = new ArrayList<>(sides.get(0));
                    removed.removeAll(sides.get(1));
                    return removed;
                })
                .orElse(List.of());
    }

    /** The column whose values they are, where the change tells one. */
    static Optional<String> column(Change change) {
        return change instanceof AlterColumn alter
                ? Optional.of(alter.after().name())
                : change instanceof ReplaceConstraint replace && replace.after() instanceof Check check
                        ? Optional.of(check.column()).filter(c -> !c.isEmpty())
                        : Optional.empty();
    }

    private static boolean isEnum(String type) {
        return ENUM_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches();
    }

    private static List<String> literals(String text) {
        List<String> literals = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(text);
        while (matcher.find()) {
            literals.add(matcher.group(1).replace("''", "'"));
        }
        return literals;
    }
}
