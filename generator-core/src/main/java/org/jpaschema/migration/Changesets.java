package org.jpaschema.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.CreateTable;
import org.jpaschema.diff.Change.DropTable;
import org.jpaschema.diff.Description;
import org.jpaschema.plan.Action;
import org.jpaschema.plan.Step;

/** Steps as changesets. */
public final class Changesets {

    private Changesets() {}

    /**
     * A changeset a step. Where the engine commits each DDL statement by itself, a changeset a statement: so a run that
     * breaks off goes on behind the last statement that worked.
     *
     * @param steps the steps, in order
     * @param transactional whether the engine's DDL takes part in transactions
     */
    public static List<Changeset> of(List<Step> steps, boolean transactional) {
        List<Changeset> changesets = new ArrayList<>();
        for (Step step : steps) {
            List<Action> parts = transactional
                    ? List.of(new Action(
                            step.up(),
                            step.down(),
                            !step.transactional() && step.actions().stream().allMatch(Action::whole)))
                    : step.actions().stream()
                            .flatMap(a -> a.whole() ? Stream.of(a) : singles(a).stream())
                            .toList();
            for (int i = 0; i < parts.size(); i++) {
                changesets.add(changeset(changesets.size() + 1, step, parts.get(i), i));
            }
        }
        return changesets;
    }

    /** The first of several statements carries what undoes them all: it is rolled back last. */
    private static List<Action> singles(Action action) {
        List<Action> singles = new ArrayList<>();
        for (String statement : action.up()) {
            singles.add(new Action(List.of(statement), singles.isEmpty() ? action.down() : List.of()));
        }
        return singles;
    }

    private static Changeset changeset(int number, Step step, Action action, int part) {
        String suffix = part == 0 ? "" : "-" + (part + 1);
        return new Changeset(
                "%02d-%s%s".formatted(number, slug(step), suffix),
                sentence(step),
                action.up(),
                action.down(),
                part > 0
                        ? List.of()
                        : step.guards().stream()
                                .map(g -> new Precondition(g.query(), g.expected(), g.message()))
                                .toList(),
                step.losses(),
                step.transactional(),
                step.labels(),
                action.whole() && (action.up().size() > 1 || action.down().size() > 1));
    }

    private static boolean isRebuild(Step step) {
        Change first = step.changes().get(0);
        return step.changes().size() > 1 && !(first instanceof CreateTable) && !(first instanceof DropTable);
    }

    private static String sentence(Step step) {
        Stream<String> sentences =
                step.changes().stream().map(c -> Description.of(c).sentence());
        return isRebuild(step)
                ? "Rebuilds table " + step.changes().get(0).subject() + ": "
                        + sentences.collect(Collectors.joining("; "))
                : sentences.findFirst().orElseThrow();
    }

    private static String slug(Step step) {
        Change change = step.changes().get(0);
        Description description = Description.of(change);
        String verb = change.getClass().getSimpleName().replaceAll("([a-z])([A-Z]).*", "$1");
        String object = description.object() + (description.attribute().isEmpty() ? "" : "-" + description.attribute());
        String words = (isRebuild(step) ? "rebuild-table-" + change.subject() : verb + "-" + object)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_.]+", "-");
        return words.length() > 80 ? words.substring(0, 80) : words;
    }
}
