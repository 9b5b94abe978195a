package org.jpaschema.database;

/**
 * The questions to Derby's system tables, about all schemas that are not Derby's own: a foreign key may reference a key in
 * a schema that is not asked for. Descriptors (of types, columns, indexes) are Java objects, which tell their text.
 */
final class DerbyQueries {

    /** Derby's own schemas; those of people may begin with these letters, too. */
    private static final String OURS =
            " H.SCHEMANAME NOT IN ('SYS', 'SYSIBM', 'SYSCAT', 'SYSFUN', 'SYSPROC', 'SYSSTAT', 'SYSCS_DIAG', 'SYSCS_UTIL',"
                    + " 'NULLID', 'SQLJ')";

    static final String SCHEMAS = "SELECT H.SCHEMANAME FROM SYS.SYSSCHEMAS H WHERE" + OURS;

    static final String TABLES =
            """
            SELECT H.SCHEMANAME, T.TABLENAME, T.TABLEID, T.TABLETYPE
            FROM SYS.SYSTABLES T JOIN SYS.SYSSCHEMAS H ON H.SCHEMAID = T.SCHEMAID
            WHERE T.TABLETYPE IN ('T', 'V') AND%s
            """
                    .formatted(OURS);

    static final String COLUMNS =
            """
            SELECT C.REFERENCEID, C.COLUMNNAME, C.COLUMNDATATYPE, C.COLUMNDEFAULT, C.AUTOINCREMENTINC
            FROM SYS.SYSCOLUMNS C JOIN SYS.SYSTABLES T ON T.TABLEID = C.REFERENCEID
              JOIN SYS.SYSSCHEMAS H ON H.SCHEMAID = T.SCHEMAID
            WHERE T.TABLETYPE = 'T' AND%s ORDER BY C.REFERENCEID, C.COLUMNNUMBER
            """
                    .formatted(OURS);

    static final String KEYS =
            """
            SELECT N.CONSTRAINTID, N.TABLEID, N.CONSTRAINTNAME, N.TYPE, G.DESCRIPTOR
            FROM SYS.SYSCONSTRAINTS N JOIN SYS.SYSSCHEMAS H ON H.SCHEMAID = N.SCHEMAID
              JOIN SYS.SYSKEYS K ON K.CONSTRAINTID = N.CONSTRAINTID
              JOIN SYS.SYSCONGLOMERATES G ON G.CONGLOMERATEID = K.CONGLOMERATEID
            WHERE%s
            """
                    .formatted(OURS);

    static final String FOREIGN_KEYS =
            """
            SELECT N.CONSTRAINTID, N.TABLEID, N.CONSTRAINTNAME, F.KEYCONSTRAINTID, F.DELETERULE, F.UPDATERULE, G.DESCRIPTOR
            FROM SYS.SYSCONSTRAINTS N JOIN SYS.SYSSCHEMAS H ON H.SCHEMAID = N.SCHEMAID
              JOIN SYS.SYSFOREIGNKEYS F ON F.CONSTRAINTID = N.CONSTRAINTID
              JOIN SYS.SYSCONGLOMERATES G ON G.CONGLOMERATEID = F.CONGLOMERATEID
            WHERE%s
            """
                    .formatted(OURS);

    static final String CHECKS =
            """
            SELECT N.TABLEID, N.CONSTRAINTNAME, C.CHECKDEFINITION
            FROM SYS.SYSCONSTRAINTS N JOIN SYS.SYSSCHEMAS H ON H.SCHEMAID = N.SCHEMAID
              JOIN SYS.SYSCHECKS C ON C.CONSTRAINTID = N.CONSTRAINTID
            WHERE%s
            """
                    .formatted(OURS);

    /** Those behind keys are Derby's own. */
    static final String INDEXES =
            """
            SELECT G.TABLEID, G.CONGLOMERATENAME, G.DESCRIPTOR
            FROM SYS.SYSCONGLOMERATES G JOIN SYS.SYSSCHEMAS H ON H.SCHEMAID = G.SCHEMAID
            WHERE G.ISINDEX AND NOT G.ISCONSTRAINT AND%s
            """
                    .formatted(OURS);

    /** Those behind identity columns lie in Derby's own schema. */
    static final String SEQUENCES =
            """
            SELECT H.SCHEMANAME, Q.SEQUENCENAME, Q.STARTVALUE, Q.INCREMENT
            FROM SYS.SYSSEQUENCES Q JOIN SYS.SYSSCHEMAS H ON H.SCHEMAID = Q.SCHEMAID WHERE%s
            """
                    .formatted(OURS);

    static final String VIEWS =
            """
            SELECT V.TABLEID, V.VIEWDEFINITION, D.PROVIDERID FROM SYS.SYSVIEWS V
              LEFT JOIN SYS.SYSDEPENDS D ON D.DEPENDENTID = V.TABLEID
            """;

    static final String TRIGGERS = "SELECT R.TABLEID, R.TRIGGERNAME FROM SYS.SYSTRIGGERS R";

    private DerbyQueries() {}
}
