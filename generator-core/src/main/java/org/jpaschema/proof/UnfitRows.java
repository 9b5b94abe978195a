package org.jpaschema.proof;

import org.jpaschema.schema.QualifiedName;

/** Generated rows may not be ones that the migration has to run over. */
final class UnfitRows extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient QualifiedName table;
    private final String reason;

    UnfitRows(QualifiedName table, String reason) {
        this.table = table;
        this.reason = reason;
    }

    QualifiedName table() {
        return table;
    }

    String reason() {
        return reason;
    }
}
