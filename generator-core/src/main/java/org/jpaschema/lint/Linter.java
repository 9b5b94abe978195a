package org.jpaschema.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.CreateTable;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Version;
import org.jpaschema.lint.SqlStatement.Ignored;
import org.jpaschema.risk.Circumstances;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Rules;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/** Judges migrations, one file after the other in the order in which they run. */
public final class Linter {

    private final Engine engine;
    private final Version server;
    private final RiskPolicy policy;
    private final KnownTables known = new KnownTables();
    private final Map<String, AddConstraint> unvalidated = new HashMap<>();
    private final StatementReader reader;
    private final List<String> problems = new ArrayList<>();

    /**
     * For one changelog.
     *
     * @param engine the engine that it is for
     * @param server the server's version, or {@link Version#UNKNOWN}
     * @param policy what the project thinks of risks
     */
    public Linter(Engine engine, Version server, RiskPolicy policy) {
        this.engine = engine;
        this.server = server;
        this.policy = policy;
        reader = new StatementReader(engine, known);
    }

    /** The codes of all risks, of rules and of statements that change no schema, sorted. */
    public static List<String> codes() {
        return Stream.concat(Rules.codes().stream(), StatementRisk.CODES.stream())
                .sorted()
                .toList();
    }

    /**
     * The statements of a text that stands somewhere in a file.
     *
     * @param line the line that is told of all of them
     */
    public static List<SqlStatement> statements(String text, int line) {
        return SqlScript.statements(text).stream()
                .map(s -> new SqlStatement(s.text(), line, s.ignored(), s.problem()))
                .toList();
    }

    /** A statement with what it does and what it starts from. */
    private record Step(SqlStatement statement, Reading reading, Schema before) {}

    /**
     * The risks of one more file.
     *
     * @param file how it is called
     * @param text what is in it: SQL, or Liquibase's formatted SQL
     * @return the risks in the order of the statements; empty when it is safe
     */
    public List<Finding> lint(String file, String text) {
        return lint(file, SqlScript.statements(text));
    }

    /** The same of statements that are known one by one. */
    public List<Finding> lint(String file, List<SqlStatement> statements) {
        List<Step> steps = new ArrayList<>();
        Set<QualifiedName> created = new HashSet<>();
        for (SqlStatement statement : statements) {
            Reading whole = reader.read(statement);
            Reading reading = withoutCreated(whole, created);
            steps.add(new Step(
                    statement, reading, known.schema(reading.changes().stream().map(Change::subject))));
            apply(statement, whole, created);
        }
        // Which tables are new is known by place here: one may be dropped and made again.
        List<Change> all = steps.stream()
                .flatMap(s -> s.reading().changes().stream())
                .filter(c -> !(c instanceof CreateTable))
                .toList();
        return steps.stream().flatMap(s -> findings(file, s, all)).toList();
    }

    /** What is done to a table that the same file made before harms nobody. */
    private static Reading withoutCreated(Reading reading, Set<QualifiedName> created) {
        Set<String> names = new HashSet<>();
        created.forEach(n -> names.add(n.toString()));
        return new Reading(
                reading.changes().stream()
                        .filter(c -> c instanceof CreateTable || !created.contains(c.subject()))
                        .toList(),
                reading.quiet(),
                reading.risks().stream()
                        .filter(r -> !names.contains(r.object()))
                        .toList());
    }

    private void apply(SqlStatement statement, Reading reading, Set<QualifiedName> created) {
        for (Change change : reading.changes()) {
            if (change instanceof CreateTable) {
                created.add(change.subject());
            }
            if (change instanceof AddConstraint add && reading.quiet().contains("data.check")) {
                unvalidated.put(add.constraint().name(), add);
            } else {
                known.apply(change);
            }
        }
        StatementReader.validated(statement.text(), new Names(engine))
                .map(unvalidated::remove)
                .ifPresent(known::apply);
    }

    private Stream<Finding> findings(String file, Step step, List<Change> all) {
        Reading reading = step.reading();
        Stream<Risk> ofChanges = reading.changes().isEmpty()
                ? Stream.empty()
                : new Rules(new Circumstances(all, step.before(), engine, server), policy)
                        .judge(reading.changes()).stream()
                                .filter(r -> !reading.quiet().contains(r.code()));
        List<Ignored> ignored = step.statement().ignored();
        ignored.forEach(i -> check(file, i));
        return Stream.concat(ofChanges, reading.risks().stream().flatMap(r -> policy.apply(r).stream()))
                .map(r -> accepted(r, ignored))
                .map(r -> new Finding(file, step.statement().line(), r));
    }

    private static Risk accepted(Risk risk, List<Ignored> ignored) {
        Optional<Ignored> taken = ignored.stream()
                .filter(i -> i.code().equals(risk.code()) && !i.reason().isEmpty())
                .findFirst();
        return taken.map(i -> risk.accepted(i.reason())).orElse(risk);
    }

    private void check(String file, Ignored ignored) {
        String place = file + ":" + ignored.line() + ": ";
        if (!codes().contains(ignored.code())) {
            problems.add(place + "jpaschema:ignore "
                    + (ignored.code().isEmpty() ? "names no risk" : ignored.code() + " is no risk")
                    + ". There are: " + String.join(", ", codes()) + ".");
        } else if (ignored.reason().isEmpty()) {
            problems.add(place + "jpaschema:ignore " + ignored.code() + " does not say why. Write: -- jpaschema:ignore "
                    + ignored.code() + " reason");
        }
    }

    /**
     * Stops when a comment ignores a risk that there is not, or does not say why.
     *
     * @throws SchemaException with all of them
     */
    public void requireReasons() {
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
    }
}
