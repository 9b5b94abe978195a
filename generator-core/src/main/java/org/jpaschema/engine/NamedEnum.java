package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An enum type with a name of its own, in the statements that PostgreSQL and CockroachDB have in common.
 *
 * @param name the type's name as statements spell it
 */
record NamedEnum(String name) {

    String created(List<String> values) {
        return "create type " + name + " as enum "
                + values.stream().map(StandardEngine::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Never with CASCADE, which would take along every column that still has the type. */
    String dropped() {
        return "drop type " + name;
    }

    /**
     * The values that come, each put where it belongs.
     *
     * @param kept the values that the type has and keeps, in the order that both know
     * @param wanted the values that it shall have
     */
    List<String> extended(List<String> kept, List<String> wanted) {
        List<String> statements = new ArrayList<>();
        String place = kept.isEmpty() ? "" : " before " + StandardEngine.literal(kept.get(0));
        for (String value : wanted) {
            String literal = StandardEngine.literal(value);
            if (!kept.contains(value)) {
                statements.add(altered("add value " + literal + place));
            }
            place = " after " + literal;
        }
        return statements;
    }

    String altered(String action) {
        return "alter type " + name + " " + action;
    }
}
