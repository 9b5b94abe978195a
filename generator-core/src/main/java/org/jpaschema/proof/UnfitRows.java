package org.jpaschema.proof;

import java.util.Set;
import org.jpaschema.schema.QualifiedName;

/** Generated rows may not be ones that the migration has to run over. */
final class UnfitRows extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<QualifiedName> tables;
    private final String reason;

    UnfitRows(Set<QualifiedName> tables, String reason) {
        this.tables = Set.copyOf(tables);
        this.reason = reason;
    }

    Set<QualifiedName> tables() {
        return tables;
    }

    String reason() {
        return reason;
    }
}
