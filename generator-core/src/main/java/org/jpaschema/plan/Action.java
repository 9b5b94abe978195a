package org.jpaschema.plan;

import java.util.List;

/**
 * Statements that belong together, and what undoes them.
 *
 * @param up the statements in order
 * @param down the statements that undo them, in the order to run; empty when something else undoes it
 */
public record Action(List<String> up, List<String> down) {

    public Action {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }
}
