package org.jpaschema.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.ReplaceConstraint;
import org.jpaschema.schema.Check;

/**
 * An enum whose values have another place: what is kept or sorted by the place means something else. Of an enum that is
 * kept by its ordinal the database knows how many values there are, not which; where the model is known that was before,
 * {@link ReorderedOrdinals} tells.
 */
final class ReorderedEnum implements Rule {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])\\d+(?![\\w.'])");

    @Override
    public String code() {
        return "hygiene.reordered-enum";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        Subject subject = Subject.of(change);
        if (isReordered(change)) {
            return Optional.of(Risk.caution(
                    code(),
                    subject.object(),
                    subject.words() + " has its values in another order: what sorts or compares by it changes.",
                    "Keep the order and put new values behind the others."));
        }
        if (change instanceof ReplaceConstraint replace
                && replace.before() instanceof Check before
                && replace.after() instanceof Check after
                && isOrdinal(before, after)
                && !circumstances.knowsOrdinals(replace.table(), after.column())) {
            return Optional.of(Risk.caution(
                    code(),
                    subject.object(),
                    subject.words()
                            + " counts the values of an enum that is kept by its ordinal: unless values came or went at its end, rows now mean another value.",
                    "Put new values behind the others, or keep names: @Enumerated(EnumType.STRING)."));
        }
        return Optional.empty();
    }

    private static boolean isReordered(Change change) {
        return EnumValues.of(change)
                .filter(sides -> !(change instanceof ReplaceConstraint))
                .filter(sides -> {
                    List<String> kept = new ArrayList<>(sides.get(0));
                    kept.retainAll(sides.get(1));
                    List<String> now = new ArrayList<>(sides.get(1));
                    now.retainAll(sides.get(0));
                    return !kept.equals(now);
                })
                .isPresent();
    }

    /** {@code between 0 and n}, as Hibernate checks an ordinal, in any engine's words. */
    private static boolean isOrdinal(Check before, Check after) {
        List<Integer> from = numbers(before.expression());
        List<Integer> to = numbers(after.expression());
        boolean pairs = from.size() == 2 && to.size() == 2 && from.get(0) == 0 && to.get(0) == 0;
        return pairs
                && !from.get(1).equals(to.get(1))
                && NUMBER.matcher(before.expression())
                        .replaceAll("#")
                        .equals(NUMBER.matcher(after.expression()).replaceAll("#"))
                && !before.expression().contains("'");
    }

    private static List<Integer> numbers(String expression) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(expression);
        while (matcher.find()) {
            numbers.add(matcher.group().length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(matcher.group()));
        }
        return numbers;
    }
}
