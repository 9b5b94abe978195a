package org.jpaschema.database;

/**
 * The questions to CockroachDB's catalog, one a kind of object; each takes the schemas' names as its one parameter. What
 * they join is documented under "pg_catalog" and "information_schema" (cockroachlabs.com). Columns go by their names: the
 * numbers in pg_constraint are others than those in pg_attribute after a column's type was altered.
 */
final class CockroachQueries {

    static final String NAMESPACES = "select nspname from pg_namespace where nspname = any (?)";

    static final String TABLES =
            """
            select n.nspname, t.relname, d.description
            from pg_class t
              join pg_namespace n on n.oid = t.relnamespace
              left join pg_description d on d.objoid = t.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
            where n.nspname = any (?) and t.relkind = 'r' and t.relpersistence <> 't'
            """;

    /** With the enum type where the type, or that of an array's elements, is one; no schema for one in the current. */
    static final String COLUMNS =
            """
            select c.table_schema, c.table_name, c.column_name, c.crdb_sql_type, c.is_nullable, c.column_default,
              c.generation_expression, a.attgenerated, a.attidentity, c.column_comment, c.is_hidden,
              case when en.nspname <> current_schema() then en.nspname end, e.typname
            from information_schema.columns c
              join pg_namespace n on n.nspname = c.table_schema
              join pg_class t on t.relnamespace = n.oid and t.relname = c.table_name
              join pg_attribute a on a.attrelid = t.oid and a.attname = c.column_name
              left join pg_type y on y.oid = a.atttypid
              left join pg_type e on e.oid = case y.typelem when 0 then y.oid else y.typelem end and e.typtype = 'e'
              left join pg_namespace en on en.oid = e.typnamespace
            where c.table_schema = any (?) and t.relkind = 'r' and t.relpersistence <> 't'
            order by c.table_schema, c.table_name, c.ordinal_position
            """;

    /** Foreign keys, checks, and unique constraints that have no index. */
    static final String CONSTRAINTS =
            """
            select n.nspname, t.relname, k.conname, k.contype, k.condef, k.consrc, fn.nspname, f.relname,
              k.confdeltype, k.confupdtype, k.convalidated
            from pg_constraint k
              join pg_class t on t.oid = k.conrelid
              join pg_namespace n on n.oid = t.relnamespace
              left join pg_class f on f.oid = k.confrelid
              left join pg_namespace fn on fn.oid = f.relnamespace
            where n.nspname = any (?) and t.relkind = 'r'
              and (k.contype in ('f', 'c') or k.contype = 'u' and k.conindid = 0)
            """;

    /** All indexes, those of primary and unique keys too. */
    static final String INDEXES =
            """
            select n.nspname, t.relname, x.relname, i.indisunique, i.indisprimary, i.indisvalid, d.indexdef, i.indpred
            from pg_index i
              join pg_class t on t.oid = i.indrelid
              join pg_namespace n on n.oid = t.relnamespace
              join pg_class x on x.oid = i.indexrelid
              join pg_indexes d on d.crdb_oid = i.indexrelid
            where n.nspname = any (?) and t.relkind = 'r'
            """;

    static final String DEPENDENTS =
            """
            with own as (select n.nspname, t.relname, t.oid
              from pg_class t join pg_namespace n on n.oid = t.relnamespace
              where n.nspname = any (?) and t.relkind = 'r')
            select t.nspname, t.relname, 'trigger', g.tgname from pg_trigger g join own t on t.oid = g.tgrelid
              where not g.tgisinternal
            union all
            select t.nspname, t.relname, 'row security policy', p.polname
            from pg_policy p join own t on t.oid = p.polrelid
            """;

    /** With the column that owns the sequence: pg_depend does not say pg_class for a sequence, as PostgreSQL's does. */
    static final String SEQUENCES =
            """
            select n.nspname, c.relname, s.seqstart, s.seqincrement, tn.nspname, t.relname, a.attname
            from pg_sequence s
              join pg_class c on c.oid = s.seqrelid
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_depend d on d.objid = c.oid and d.deptype = 'a' and d.refobjsubid > 0
              left join pg_class t on t.oid = d.refobjid
              left join pg_namespace tn on tn.oid = t.relnamespace
              left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where n.nspname = any (?) and c.relpersistence <> 't'
            """;

    /** Each value a row, in order. */
    static final String ENUMS =
            """
            select n.nspname, t.typname, e.enumlabel
            from pg_type t
              join pg_namespace n on n.oid = t.typnamespace
              join pg_enum e on e.enumtypid = t.oid
            where n.nspname = any (?) and t.typtype = 'e'
            order by n.nspname, t.typname, e.enumsortorder
            """;

    /** Each column that a view uses a row. */
    static final String VIEWS =
            """
            select n.nspname, c.relname, coalesce(v.definition, m.definition), un.nspname, u.relname, a.attname
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_views v on v.schemaname = n.nspname and v.viewname = c.relname
              left join pg_matviews m on m.schemaname = n.nspname and m.matviewname = c.relname
              left join pg_rewrite r on r.ev_class = c.oid
              left join pg_depend d on d.objid = r.oid and d.refobjsubid > 0
              left join pg_class u on u.oid = d.refobjid
              left join pg_namespace un on un.oid = u.relnamespace
              left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where n.nspname = any (?) and c.relkind in ('v', 'm') and c.relpersistence <> 't'
            """;

    private CockroachQueries() {}
}
