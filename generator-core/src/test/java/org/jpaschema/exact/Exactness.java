package org.jpaschema.exact;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.entity.HibernateLine;

/**
 * Measures exactness on models: those that Hibernate publishes and those in {@code target/corpus}, or a stranger's. Prints
 * the table; what fails is written into a file each. Options, each with its value behind it:
 *
 * <ul>
 *   <li>{@code --engines}: names with commas; all;
 *   <li>{@code --models}: a regular expression for the names of models; all;
 *   <li>{@code --entities}: the jars and directories of a stranger's entities, separated as on a class path;
 *   <li>{@code --classpath}: what else they need, or {@code @file} with that in it; a Hibernate among it is used, else
 *       this build's;
 *   <li>{@code --packages}: the packages meant, with commas; all in {@code --entities};
 *   <li>{@code --settings}: Hibernate's settings, {@code name=value} with commas;
 *   <li>{@code --alterations}: {@code no} for none;
 *   <li>{@code --output}: the directory for failures; {@code target/exactness}.
 * </ul>
 */
public final class Exactness {

    private final Map<String, String> options = new HashMap<>();

    private Exactness(String[] arguments) {
        List<String> known = List.of(
                "--engines",
                "--models",
                "--entities",
                "--classpath",
                "--packages",
                "--settings",
                "--alterations",
                "--output");
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("Options come with a value each: " + known);
        }
        for (int i = 0; i < arguments.length; i += 2) {
            if (!known.contains(arguments[i])) {
                throw new IllegalArgumentException(arguments[i] + " is no option; these are: " + known);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
    }

    /** Runs; ends with 1 when anything is not exact that Hibernate can create. */
    public static void main(String[] arguments) throws IOException {
        Exactness exactness = new Exactness(arguments);
        List<Measured> results = exactness.run();
        System.out.println();
        Measured.table(results).forEach(System.out::println);
        System.exit(results.stream().allMatch(Measured::passes) ? 0 : 1);
    }

    private List<Measured> run() throws IOException {
        Path output = Path.of(options.getOrDefault("--output", "target/exactness"));
        boolean withAlterations = !options.getOrDefault("--alterations", "yes").equals("no");
        List<Measured> results = new ArrayList<>();
        for (TestEngine engine : TestEngine.named(options.getOrDefault("--engines", ""))) {
            for (Subject subject : subjects()) {
                Measured measured = new Measurement(engine, subject, withAlterations).run();
                results.add(measured);
                System.out.println(measured.line());
                measured.write(output);
            }
        }
        return results;
    }

    private List<Subject> subjects() throws IOException {
        if (options.containsKey("--entities")) {
            return List.of(stranger());
        }
        return Arrays.stream(HibernateLine.values())
                .flatMap(line -> Stream.concat(Subject.published(line).stream(), Subject.fetched(line).stream()))
                .filter(s -> (s.name() + " " + s.hibernate()).matches(options.getOrDefault("--models", ".*")))
                .toList();
    }

    private Subject stranger() throws IOException {
        List<Path> entities = paths(options.get("--entities"));
        List<Path> classpath = new ArrayList<>(paths(options.getOrDefault("--classpath", "")));
        String hibernate = classpath.stream()
                .map(p -> p.getFileName().toString())
                .filter(name -> name.matches("hibernate-core-.*\\.jar"))
                .map(name -> name.replaceAll("hibernate-core-|\\.jar", ""))
                .findFirst()
                .orElse("");
        if (hibernate.isEmpty()) {
            // Before the application's own, which may have an older jakarta.persistence.
            classpath.addAll(0, HibernateLine.LINE_7_4.jarsWithout("hibernate-testing"));
            hibernate = HibernateLine.LINE_7_4.toString();
        }
        return new Subject(
                entities.get(0).getFileName().toString(),
                hibernate,
                entities,
                classpath,
                list(options.getOrDefault("--packages", "")),
                settings());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String setting : list(options.getOrDefault("--settings", ""))) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return settings;
    }

    private static List<Path> paths(String text) throws IOException {
        String path = text.startsWith("@") ? Files.readString(Path.of(text.substring(1))) : text;
        return Arrays.stream(path.strip().split(File.pathSeparator))
                .filter(p -> !p.isBlank())
                .map(p -> Path.of(p).toAbsolutePath())
                .toList();
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
