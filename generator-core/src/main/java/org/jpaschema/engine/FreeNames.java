package org.jpaschema.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jpaschema.schema.QualifiedName;

/**
 * Names for what Hibernate leaves to the database: {@code table_column_check}. Of a schema, not of a table, since one
 * engine or the other keeps constraints and indexes beside each other there.
 */
final class FreeNames {

    private final Engine engine;
    private final Map<String, Set<String>> taken = new HashMap<>();

    FreeNames(Engine engine) {
        this.engine = engine;
    }

    /** Keeps a name from being given. */
    void take(String schema, String name) {
        names(schema).add(engine.truncate(name));
    }

    /** A name that nothing has yet; where it would be too long, the longer part is cut, and never what tells it apart. */
    String free(QualifiedName table, String columns, String kind) {
        String end = engine.folding().fold("_" + kind);
        String name = fitting(table.name(), columns, end);
        for (int i = 1; !names(table.schema()).add(name); i++) {
            name = fitting(table.name(), columns, end + i);
        }
        return name;
    }

    private String fitting(String table, String columns, String end) {
        String first = table;
        String second = columns.isEmpty() ? "" : "_" + columns;
        String name = first + second + end;
        while (!engine.truncate(name).equals(name)) {
            if (second.length() > first.length()) {
                second = shorter(second);
            } else {
                first = shorter(first);
            }
            name = first + second + end;
        }
        return name;
    }

    private static String shorter(String text) {
        return text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }

    private Set<String> names(String schema) {
        return taken.computeIfAbsent(schema, s -> new HashSet<>());
    }
}
