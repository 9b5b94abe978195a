package org.jpaschema.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jpaschema.diff.Change;
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
                    ? List.of(new Action(step.up(), step.down()))
                    : step.actions().stream().flatMap(a -> singles(a).stream()).toList();
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
        Description description = Description.of(step.change());
        return new Changeset(
                "%02d-%s%s".formatted(number, slug(step.change(), description), suffix),
                description.sentence(),
                action.up(),
                action.down(),
                part > 0
                        ? List.of()
                        : step.guard().stream()
                                .map(g -> new Precondition(g.query(), g.expected(), g.message()))
                                .toList(),
                step.losses(),
                true);
    }

    private static String slug(Change change, Description description) {
        String verb = change.getClass().getSimpleName().replaceAll("([a-z])([A-Z]).*", "$1");
        String words = (verb + "-" + description.object()
                        + (description.attribute().isEmpty() ? "" : "-" + description.attribute()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_.]+", "-");
        return words.length() > 80 ? words.substring(0, 80) : words;
    }
}
