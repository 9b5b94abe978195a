package org.jpaschema.proof;

import java.util.SortedMap;
import org.jpaschema.schema.QualifiedName;

public record Filled(SortedMap<QualifiedName, Integer> rows, SortedMap<QualifiedName, String> without) {
    int count() {
        return rows.values().stream().mapToInt(i -> i).sum();
    }
}
