package org.jpaschema.database;

/**
 * The questions to PostgreSQL's catalog, one a kind of object; each takes the schemas' names as its one parameter. Only
 * pg_catalog is read: information_schema hides what the account may not use. Columns that not every supported version
 * has are read through to_jsonb, which gives NULL where there is none.
 */
final class PostgresqlQueries {

    static final String NAMESPACES =
            """
            select 'schema', nspname::text from pg_namespace where nspname = any (?)
            union all
            select 'extension', extname::text from pg_extension
            """;

    /** Tables and partitioned tables; what belongs to an extension and what is temporary is left out. */
    static final String TABLES =
            """
            select c.oid, n.nspname, c.relname, d.description
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_description d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
            where n.nspname = any (?) and c.relkind in ('r', 'p') and c.relpersistence <> 't'
              and not exists (select 1 from pg_depend e
                where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            """;

    /** A serial column is one whose default takes values from a sequence that it owns. */
    static final String COLUMNS =
            """
            select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
              pg_get_expr(f.adbin, f.adrelid), a.attidentity::text, a.attgenerated::text,
              case when a.attcollation <> t.typcollation then l.collname end, d.description,
              exists (select 1 from pg_depend takes
                  join pg_depend owned on owned.classid = 'pg_class'::regclass and owned.objid = takes.refobjid
                    and owned.refclassid = 'pg_class'::regclass and owned.refobjid = a.attrelid
                    and owned.refobjsubid = a.attnum and owned.deptype = 'a'
                where takes.classid = 'pg_attrdef'::regclass and takes.objid = f.oid
                  and takes.refclassid = 'pg_class'::regclass and takes.refobjid <> a.attrelid)
            from pg_attribute a
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_type t on t.oid = a.atttypid
              left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
              left join pg_collation l on l.oid = a.attcollation
              left join pg_description d on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass
                and d.objsubid = a.attnum
            where n.nspname = any (?) and c.relkind in ('r', 'p') and c.relpersistence <> 't'
              and a.attnum > 0 and not a.attisdropped
            order by a.attrelid, a.attnum
            """;

    /**
     * Primary and unique keys, foreign keys, checks and exclusion constraints. A foreign key to a partitioned table has
     * a copy for each partition, on the same table: only the original counts.
     */
    static final String CONSTRAINTS =
            """
            select c.conrelid, c.contype::text, c.conname,
              array(select a.attname::text from unnest(c.conkey) with ordinality k(attnum, place)
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.place),
              rn.nspname, r.relname,
              array(select a.attname::text from unnest(c.confkey) with ordinality k(attnum, place)
                join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by k.place),
              c.confdeltype::text, c.confupdtype::text, pg_get_expr(c.conbin, c.conrelid),
              c.condeferrable, not c.convalidated,
              coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'false',
              coalesce(to_jsonb(c) ->> 'conperiod', 'false') = 'true',
              coalesce(to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'true'
            from pg_constraint c
              join pg_class o on o.oid = c.conrelid
              join pg_namespace n on n.oid = o.relnamespace
              left join pg_class r on r.oid = c.confrelid
              left join pg_namespace rn on rn.oid = r.relnamespace
              left join pg_index i on i.indexrelid = c.conindid and c.contype in ('p', 'u')
            where n.nspname = any (?) and c.contype in ('p', 'u', 'f', 'c', 'x')
              and not exists (select 1 from pg_constraint p where p.oid = c.conparentid and p.conrelid = c.conrelid)
            """;

    /** Indexes that stand for themselves, not behind a constraint. */
    static final String INDEXES =
            """
            select i.indrelid, x.relname, i.indisunique, i.indisvalid, m.amname,
              pg_get_expr(i.indpred, i.indrelid), pg_get_indexdef(i.indexrelid),
              array(select pg_get_indexdef(i.indexrelid, k, false) from generate_series(1, i.indnkeyatts) k order by k),
              array(select coalesce(a.attname::text, '') from generate_series(1, i.indnkeyatts) k
                left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k - 1] and a.attnum > 0
                order by k)
            from pg_index i
              join pg_class x on x.oid = i.indexrelid
              join pg_am m on m.oid = x.relam
              join pg_class c on c.oid = i.indrelid
              join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (?) and c.relkind in ('r', 'p') and c.relpersistence <> 't'
              and not exists (select 1 from pg_constraint k
                where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
            """;

    static final String DEPENDENTS =
            """
            with tables as (select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = any (?) and c.relkind in ('r', 'p'))
            select g.tgrelid, 'trigger ' || g.tgname from pg_trigger g join tables t on t.oid = g.tgrelid
              where not g.tgisinternal
            union all
            select p.polrelid, 'row security policy ' || p.polname from pg_policy p join tables t on t.oid = p.polrelid
            union all
            select r.ev_class, 'rule ' || r.rulename from pg_rewrite r join tables t on t.oid = r.ev_class
            """;

    static final String SEQUENCES =
            """
            select n.nspname, c.relname, s.seqstart, s.seqincrement,
              (select t.relname || '.' || a.attname from pg_depend d
                  join pg_class t on t.oid = d.refobjid
                  join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
                  and d.deptype in ('a', 'i') and d.refobjsubid > 0)
            from pg_sequence s
              join pg_class c on c.oid = s.seqrelid
              join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (?) and c.relpersistence <> 't'
              and not exists (select 1 from pg_depend e
                where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            """;

    /** Both casts that Hibernate makes beside an enum type: from and to varchar, through text, implicit. */
    static final String ENUMS =
            """
            select n.nspname, t.typname,
              array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder),
              (select count(*) from pg_cast k
                where k.castcontext = 'i' and k.castmethod = 'i'
                  and (k.castsource = t.oid and k.casttarget = 'varchar'::regtype
                    or k.casttarget = t.oid and k.castsource = 'varchar'::regtype)) = 2
            from pg_type t
              join pg_namespace n on n.oid = t.typnamespace
            where n.nspname = any (?) and t.typtype = 'e'
              and not exists (select 1 from pg_depend e
                where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
            """;

    static final String VIEWS =
            """
            select n.nspname, c.relname, pg_get_viewdef(c.oid),
              array(select distinct un.nspname || '.' || u.relname || '.' || a.attname
                from pg_rewrite r
                  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                    and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
                  join pg_class u on u.oid = d.refobjid
                  join pg_namespace un on un.oid = u.relnamespace
                  join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where r.ev_class = c.oid order by 1)
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any (?) and c.relkind in ('v', 'm') and c.relpersistence <> 't'
              and not exists (select 1 from pg_depend e
                where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            """;

    private PostgresqlQueries() {}
}
