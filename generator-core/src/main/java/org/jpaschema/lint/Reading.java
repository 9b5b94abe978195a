package org.jpaschema.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.risk.Risk;

/**
 * What a statement does, as far as it alone tells.
 *
 * @param changes what it changes
 * @param quiet codes of risks that its own words rule out: it is written so that nobody waits, or that rows are not looked at
 * @param risks what it risks beside the changes
 */
record Reading(List<Change> changes, Set<String> quiet, List<Risk> risks) {

    /** Nothing that matters here: a query, a comment, a grant. */
    static final Reading NOTHING = new Reading(List.of(), Set.of(), List.of());

    Reading {
        changes = List.copyOf(changes);
        quiet = Set.copyOf(quiet);
        risks = List.copyOf(risks);
    }

    static Reading of(List<? extends Change> changes) {
        return new Reading(List.copyOf(changes), Set.of(), List.of());
    }

    static Reading risk(Risk risk) {
        return new Reading(List.of(), Set.of(), List.of(risk));
    }

    /** With more of these codes. */
    Reading quiet(Set<String> codes) {
        Set<String> both = new HashSet<>(quiet);
        both.addAll(codes);
        return new Reading(changes, both, risks);
    }
}
