package org.jpaschema.lint;

import java.util.List;
import java.util.Objects;
import org.jpaschema.risk.Severity;

/**
 * What was found in migrations, ready for readers.
 *
 * @param engine the engine that they were judged for, with its version where it is known
 * @param files the files, in the order in which they run
 * @param findings the risks, in the order of the files and of their statements
 * @param unread what could not be looked at, each with its reason
 */
public record LintResults(String engine, List<String> files, List<Finding> findings, List<String> unread) {

    public LintResults {
        Objects.requireNonNull(engine, "engine");
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
    }

    /** How many findings are of a severity. */
    public int count(Severity severity) {
        return (int)
                findings.stream().filter(f -> f.risk().severity() == severity).count();
    }
}
