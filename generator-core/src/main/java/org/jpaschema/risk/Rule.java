package org.jpaschema.risk;

import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.schema.QualifiedName;

/** Judges one kind of change. */
interface Rule {

    /**
     * The risk of a change, if it has the one that this rule looks for.
     *
     * @param change the change
     * @param created tables that the same migration creates; they hold no rows
     */
    Optional<Risk> judge(Change change, Set<QualifiedName> created);
}
