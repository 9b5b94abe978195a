package org.jpaschema.database;

/**
 * The questions to H2's information schema, one a kind of object and without joins: H2 builds its catalog's tables anew for
 * each use and has no indexes on them. In upper case, which every setting of identifiers' case finds.
 */
final class H2Queries {

    /** The schemas' names, for a WHERE. */
    private static final String IN = "ARRAY_CONTAINS(CAST(? AS VARCHAR ARRAY), ";

    static final String NAMESPACES =
            """
            SELECT 'schema', SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE %sSCHEMA_NAME)
            UNION ALL
            SELECT 'nulls', SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'DEFAULT_NULL_ORDERING'
            """
                    .formatted(IN);

    static final String TABLES =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, REMARKS FROM INFORMATION_SCHEMA.TABLES
            WHERE %sTABLE_SCHEMA) AND TABLE_TYPE = 'BASE TABLE' AND STORAGE_TYPE IN ('MEMORY', 'CACHED')
            """
                    .formatted(IN);

    static final String COLUMNS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,
              DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER), IS_NULLABLE,
              COLUMN_DEFAULT, GENERATION_EXPRESSION, IDENTITY_GENERATION, REMARKS
            FROM INFORMATION_SCHEMA.COLUMNS
            WHERE %sTABLE_SCHEMA) ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION
            """
                    .formatted(IN);

    /** Of all schemas: a foreign key may reference a key in a schema that is not asked for. */
    static final String CONSTRAINTS =
            """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA, TABLE_NAME,
              INDEX_SCHEMA, INDEX_NAME
            FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CAST(? AS VARCHAR ARRAY) IS NOT NULL
            """;

    static final String KEY_COLUMNS =
            """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, COLUMN_NAME, POSITION_IN_UNIQUE_CONSTRAINT
            FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE CAST(? AS VARCHAR ARRAY) IS NOT NULL
            ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION
            """;

    static final String REFERENCES =
            """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME,
              DELETE_RULE, UPDATE_RULE
            FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS WHERE %sCONSTRAINT_SCHEMA)
            """
                    .formatted(IN);

    static final String CHECKS =
            """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE
            FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE %sCONSTRAINT_SCHEMA)
            """
                    .formatted(IN);

    /** Indexes that somebody made; those behind primary keys, unique and foreign keys are H2's own. */
    static final String INDEXES =
            """
            SELECT INDEX_SCHEMA, INDEX_NAME, TABLE_SCHEMA, TABLE_NAME, INDEX_TYPE_NAME
            FROM INFORMATION_SCHEMA.INDEXES WHERE %sTABLE_SCHEMA) AND NOT IS_GENERATED
            """
                    .formatted(IN);

    static final String INDEX_COLUMNS =
            """
            SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION, NULL_ORDERING
            FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE %sTABLE_SCHEMA)
            ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION
            """
                    .formatted(IN);

    static final String TRIGGERS =
            """
            SELECT DISTINCT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME
            FROM INFORMATION_SCHEMA.TRIGGERS WHERE %sEVENT_OBJECT_SCHEMA)
            """
                    .formatted(IN);

    /** Sequences behind identity columns are not among them. */
    static final String SEQUENCES =
            """
            SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, START_VALUE, INCREMENT
            FROM INFORMATION_SCHEMA.SEQUENCES WHERE %sSEQUENCE_SCHEMA)
            """
                    .formatted(IN);

    static final String VIEWS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION
            FROM INFORMATION_SCHEMA.VIEWS WHERE %sTABLE_SCHEMA)
            """
                    .formatted(IN);

    private H2Queries() {}
}
