package org.jpaschema.database;

/** The questions to SQLite's schema table and its table-valued pragmas (sqlite.org/pragma.html); SQLite 3.37 or later. */
final class SqliteQueries {

    /** Ordinary tables: name, whether WITHOUT ROWID. Virtual tables and what these keep for themselves are not. */
    static final String TABLES = "select name, wr from pragma_table_list"
            + " where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'";

    /** Kind, name, table and text of all that was created. */
    static final String TEXTS = "select type, name, tbl_name, sql from sqlite_schema where sql is not null";

    /** The same, of a table that has rows of its own: virtual ones have no root page. */
    private static final String OF_TABLES = " where m.type = 'table' and m.rootpage > 0 ";

    /** Table, name, type, whether NOT NULL, default, place in the primary key, kind of generated column. */
    static final String COLUMNS = "select m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden"
            + " from sqlite_schema m join pragma_table_xinfo(m.name) c" + OF_TABLES + "order by m.rowid, c.cid";

    /**
     * Table, index, whether unique, whether partial, and of each part the column (null for an expression), whether
     * descending, and its collation; without those that stand for constraints.
     */
    static final String INDEXES = "select m.name, i.name, i.\"unique\", i.partial, x.name, x.\"desc\", x.coll"
            + " from sqlite_schema m join pragma_index_list(m.name) i join pragma_index_xinfo(i.name) x" + OF_TABLES
            + "and i.origin = 'c' and x.key = 1 order by m.rowid, i.name, x.seqno";

    /** Table, number (the one written last is 0), target, column, column there (null for its key), actions. */
    static final String FOREIGN_KEYS =
            "select m.name, f.id, f.\"table\", f.\"from\", f.\"to\", f.on_delete, f.on_update"
                    + " from sqlite_schema m join pragma_foreign_key_list(m.name) f" + OF_TABLES
                    + "order by m.rowid, f.id desc, f.seq";

    /** Whether this connection enforces foreign keys. */
    static final String ENFORCED = "select foreign_keys from pragma_foreign_keys";

    private SqliteQueries() {}
}
