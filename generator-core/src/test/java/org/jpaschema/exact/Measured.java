package org.jpaschema.exact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param alterations how many alterations by hand were tried
 * @param missed alterations that were not found, or not exactly; what a database lacks, or has too much, that was made from nothing by migrating, beside one that
 *     Hibernate created; and what Hibernate complains of
 * @param unsettled what still differs behind a migration, there or back
 * @param failure what stopped the measurement, or ""
 * @param incumbent the same of Liquibase's Hibernate extension, where it was measured
 * @param trail changes and statements, a line each
 */
record Measured(
        TestEngine engine,
        Subject subject,
        int tables,
        int columns,
        List<String> falseChanges,
        int alterations,
        List<String> missed,
        List<String> unsettled,
        String failure,
        Optional<Incumbent> incumbent,
        List<String> trail) {

    private static final String FORMAT = "| %s | %s | %d | %s | %d | %d | %d | %d | %d | %s |";

    boolean exact() {
        return falseChanges.isEmpty() && missed.isEmpty() && unsettled.isEmpty() && failure.isEmpty();
    }

    /** Whether it is exact, or Hibernate's own tools got no further; any other failure is this project's. */
    boolean passes() {
        return exact() || failure.startsWith(IllegalStateException.class.getName() + ": Hibernate");
    }

    /** The result in a line. */
    String line() {
        return "%-10s %-28s Hibernate %-12s %3d tables, %4d columns: %s"
                        .formatted(
                                engine.engine().name(), subject.name(), subject.hibernate(), tables, columns, verdict())
                + incumbent
                        .map(i -> "; the incumbent: " + (i.failure().isEmpty() ? incumbent(List.of(i)) : i.failure()))
                        .orElse("");
    }

    private String verdict() {
        if (!failure.isEmpty()) {
            List<String> reasons = failure.lines().toList();
            return "not measured: " + reasons.get(0)
                    + (reasons.size() == 1 ? "" : ": " + reasons.get(reasons.size() - 1));
        }
        return exact()
                ? "exact" + (alterations == 0 ? "" : ", %d alterations found".formatted(alterations))
                : "%d false, %d missed, %d not converging"
                        .formatted(falseChanges.size(), missed.size(), unsettled.size());
    }

    /** Writes what is wrong into a file that can be sent; nothing where all is exact. The incumbent has its own. */
    void write(Path directory) throws IOException {
        if (incumbent.isPresent()) {
            List<String> found = new ArrayList<>(List.of(line(), ""));
            incumbent.get().falseChanges().forEach(l -> found.add("false: " + l));
            incumbent.get().missed().forEach(l -> found.add("missed: " + l));
            write(directory, "incumbent-", found);
        }
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
        System.out.println("    written: " + write(directory, "", lines));
    }

    private Path write(Path directory, String prefix, List<String> lines) throws IOException {
        Files.createDirectories(directory);
        String name = (engine.name() + "-" + subject.name() + "-" + subject.hibernate()).toLowerCase(Locale.ROOT);
        Path file = directory.resolve(prefix + name.replaceAll("[^a-z0-9.]+", "-") + ".txt");
        return Files.write(file, lines);
    }

    /** All results as a Markdown table, a row for each engine and origin of models; then what the incumbent missed. */
    static List<String> table(List<Measured> results) {
        Map<String, List<Measured>> groups = results.stream()
                .collect(Collectors.groupingBy(
                        m -> m.engine().ordinal() + " " + m.origin(), TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add(
                "| engine | models | measured | not measured | tables | alterations | false | missed | not converging | the incumbent: false; missed |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        for (List<Measured> group : groups.values()) {
            Measured first = group.get(0);
            List<Measured> done =
                    group.stream().filter(m -> m.failure().isEmpty()).toList();
            lines.add(FORMAT.formatted(
                    first.engine().engine().name(),
                    first.origin(),
                    done.size(),
                    group.size() == done.size() ? "" : String.valueOf(group.size() - done.size()),
                    done.stream().mapToInt(Measured::tables).sum(),
                    done.stream().mapToInt(Measured::alterations).sum(),
                    done.stream().mapToInt(m -> m.falseChanges().size()).sum(),
                    done.stream().mapToInt(m -> m.missed().size()).sum(),
                    done.stream().mapToInt(m -> m.unsettled().size()).sum(),
                    incumbent(done.stream().flatMap(m -> m.incumbent().stream()).toList())));
        }
        Map<String, Long> missed = results.stream()
                .flatMap(m -> m.incumbent().stream())
                .flatMap(i -> i.missed().stream())
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        if (!missed.isEmpty()) {
            lines.add("");
            lines.add("The incumbent does not see: " + missed);
        }
        return lines;
    }

    private static String incumbent(List<Incumbent> incumbents) {
        if (incumbents.isEmpty()) {
            return "";
        }
        long failed = incumbents.stream().filter(i -> !i.failure().isEmpty()).count();
        return "%d; %d of %d%s"
                .formatted(
                        incumbents.stream()
                                .mapToInt(i -> i.falseChanges().size())
                                .sum(),
                        incumbents.stream().mapToInt(i -> i.missed().size()).sum(),
                        incumbents.stream().mapToInt(Incumbent::looks).sum(),
                        failed == 0 ? "" : "; fails on " + failed);
    }

    private String origin() {
        return subject.name().split(" ")[0];
    }
}
