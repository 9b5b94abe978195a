package org.jpaschema.exact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.entity.Model;
import org.jpaschema.plan.Guard;
import org.jpaschema.proof.NormalForm;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * Alters a database that Hibernate created from a model by hand, one alteration of each kind, always the same ones: the
 * comparison must find it and nothing else, and the repair must leave the catalog as it was.
 */
final class AlterationTrial {

    private static final int CANDIDATES = 5;

    private final TestEngine engine;
    private final Subject subject;
    private final Judge judge;
    private final Model model;
    private final Optional<Incumbent> incumbent;
    private final List<String> trail;
    private final List<String> missed = new ArrayList<>();
    private int tried;

    /**
     * A trial.
     *
     * @param incumbent who has to find each alteration besides
     * @param trail where the alterations that go wrong are noted
     */
    AlterationTrial(
            TestEngine engine,
            Subject subject,
            Judge judge,
            Model model,
            Optional<Incumbent> incumbent,
            List<String> trail) {
        this.engine = engine;
        this.subject = subject;
        this.judge = judge;
        this.model = model;
        this.incumbent = incumbent;
        this.trail = trail;
    }

    /** Runs all; {@link #tried} and {@link #missed} have the result. */
    AlterationTrial run() throws SQLException {
        Set<String> done = new HashSet<>();
        boolean all = false;
        while (!all) {
            try (Connection connection = engine.emptied()) {
                engine.create(judge, connection);
                incumbent.filter(i -> done.isEmpty()).ifPresent(i -> i.begin(connection));
                all = untilDirty(connection, done);
            }
        }
        return this;
    }

    int tried() {
        return tried;
    }

    /** What was not found, or not exactly, a line each. */
    List<String> missed() {
        return missed;
    }

    /** One after the other in one database, until one leaves it otherwise; whether all kinds are done. */
    private boolean untilDirty(Connection connection, Set<String> done) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Passage passage = new Passage(connection, statements)) {
            boolean comments = Vocabulary.of(engine).comments();
            Set<String> namespaces = passage.namespaces();
            List<String> before = passage.catalog(namespaces);
            Schema schema = passage.schema(model);
            for (Map.Entry<String, List<Change>> kind :
                    Alterations.of(schema, engine.engine(), comments).entrySet()) {
                List<Change> candidates = new ArrayList<>(kind.getValue());
                Collections.shuffle(
                        candidates,
                        new Random(
                                subject.name().hashCode() * 31L + kind.getKey().hashCode()));
                for (Change change : candidates.subList(0, Math.min(CANDIDATES, candidates.size()))) {
                    if (done.contains(kind.getKey())) {
                        break;
                    }
                    statements.clear();
                    try {
                        passage.alter(change, schema);
                    } catch (SchemaException e) {
                        continue;
                    } catch (Passage.PassageException e) {
                        if (passage.catalog(namespaces).equals(before)) {
                            continue;
                        }
                        done.add(kind.getKey());
                        return false;
                    }
                    done.add(kind.getKey());
                    tried++;
                    incumbent.ifPresent(i -> i.look(kind.getKey(), connection));
                    List<String> wrong = repair(passage, change, namespaces, before);
                    if (!wrong.isEmpty()) {
                        missed.add(kind.getKey() + ": " + statements.get(0) + ": " + wrong);
                        trail.addAll(statements);
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Repairs; gives what is wrong with what was found, or with the repaired catalog. */
    private List<String> repair(Passage passage, Change change, Set<String> namespaces, List<String> before) {
        try {
            Optional<Guard> stopped = passage.to(model);
            if (stopped.isPresent()) {
                return List.of("stopped: " + stopped.get().message());
            }
        } catch (SchemaException | Passage.PassageException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        Map<String, Long> found = objects(passage.changes());
        Map<String, Long> altered = objects(List.of(change));
        List<String> wrong = new ArrayList<>();
        if (!found.keySet().equals(altered.keySet())) {
            wrong.add("found " + found.keySet() + " in place of " + altered.keySet());
        }
        wrong.addAll(NormalForm.difference(passage.catalog(namespaces), before));
        return wrong;
    }

    /** What changes are about; whether something is replaced at once or dropped and added is the same. */
    private static Map<String, Long> objects(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(AlterationTrial::object, TreeMap::new, Collectors.counting()));
    }

    private static String object(Change change) {
        String subject = change.subject().toString();
        if (change instanceof AlterColumn alter) {
            return alter.attribute().label() + " of " + subject + "."
                    + alter.after().name();
        }
        if (change instanceof AddColumn add) {
            return "column " + subject + "." + add.column().name();
        }
        if (change instanceof DropColumn drop) {
            return "column " + subject + "." + drop.column().name();
        }
        boolean isWhole = change instanceof CreateTable
                || change instanceof DropTable
                || change instanceof AlterTableComment
                || !(change instanceof OfTable);
        return (isWhole ? "" : "a constraint or index of ") + subject;
    }
}
