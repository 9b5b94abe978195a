package org.jpaschema.exact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How exact a comparison was on one model and one engine.
 *
 * @param engine the engine
 * @param subject the model
 * @param tables how many tables it has
 * @param columns how many columns they have
 * @param falseChanges what differs from a database that Hibernate itself created
 * @param missed what a database lacks, or has too much, that was made from nothing by migrating, beside one that
 *     Hibernate created; and what Hibernate complains of
 * @param unsettled what still differs behind a migration, there or back
 * @param failure what stopped the measurement, or ""
 * @param trail changes and statements, a line each
 */
record Measured(
        TestEngine engine,
        Subject subject,
        int tables,
        int columns,
        List<String> falseChanges,
        List<String> missed,
        List<String> unsettled,
        String failure,
        List<String> trail) {

    private static final String FORMAT = "| %s | %s | %s | %d | %d | %d | %d | %d | %d | %d |";

    boolean exact() {
        return falseChanges.isEmpty() && missed.isEmpty() && unsettled.isEmpty() && failure.isEmpty();
    }

    /** The result in a line. */
    String line() {
        return "%-10s %-28s Hibernate %-12s %3d tables, %4d columns: %s"
                .formatted(engine.engine().name(), subject.name(), subject.hibernate(), tables, columns, verdict());
    }

    private String verdict() {
        if (!failure.isEmpty()) {
            return "not measured: " + failure.lines().findFirst().orElse("");
        }
        return exact()
                ? "exact"
                : "%d false, %d missed, %d not converging"
                        .formatted(falseChanges.size(), missed.size(), unsettled.size());
    }

    /** Writes what is wrong into a file that can be sent; nothing where all is exact. */
    void write(Path directory) throws IOException {
        if (exact()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(line(), ""));
        falseChanges.forEach(l -> lines.add("false: " + l));
        missed.forEach(l -> lines.add("missed: " + l));
        unsettled.forEach(l -> lines.add("not converging: " + l));
        if (!failure.isEmpty()) {
            lines.add("failure: " + failure);
        }
        lines.add("");
        lines.addAll(trail);
        Files.createDirectories(directory);
        String name = (engine.name() + "-" + subject.name() + "-" + subject.hibernate()).toLowerCase(Locale.ROOT);
        Path file = directory.resolve(name.replaceAll("[^a-z0-9.]+", "-") + ".txt");
        Files.write(file, lines);
        System.out.println("    written: " + file);
    }

    /** All results as a Markdown table, a row for each engine, Hibernate and origin of models. */
    static List<String> table(List<Measured> results) {
        Map<String, List<Measured>> groups = results.stream()
                .collect(Collectors.groupingBy(
                        m -> m.engine().ordinal() + " " + m.origin() + " "
                                + m.subject().hibernate(),
                        TreeMap::new,
                        Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add(
                "| engine | models | Hibernate | models measured | not measured | tables | columns | false | missed | not converging |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        for (List<Measured> group : groups.values()) {
            Measured first = group.get(0);
            List<Measured> done =
                    group.stream().filter(m -> m.failure().isEmpty()).toList();
            lines.add(FORMAT.formatted(
                    first.engine().engine().name(),
                    first.origin(),
                    first.subject().hibernate(),
                    done.size(),
                    group.size() - done.size(),
                    done.stream().mapToInt(Measured::tables).sum(),
                    done.stream().mapToInt(Measured::columns).sum(),
                    done.stream().mapToInt(m -> m.falseChanges().size()).sum(),
                    done.stream().mapToInt(m -> m.missed().size()).sum(),
                    done.stream().mapToInt(m -> m.unsettled().size()).sum()));
        }
        return lines;
    }

    private String origin() {
        return subject.name().split(" ")[0];
    }
}
