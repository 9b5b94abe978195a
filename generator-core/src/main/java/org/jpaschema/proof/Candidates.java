package org.jpaschema.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.Samples;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Check;

/**
 * Values for a column, as SQL literals.
 *
 * @param likely those that should do, the plainest first
 * @param risky those around what a condition speaks of, of which some will be refused
 */
record Candidates(List<String> likely, List<String> risky) {

    private static final Pattern NUMBER =
            Pattern.compile("(>=|<=|<>|!=|>|<)?\\s*\\(*'?(?<![\\w.])(-?\\d+(?:\\.\\d+)?)(?![\\w.])");
    private static final Pattern TEXT = Pattern.compile("(<>|!=)?\\s*\\(*('(?:[^']++|'')*+')");
    private static final Pattern LITERAL = Pattern.compile("[a-z ]*('(?:[^']++|'')*+')", Pattern.CASE_INSENSITIVE);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** How many plain values stand before the first extreme one. */
    private static final int MODERATE = 2;

    /** What a number or a date needs as a text, whichever it is. */
    private static final int ROOMY = 40;

    /** Nothing is known about the type: what many types read. */
    private static final List<String> GUESSES = List.of("'1'", "'a'", "''", "1");

    /** What patterns ask for. */
    private static final List<String> SHAPES = List.of("'abc'", "'ABC'", "'123'", "'a@b.cc'", "'A'", "'A1'");

    Candidates {
        likely = List.copyOf(likely);
        risky = List.copyOf(risky);
    }

    /**
     * The values.
     *
     * @param now what the column holds
     * @param then what it holds after the migration; the same for a type that stays
     * @param defaults default expressions, now and then
     * @param checks conditions on the column, now and then
     */
    static Candidates of(Samples now, Samples then, Collection<String> defaults, Collection<Check> checks) {
        Set<String> values = new LinkedHashSet<>(then.equals(now) ? now.literals() : common(now, then));
        if (now.literals().isEmpty()) {
            values.addAll(defaults);
            values.addAll(GUESSES);
        }
        Set<String> likely = new LinkedHashSet<>();
        Set<String> risky = new LinkedHashSet<>();
        if (now.kind() != Samples.Kind.OTHER || values.stream().allMatch(v -> v.endsWith("'"))) {
            checks.forEach(c -> hints(c.expression(), now.kind(), likely, risky));
        }
        if (now.kind() == Samples.Kind.TEXT && !checks.isEmpty()) {
            risky.addAll(SHAPES);
        }
        if (likely.isEmpty()) {
            risky.removeAll(values);
            return new Candidates(List.copyOf(values), List.copyOf(risky));
        }
        values.stream().limit(MODERATE).forEach(risky::add);
        risky.removeAll(likely);
        return new Candidates(List.copyOf(likely), List.copyOf(risky));
    }

    /** The same without extremes: something that is computed from the values would overflow. */
    Candidates moderate() {
        return new Candidates(likely.subList(0, Math.min(MODERATE, likely.size())), risky);
    }

    /** The same with the small numbers of counting only. */
    Candidates counting() {
        return new Candidates(
                likely.stream().filter(v -> v.matches("'?[1-9]\\d?'?")).toList(), risky);
    }

    private static List<String> common(Samples now, Samples then) {
        if (now.literals().isEmpty() || then.literals().isEmpty()) {
            return now.literals().stream().limit(1).toList();
        }
        if (now.kind() == Samples.Kind.NUMBER && then.kind() == Samples.Kind.NUMBER) {
            return numbers(now.literals(), then.literals());
        }
        if (now.kind() == Samples.Kind.TEXT && then.kind() == Samples.Kind.TEXT) {
            return length(now.literals()) <= length(then.literals()) ? now.literals() : then.literals();
        }
        if (now.kind() == Samples.Kind.TEXT) {
            // A text becomes what the texts of the other type's values say.
            return then.literals().stream()
                    .map(Candidates::text)
                    .filter(t -> t.length() <= length(now.literals()))
                    .map(t -> "'" + t.replace("'", "''") + "'")
                    .toList();
        }
        List<String> both = now.literals().stream()
                .filter(l -> then.literals().stream().anyMatch(o -> text(o).equals(text(l))))
                .toList();
        if (!both.isEmpty()) {
            return both;
        }
        boolean toText = then.kind() == Samples.Kind.TEXT;
        int room = length(then.literals());
        if (!toText && !areRelated(now, then)) {
            return List.of();
        }
        return now.literals().stream()
                .filter(l -> !toText || text(l).length() <= room)
                .limit(toText && room >= ROOMY ? now.literals().size() : MODERATE)
                .toList();
    }

