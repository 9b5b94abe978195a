package org.jpaschema.database;

/** Of the questions to MySQL's information schema, those that it has another answer to than MariaDB's. */
final class MysqlQueries {

    /** EXPRESSION is set where an index is over no column (manual, "The INFORMATION_SCHEMA STATISTICS Table"). */
    static final String INDEXES =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, NON_UNIQUE, INDEX_TYPE, SUB_PART, COLLATION,
              SEQ_IN_INDEX, EXPRESSION, CASE IS_VISIBLE WHEN 'NO' THEN 'invisible' END
            FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ?
            """;

    /** A check's name is its own in the whole schema (manual, "CHECK Constraints"). */
    static final String CHECKS =
            """
            SELECT C.CONSTRAINT_SCHEMA, T.TABLE_NAME, C.CONSTRAINT_NAME, C.CHECK_CLAUSE, T.ENFORCED
            FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C
              JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T ON T.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA
                AND T.CONSTRAINT_NAME = C.CONSTRAINT_NAME AND T.CONSTRAINT_TYPE = 'CHECK'
            WHERE C.CONSTRAINT_SCHEMA = ?
            """;

    private MysqlQueries() {}
}
