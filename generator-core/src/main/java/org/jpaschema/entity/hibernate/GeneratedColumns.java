package org.jpaschema.entity.hibernate;

import java.util.Locale;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;

/** What a dialect's DDL makes of generated columns beside their expression. */
final class GeneratedColumns {

    private final boolean stored;
    private final boolean takesNotNull;

    GeneratedColumns(Dialect dialect) {
        String clause = dialect.generatedAs("0").toLowerCase(Locale.ROOT);
        stored = clause.contains("stored") || clause.contains("persisted");
        takesNotNull = takesNotNull(dialect);
    }

    boolean isStored() {
        return stored;
    }

    /** Whether the DDL leaves out that the column is mandatory. */
    boolean isNullable(Column column) {
        return column.getGeneratedAs() != null && !takesNotNull;
    }

    /** Hibernate 7 asks the dialect; before, NOT NULL was always written. */
    private static boolean takesNotNull(Dialect dialect) {
        try {
            return (boolean)
                    Dialect.class.getMethod("supportsNotNullAfterGeneratedAs").invoke(dialect);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
