package org.jpaschema.risk;

import java.util.Optional;
import org.jpaschema.diff.Change;

/** Looks for one kind of risk. */
interface Rule {

    /** Its stable code, {@code concern.what}; a project's configuration and its accepted risks refer to it. */
    String code();

    /**
     * The risk of a change, if it has the one that this rule looks for. Not asked about tables that the same migration
     * creates.
     *
     * @param change the change
     * @param circumstances where it is made
     */
    Optional<Risk> judge(Change change, Circumstances circumstances);
}
