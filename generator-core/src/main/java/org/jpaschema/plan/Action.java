package org.jpaschema.plan;

import java.util.List;

/**
 * Statements that belong together, and what undoes them.
 *
 * @param up the statements in order
 * @param down the statements that undo them, in the order to run; empty when something else undoes it
 * @param whole whether all can be run again where a run broke off behind any of them, so that they stay one even where each
 *     commits by itself
 */
public record Action(List<String> up, List<String> down, boolean whole) {

    /** One that is run again from where it broke off, or not at all. */
    public Action(List<String> up, List<String> down) {
        this(up, down, false);
    }

    public Action {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }
}
