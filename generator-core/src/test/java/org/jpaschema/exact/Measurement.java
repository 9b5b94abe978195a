package org.jpaschema.exact;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.plan.Guard;

/** Measures one model on one engine: created by Hibernate; from nothing by migrating; and back. */
final class Measurement {

    private static final ModelReader READER = new ModelReader((level, text) -> {});

    private final TestEngine engine;
    private final Subject subject;
    private final List<String> falseChanges = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> unsettled = new ArrayList<>();
    private final List<String> trail = new ArrayList<>();
    private int tables;
    private int columns;

    Measurement(TestEngine engine, Subject subject) {
        this.engine = engine;
        this.subject = subject;
    }

    /** Whatever happens is a result. */
    Measured run() {
        String failure = "";
        try {
            measure();
        } catch (Exception | LinkageError e) {
            failure = e + (e.getCause() == null ? "" : System.lineSeparator() + e.getCause());
        }
        return new Measured(engine, subject, tables, columns, falseChanges, missed, unsettled, failure, trail);
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
            created = passage.catalog(namespaces);
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
            missed.addAll(NormalForm.difference(
                    NormalForm.withoutKeyOrder(passage.catalog(namespaces)), NormalForm.withoutKeyOrder(created)));
            judge.validate(connection).stream()
                    .filter(c -> !complaints.contains(c))
                    .forEach(missed::add);
            passage.back();
            unsettled.addAll(NormalForm.difference(passage.catalog(passage.namespaces()), empty));
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
