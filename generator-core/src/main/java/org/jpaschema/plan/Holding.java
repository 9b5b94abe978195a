package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.QualifiedName;

/**
 * A plan whose drops wait for a yes of their own: what loses data by a drop comes last, where nothing behind needs it gone.
 *
 * @param first the steps that run now, in order
 * @param held the drops that wait, in order
 */
record Holding(List<Step> first, List<Step> held) {

    Holding {
        first = List.copyOf(first);
        held = List.copyOf(held);
    }

    /** Nothing waits. */
    static Holding none(List<Step> steps) {
        return new Holding(steps, List.of());
    }

    /**
     * Holds back what can wait. A loss in the middle, like a narrowed type, stays where it is; so does a drop whose name a
     * later step speaks of, and a table that is built anew: its copy would not know what came meanwhile.
     *
     * @param steps the plan
     */
    static Holding of(List<Step> steps) {
        List<Step> behind = new ArrayList<>();
        List<Step> waiting = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            boolean waits = (losesByDrop(step) || isOfLeftovers(step))
                    && behind.stream().noneMatch(later -> needs(later, step));
            (waits ? waiting : behind).add(step);
        }
        Collections.reverse(waiting);
        // A type or a schema waits for the columns and tables in it only.
        while (!waiting.isEmpty() && waiting.get(0).losses().isEmpty()) {
            waiting.remove(0);
        }
        return new Holding(steps.stream().filter(s -> !waiting.contains(s)).toList(), waiting);
    }

    private static boolean losesByDrop(Step step) {
        Change change = step.changes().get(0);
        boolean drops = change instanceof DropTable
                || change instanceof DropColumn && step.changes().size() == 1;
        return drops && !step.losses().isEmpty() && !isRebuild(step);
    }

    private static boolean isRebuild(Step step) {
        return step.up().stream().anyMatch(s -> s.toLowerCase(Locale.ROOT).contains("create table"));
    }

    private static boolean isOfLeftovers(Step step) {
        Change change = step.changes().get(0);
        return change instanceof DropEnumType || change instanceof DropSequence || change instanceof DropNamespace;
    }

    private static boolean needs(Step later, Step drop) {
        if (isOfLeftovers(later)) {
            return true;
        }
        String text = Stream.concat(later.up().stream(), later.down().stream()).collect(Collectors.joining("\n"));
        Change change = drop.changes().get(0);
        QualifiedName subject = change.subject();
        if (!SqlText.mentions(text, subject.name())) {
            return false;
        }
        // Derby drops a view along with any column of a table that it reads.
        return !(change instanceof DropColumn column)
                || later.changes().size() > 1
                || later.changes().get(0) instanceof CreateView
                || SqlText.mentions(text, column.column().name());
    }
}
