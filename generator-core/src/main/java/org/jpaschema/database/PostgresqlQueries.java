package org.jpaschema.database;

/**
 * The questions to PostgreSQL's catalog, one a kind of object; each takes the schemas' names as its one parameter. Only
 * pg_catalog is read: information_schema hides what the account may not use.
 */
final class PostgresqlQueries {

    /**
     * Also keeps the server from compiling the questions that follow: their plans look expensive, and a compilation takes
     * longer than they do.
     */
    static final String NAMESPACES =
            """
            select 'schema', nspname::text from pg_namespace where nspname = any (?)
            union all
            select 'extension', extname::text from pg_extension
            union all
            select 'jit', set_config('jit', 'off', true) where current_setting('jit', true) = 'on'
            """;

    /**
     * Tables and partitioned tables, and whether they belong to an extension. What is temporary is left out, here and
     * everywhere.
     */
    static final String TABLES =
            """
            select c.oid, n.nspname, c.relname, d.description, nullif(e.objid is not null, false)
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_description d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
              left join pg_depend e on e.classid = 'pg_class'::regclass and e.objid = c.oid and e.objsubid = 0
                and e.deptype = 'e'
            where n.nspname = any (?) and c.relkind in ('r', 'p') and c.relpersistence <> 't'
            """;

    /**
     * In no order. A serial column is one whose default takes values from a sequence that it owns. What most columns do
     * not have is NULL, which costs a reader nothing.
     */
    static final String COLUMNS =
            """
            select a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), nullif(a.attnotnull, false),
              pg_get_expr(f.adbin, f.adrelid), nullif(a.attidentity, ''), nullif(a.attgenerated, ''),
              case when a.attcollation <> t.typcollation
                then (select l.collname from pg_collation l where l.oid = a.attcollation) end,
              d.description,
              case when f.oid is not null and a.attidentity = '' and a.attgenerated = ''
                then exists (select 1 from pg_depend takes
                  join pg_depend owned on owned.classid = 'pg_class'::regclass and owned.objid = takes.refobjid
                    and owned.refclassid = 'pg_class'::regclass and owned.refobjid = a.attrelid
                    and owned.refobjsubid = a.attnum and owned.deptype = 'a'
                where takes.classid = 'pg_attrdef'::regclass and takes.objid = f.oid
                  and takes.refclassid = 'pg_class'::regclass and takes.refobjid <> a.attrelid) end
            from pg_attribute a
              join pg_class c on c.oid = a.attrelid
              join pg_namespace n on n.oid = c.relnamespace
              join pg_type t on t.oid = a.atttypid
              left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
              left join pg_description d on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass
                and d.objsubid = a.attnum
            where n.nspname = any (?) and c.relkind in ('r', 'p') and c.relpersistence <> 't'
              and a.attnum > 0 and not a.attisdropped
            """;

    /**
     * Primary and unique keys, foreign keys, checks and exclusion constraints; columns by their numbers, the target of a
     * foreign key by its own. A foreign key to a partitioned table has a copy for each partition, on the same table: only
     * the original counts.
     *
     * <p>Columns of the catalog that not every supported version has are found in {@code absent} where they are missing.
     */
    static final String CONSTRAINTS =
            """
            select k.* from (select true as conenforced, false as conperiod) absent
              cross join lateral (
                select c.conrelid, c.contype, c.conname, c.conkey, c.confrelid, c.confkey, c.confdeltype, c.confupdtype,
                  pg_get_expr(c.conbin, c.conrelid),
                  nullif(c.condeferrable, false), nullif(not c.convalidated, false), nullif(not conenforced, false),
                  nullif(conperiod, false),
                  case when c.contype = 'u' then (
                    select nullif(i.same, false) from (select false as indnullsnotdistinct) absent
                      cross join lateral (
                        select indnullsnotdistinct as same from pg_index where indexrelid = c.conindid) i) end
                from pg_constraint c
                  join pg_namespace n on n.oid = c.connamespace
                where n.nspname = any (?) and c.contype in ('p', 'u', 'f', 'c', 'x') and c.conrelid <> 0
                  and (c.conparentid = 0 or not exists (
                    select 1 from pg_constraint p where p.oid = c.conparentid and p.conrelid = c.conrelid))) k
            """;

    /** The tables of the given numbers, each column a row: what foreign keys reference in schemas that are not read. */
    static final String TARGETS =
            """
            select c.oid, n.nspname, c.relname, a.attnum, a.attname
            from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.oid = any (?)
            """;

    /**
     * Indexes that stand for themselves, not behind a constraint. Most are over plain columns, the operators, collation
     * and order of nulls being the usual ones (bit 0 of an option: descending, bit 1: nulls first): they are told by
     * numbers. Only for the others the server makes texts.
     */
    static final String INDEXES =
            """
            with alone as (
              select i.* from (select false as indnullsnotdistinct) absent
                cross join lateral (
                  select i.indexrelid, i.indrelid, x.relname, i.indisunique, i.indisvalid, m.amname, i.indkey, i.indclass,
                    i.indcollation, i.indoption, i.indnkeyatts, i.indpred,
                    i.indexprs is not null or i.indpred is not null or i.indnatts <> i.indnkeyatts
                      or coalesce(indnullsnotdistinct, false) as special
                  from pg_index i
                    join pg_class x on x.oid = i.indexrelid
                    join pg_am m on m.oid = x.relam
                    join pg_class c on c.oid = i.indrelid
                    join pg_namespace n on n.oid = c.relnamespace
                  where n.nspname = any (?) and c.relkind in ('r', 'p') and c.relpersistence <> 't'
                    and not exists (select 1 from pg_constraint k
                      where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))) i),
            special as (
              select i.indexrelid
              from alone i
                cross join lateral unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[], i.indoption::int2[])
                  k(attnum, opclass, collated, option)
                left join pg_opclass o on o.oid = k.opclass
              group by i.indexrelid
              having bool_or(i.special) or not bool_and(k.option in (0, 3) and coalesce(o.opcdefault, false) and coalesce((
                select k.collated = a.attcollation and (o.opcintype = a.atttypid
                  or a.atttypid = 'varchar'::regtype and o.opcintype = 'text'::regtype)
                from pg_attribute a where a.attrelid = i.indrelid and a.attnum = k.attnum and a.attnum > 0), false)))
            select i.indrelid, i.relname, i.indisunique, i.indisvalid, i.amname, i.indkey, i.indoption,
              case when s.indexrelid is not null then pg_get_indexdef(i.indexrelid) end,
              case when s.indexrelid is not null then array(
                select pg_get_indexdef(i.indexrelid, k, false) from generate_series(1, i.indnkeyatts) k order by k) end,
              pg_get_expr(i.indpred, i.indrelid)
            from alone i
              left join special s on s.indexrelid = i.indexrelid
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
