package org.jpaschema.exact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Cases that are lines of the files of a directory: fields separated by |, the second the engines that they are for. */
final class CaseFiles {

    private CaseFiles() {}

    /** For each line and each of its engines: the name, the engine, and the other fields. */
    static Stream<Arguments> of(String directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("src/test/resources", directory))) {
            files = all.sorted().toList();
        }
        List<Arguments> cases = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(line, cases);
                }
            }
        }
        return cases.stream();
    }

    private static void add(String line, List<Arguments> cases) {
        String[] fields =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        for (String engine : fields[1].split(",")) {
            TestEngine one = TestEngine.valueOf(engine.strip().toUpperCase(Locale.ROOT));
            for (TestEngine chosen : TestEngine.chosen()) {
                if (chosen.takesCasesOf(one)) {
                    List<Object> arguments = new ArrayList<>(Arrays.asList(fields));
                    arguments.set(1, chosen);
                    cases.add(Arguments.of(arguments.toArray()));
                }
            }
        }
    }
}
