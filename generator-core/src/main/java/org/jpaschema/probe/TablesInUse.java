package org.jpaschema.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AddConstraint;
import org.jpaschema.diff.Change.CreateTable;
import org.jpaschema.diff.Change.OfTable;
import org.jpaschema.diff.Change.RenameTable;
import org.jpaschema.engine.Online;
import org.jpaschema.probe.Inquiry.Unanswered;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;

/** The tables that a migration must not keep from those who use them. */
public final class TablesInUse {

    private static final int SECONDS = 5;

    private TablesInUse() {}

    /**
     * The tables to plan for without waits.
     *
     * @param changes what the migration changes
     * @param live the database, which is only read
     * @param online {@code true} for all tables, {@code auto} for the large ones, {@code false} for none
     * @param served whether others use the database at all: an embedded one is nobody else's, and {@code auto} means none
     * @return their names before and behind the changes; never a table that the migration creates
     * @throws SchemaException when {@code online} is none of its values
     */
    public static Set<QualifiedName> of(List<Change> changes, Database live, String online, boolean served) {
        if (!Set.of("auto", "true", "false").contains(online)) {
            throw new SchemaException("schema.online is \"" + online + "\"; it must be auto, true or false.");
        }
        Online ways = live.engine().online(live.version());
        if (online.equals("false") || online.equals("auto") && !served || ways == Online.NONE) {
            return Set.of();
        }
        Inquiry inquiry = new Inquiry(live.connection(), live.engine(), false, SECONDS);
        Set<QualifiedName> inUse = new TreeSet<>();
        live.beginSnapshot();
        try {
            candidates(changes).forEach((name, today) -> {
                if (isPossible(inquiry, ways, today)
                        && (online.equals("true") || inquiry.estimate(today).isLarge())) {
                    inUse.add(name);
                }
            });
        } finally {
            live.endSnapshot();
        }
        return inUse;
    }

    private static boolean isPossible(Inquiry inquiry, Online ways, QualifiedName table) {
        try {
            return !ways.possible(table).isEmpty() && inquiry.number(ways.possible(table)) == 1;
        } catch (Unanswered e) {
            // The usual way is right in any case.
            return false;
        }
    }

    /** What the tables are called today by the names that the changes have for them. */
    private static Map<QualifiedName, QualifiedName> candidates(List<Change> changes) {
        Map<QualifiedName, QualifiedName> candidates = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof OfTable) {
                candidates.put(change.subject(), change.subject());
            }
            if (change instanceof AddConstraint add && add.constraint() instanceof ForeignKey key) {
                candidates.put(key.referencedTable(), key.referencedTable());
            }
        }
        for (Change change : changes) {
            if (change instanceof RenameTable rename) {
                candidates.put(rename.before().name(), rename.before().name());
                candidates.put(rename.after().name(), rename.before().name());
            } else if (change instanceof CreateTable) {
                candidates.remove(change.subject());
            }
        }
        return candidates;
    }
}
