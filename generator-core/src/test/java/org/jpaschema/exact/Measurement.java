package org.jpaschema.exact;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.plan.Guard;
import org.jpaschema.proof.NormalForm;

/** Measures one model on one engine: created by Hibernate; from nothing by migrating, and back; altered by hand. */
final class Measurement {

    private static final ModelReader READER = new ModelReader((level, text) -> {});

    private final TestEngine engine;
    private final Subject subject;
    private final boolean withAlterations;
    private final List<String> falseChanges = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> unsettled = new ArrayList<>();
    private final List<String> trail = new ArrayList<>();
    private int tables;
    private int columns;
    private int alterations;
    private Optional<Incumbent> incumbent = Optional.empty();

    Measurement(TestEngine engine, Subject subject, boolean withAlterations) {
        this.engine = engine;
        this.subject = subject;
        this.withAlterations = withAlterations;
    }

    /** Whatever happens is a result. */
    Measured run() {
        String failure = "";
        try {
            measure();
        } catch (Exception | LinkageError e) {
            failure = Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
                    .map(Throwable::toString)
                    .collect(Collectors.joining(System.lineSeparator()));
        }
        return new Measured(
                engine,
                subject,
                tables,
                columns,
                falseChanges,
                alterations,
                missed,
                unsettled,
                failure,
                incumbent,
                trail);
    }

    private void measure() throws Exception {
        List<String> created;
        List<String> complaints;
        Set<String> namespaces;
        trail.add("created by Hibernate:");
        try (Connection connection = engine.fresh();
                Judge judge = subject.judge();
                Passage passage = new Passage(connection, trail)) {
            List<String> problems = engine.create(judge, connection);
            if (!problems.isEmpty()) {
                throw new IllegalStateException(
                        "Hibernate itself cannot create %d objects: %s".formatted(problems.size(), problems));
            }
            Model model = read(connection);
            falseChanges.addAll(passage.differences(model));
            namespaces = passage.namespaces();
            namespaces.remove(passage.currentNamespace());
            created = passage.catalog(passage.namespaces());
            complaints = judge.validate(connection);
        }
        created.forEach(line -> trail.add("catalog: " + line));
        trail.add("from nothing:");
        try (Connection connection = engine.fresh();
                Judge judge = subject.judge();
                Passage passage = new Passage(connection, trail)) {
            List<String> empty = passage.catalog(passage.namespaces());
            Model model = read(connection);
            Optional<Guard> stopped = passage.to(model);
            stopped.ifPresent(guard -> unsettled.add("stopped: " + guard.message()));
            unsettled.addAll(passage.differences(model));
            // Where a database is a schema, the two have other names.
            namespaces.add(passage.currentNamespace());
            missed.addAll(NormalForm.difference(
                    NormalForm.withoutKeyOrder(passage.catalog(namespaces)), NormalForm.withoutKeyOrder(created)));
            judge.validate(connection).stream()
                    .filter(c -> !complaints.contains(c))
                    .forEach(missed::add);
            passage.back();
            unsettled.addAll(NormalForm.difference(passage.catalog(passage.namespaces()), empty));
        }
        if (withAlterations) {
            alter();
        }
    }

    private void alter() throws Exception {
        trail.add("altered by hand:");
        try (Connection connection = engine.fresh();
                Judge judge = subject.judge()) {
            incumbent = Incumbent.of(engine, subject, judge.classes());
            AlterationTrial trial =
                    new AlterationTrial(engine, subject, judge, read(connection), incumbent, trail).run();
            alterations = trial.tried();
            missed.addAll(trial.missed());
        }
    }

    private Model read(Connection connection) {
        Model model = READER.read(
                READER.find(subject.source()), connection, engine.engine().folding()::fold);
        tables = model.schema().tables().size();
        columns = model.schema().tables().stream()
                .mapToInt(t -> t.columns().size())
                .sum();
        return model;
    }
}
