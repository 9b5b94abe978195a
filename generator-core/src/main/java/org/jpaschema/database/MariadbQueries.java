package org.jpaschema.database;

/**
 * The questions to MariaDB's information schema, one a kind of object, each about one schema. Joins are left to the reader:
 * the information schema has no indexes, and an account that may only SELECT finds some of its tables empty.
 */
final class MariadbQueries {

    static final String NAMESPACES = "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = ?";

    static final String TABLES =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, TABLE_COMMENT, TABLE_COLLATION, CREATE_OPTIONS
            FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ?
            """;

    static final String COLUMNS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT,
              GENERATION_EXPRESSION, EXTRA, COLLATION_NAME, COLUMN_COMMENT, ORDINAL_POSITION
            FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?
            """;

    static final String COLUMNS_ORDER = "1, 2, 11";

    static final String INDEXES =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, NON_UNIQUE, INDEX_TYPE, SUB_PART, COLLATION,
              SEQ_IN_INDEX, NULL, CASE IGNORED WHEN 'YES' THEN 'ignored' END
            FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ?
            """;

    static final String INDEXES_ORDER = "1, 2, 3, 9";

    static final String FOREIGN_KEYS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA,
              REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME, ORDINAL_POSITION
            FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL
            """;

    static final String FOREIGN_KEYS_ORDER = "1, 2, 3, 8";

    /** Empty for an account that may only SELECT. */
    static final String ACTIONS =
            """
            SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE
            FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?
            """;

    static final String CHECKS =
            """
            SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, LEVEL
            FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?
            """;

    static final String TRIGGERS =
            """
            SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME
            FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?
            """;

    static final String VIEWS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ?
            """;

    private MariadbQueries() {}
}
