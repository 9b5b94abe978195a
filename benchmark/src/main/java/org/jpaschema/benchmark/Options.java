package org.jpaschema.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Engines;

/**
 * What is asked of the benchmark, from system properties.
 *
 * @param directory where everything is kept
 * @param engines the engines' names; by default those that have an embedded server and are known
 * @param sizes the numbers of entities
 * @param contenders the contenders' names; by default all
 * @param runs of how many runs the medians are
 * @param heap whether the smallest heap is looked for
 * @param chain the number of entities in one chain of foreign keys; 0 for none
 */
record Options(
        Path directory,
        List<String> engines,
        List<Integer> sizes,
        List<String> contenders,
        int runs,
        boolean heap,
        int chain) {

    private static final List<String> EMBEDDED = List.of("PostgreSQL", "MariaDB");

    static Options fromSystem() {
        List<String> contenders = list("benchmark.contenders", Contenders.names());
        if (!Contenders.known().containsAll(contenders)) {
            throw new IllegalArgumentException("-Dbenchmark.contenders is " + String.join("; ", contenders)
                    + ". There are: " + String.join("; ", Contenders.known()));
        }
        List<String> known = Engines.all().stream().map(Engine::name).toList();
        return new Options(
                Path.of(System.getProperty("benchmark.directory")).toAbsolutePath(),
                list(
                        "benchmark.engines",
                        EMBEDDED.stream().filter(known::contains).toList()),
                list("benchmark.sizes", List.of("100", "1000", "10000")).stream()
                        .map(Integer::valueOf)
                        .toList(),
                contenders,
                Integer.getInteger("benchmark.runs", 5),
                Boolean.parseBoolean(System.getProperty("benchmark.heap", "true")),
                Integer.getInteger("benchmark.chain", 10_000));
    }

    private static List<String> list(String property, List<String> otherwise) {
        List<String> given = Stream.of(System.getProperty(property, ""))
                .flatMap(text -> Arrays.stream(text.split(";|,(?! )")))
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .toList();
        return given.isEmpty() ? otherwise : given;
    }
}
