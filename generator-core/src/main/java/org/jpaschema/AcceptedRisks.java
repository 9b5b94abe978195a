package org.jpaschema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.lint.Linter;
import org.jpaschema.migration.AtomicFile;
import org.jpaschema.risk.Acceptance;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.schema.SchemaException;

/**
 * The risks that a project takes: lines {@code code object = reason} in {@link RiskPolicy#FILE} beside the master
 * changelog, so that they are reviewed and kept like the migrations.
 */
final class AcceptedRisks {

    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S.*?)\\s*=\\s*(.*\\S)\\s*");

    private AcceptedRisks() {}

    /**
     * What the project thinks of risks, from its configuration and its file.
     *
     * @throws SchemaException when either says what cannot be
     */
    static RiskPolicy policy(Settings settings) {
        return RiskPolicy.of(
                Linter.codes(),
                settings.safety().risks(),
                settings.safety().failOn(),
                read(settings.changelog().toAbsolutePath().resolveSibling(RiskPolicy.FILE)));
    }

    /** None where there is no file. Empty lines and those that begin with # say nothing. */
    static List<Acceptance> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines;
        try {
            lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new SchemaException(
                    "The accepted risks " + file + " cannot be read (" + AtomicFile.reason(e)
                            + "). Make it a text file in UTF-8 with read access.",
                    e);
        }
        List<Acceptance> acceptances = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                acceptances.add(new Acceptance(matcher.group(1), matcher.group(2), matcher.group(3)));
            } else {
                problems.add(
                        file + ", line " + (i + 1) + ": \"" + line
                                + "\" accepts no risk. Write the rule's code, the object and why: data-loss.drop-column orders.total = copied to invoices.");
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
        return acceptances;
    }
}
