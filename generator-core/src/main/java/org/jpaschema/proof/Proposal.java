package org.jpaschema.proof;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jpaschema.diff.Change;
import org.jpaschema.migration.Migration;
import org.jpaschema.schema.Schema;

/**
 * A migration that wants to be proven.
 *
 * @param migration the migration
 * @param changes what it changes
 * @param today the live database's schema, with names relative to its own schema
 * @param start the same as {@link NormalForm} lines
 * @param differences what differs between the live database and the entities, a line each
 */
public record Proposal(
        Migration migration, List<Change> changes, Schema today, List<String> start, List<String> differences) {

    public Proposal {
        changes = List.copyOf(changes);
        start = List.copyOf(start);
        differences = List.copyOf(differences);
    }

    /** The schemas that it speaks of, those that it creates included. */
    Set<String> namespaces() {
        Set<String> namespaces = new TreeSet<>(today.namespaces());
        for (Change change : changes) {
            if (change instanceof Change.CreateNamespace create) {
                namespaces.add(create.namespace());
            }
        }
        return namespaces;
    }
}