    /** Whether engines make the one of the other: days and moments, truth and numbers, bytes of any kind. */
    private static boolean areRelated(Samples now, Samples then) {
        String one = now.literals().get(0);
        String other = then.literals().get(0);
        boolean moments =
                DAY.matcher(text(one)).lookingAt() && DAY.matcher(text(other)).lookingAt();
        boolean truth = one.equals("true") && then.kind() == Samples.Kind.NUMBER
                || other.equals("true") && now.kind() == Samples.Kind.NUMBER;
        boolean bytes = one.matches("(?s).*\\bx'.*") && other.matches("(?s).*\\bx'.*");
        boolean alike = one.replaceAll("[^a-z].*", "").equals(other.replaceAll("[^a-z].*", ""))
                && now.kind() == Samples.Kind.OTHER
                && one.matches("[a-z]+\\W.*")
                && then.kind() == Samples.Kind.OTHER;
        return moments || truth || bytes || alike;
    }

    /** Those of either that are in the range of both and have no more digits after the point than either keeps. */
    private static List<String> numbers(List<String> now, List<String> then) {
        Set<String> all = new LinkedHashSet<>(now);
        all.addAll(then);
        return all.stream().filter(n -> fits(n, now) && fits(n, then)).toList();
    }

    private static boolean fits(String number, List<String> type) {
        BigDecimal value = new BigDecimal(number);
        List<BigDecimal> range = type.stream().map(BigDecimal::new).sorted().toList();
        int scale = range.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return value.compareTo(range.get(0)) >= 0
                && value.compareTo(range.get(range.size() - 1)) <= 0
                && Math.max(0, value.stripTrailingZeros().scale()) <= Math.max(0, scale);
    }

    private static int length(List<String> literals) {
        return literals.stream().mapToInt(l -> text(l).length()).max().orElse(0);
    }

    /** What a literal says: of {@code date '2020-01-02'} what stands in the quotes. */
    private static String text(String literal) {
        Matcher quoted = LITERAL.matcher(literal);
        return quoted.matches()
                ? quoted.group(1).substring(1, quoted.group(1).length() - 1).replace("''", "'")
                : literal;
    }

    private static void hints(String condition, Samples.Kind kind, Set<String> likely, Set<String> risky) {
        if (kind == Samples.Kind.NUMBER) {
            Matcher matcher = NUMBER.matcher(condition);
            while (matcher.find()) {
                BigDecimal value = new BigDecimal(matcher.group(2));
                List<String> around = new ArrayList<>();
                for (BigDecimal near : List.of(value, value.add(BigDecimal.ONE), value.subtract(BigDecimal.ONE))) {
                    around.add(near.toPlainString());
                }
                String operator = matcher.group(1) == null ? "=" : matcher.group(1);
                likely.add(around.get(operator.equals("<") ? 2 : operator.matches(">|<>|!=") ? 1 : 0));
                risky.addAll(around);
            }
            return;
        }
        Matcher matcher = TEXT.matcher(condition);
        while (matcher.find()) {
            String plain = matcher.group(2).replaceAll("[%_]", "");
            (matcher.group(1) == null ? likely : risky).add(plain);
            if (kind == Samples.Kind.TEXT) {
                risky.add(plain.substring(0, plain.length() - 1) + "z'");
            }
        }
    }

    /** The checks that speak of a column. */
    static List<Check> about(String column, Collection<Check> checks) {
        return checks.stream()
                .filter(c -> c.column().equals(column) || SqlText.mentions(c.expression(), column))
                .toList();
    }
}
