package org.jpaschema.database;

/**
 * The questions to HSQLDB's information schema, without joins: HSQLDB builds these tables anew for each use. The tables that
 * begin with SYSTEM_ are those that JDBC's metadata comes from.
 */
final class HsqldbQueries {

    /** The schemas' names, for a WHERE. */
    private static final String IN = " IN (UNNEST(?))";

    /** What is little more than a name: what it is, its schema, its own name or its table's, two more texts. */
    static final String OBJECTS =
            """
            SELECT KIND, SCHEMA_NAME, OBJECT_NAME, FIRST_TEXT, SECOND_TEXT FROM (
              SELECT 'schema', SCHEMA_NAME, SCHEMA_NAME, CAST(NULL AS VARCHAR(9)), CAST(NULL AS VARCHAR(9))
              FROM INFORMATION_SCHEMA.SCHEMATA
              UNION ALL SELECT 'table', TABLE_SCHEMA, TABLE_NAME, NULL, NULL
              FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'
              UNION ALL SELECT 'comment', OBJECT_SCHEMA, OBJECT_NAME, COLUMN_NAME, COMMENT
              FROM INFORMATION_SCHEMA.SYSTEM_COMMENTS WHERE OBJECT_TYPE IN ('TABLE', 'COLUMN')
              UNION ALL SELECT 'trigger', EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME, NULL
              FROM INFORMATION_SCHEMA.TRIGGERS
              UNION ALL SELECT 'own index', INDEX_SCHEMA, INDEX_NAME, CONSTRAINT_NAME, NULL
              FROM INFORMATION_SCHEMA.SYSTEM_KEY_INDEX_USAGE
              UNION ALL SELECT 'numbered', TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, NULL
              FROM INFORMATION_SCHEMA.SYSTEM_COLUMN_SEQUENCE_USAGE
            ) AS OBJECTS (KIND, SCHEMA_NAME, OBJECT_NAME, FIRST_TEXT, SECOND_TEXT)
            WHERE SCHEMA_NAME%s
            """
                    .formatted(IN);

    static final String COLUMNS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DTD_IDENTIFIER, COLLATION_NAME, IS_NULLABLE,
              COLUMN_DEFAULT, GENERATION_EXPRESSION, IDENTITY_GENERATION,
              (SELECT PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES
               WHERE PROPERTY_NAME = 'sql.default_collation')
            FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA%s
            ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION
            """
                    .formatted(IN);

    static final String CONSTRAINTS =
            """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA, TABLE_NAME
            FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA%s
            """
                    .formatted(IN);

    static final String KEY_COLUMNS =
            """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, COLUMN_NAME
            FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA%s
            ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION
            """
                    .formatted(IN);

    /** With the referenced table and columns themselves, which may lie in a schema that is not asked for. */
    static final String REFERENCES =
            """
            SELECT FKTABLE_SCHEM, FKTABLE_NAME, FK_NAME, FKCOLUMN_NAME, PKTABLE_SCHEM, PKTABLE_NAME, PKCOLUMN_NAME,
              DELETE_RULE, UPDATE_RULE
            FROM INFORMATION_SCHEMA.SYSTEM_CROSSREFERENCE WHERE FKTABLE_SCHEM%s
            ORDER BY FKTABLE_SCHEM, FK_NAME, KEY_SEQ
            """
                    .formatted(IN);

    static final String CHECKS =
            """
            SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE
            FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA%s
            """
                    .formatted(IN);

    static final String INDEX_COLUMNS =
            """
            SELECT TABLE_SCHEM, TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, ORDINAL_POSITION
            FROM INFORMATION_SCHEMA.SYSTEM_INDEXINFO WHERE TABLE_SCHEM%s
            ORDER BY TABLE_SCHEM, TABLE_NAME, INDEX_NAME, ORDINAL_POSITION
            """
                    .formatted(IN);

    /** Sequences behind identity columns are not among them. */
    static final String SEQUENCES =
            """
            SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, START_VALUE, INCREMENT
            FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA%s
            """
                    .formatted(IN);

    static final String VIEWS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA%s
            """
                    .formatted(IN);

    static final String VIEW_COLUMNS =
            """
            SELECT VIEW_SCHEMA, VIEW_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME
            FROM INFORMATION_SCHEMA.VIEW_COLUMN_USAGE WHERE VIEW_SCHEMA%s
            """
                    .formatted(IN);

    private HsqldbQueries() {}
}
