package org.jpaschema.database;

/**
 * The questions to SQL Server's catalog, one a kind of object (Microsoft Learn, "Object catalog views"). INFORMATION_SCHEMA
 * is not used: the manual calls it unreliable for schemas of objects.
 */
final class SqlserverQueries {

    /** The schemas, and whether the account may see the definitions in them. */
    static final String NAMESPACES =
            """
            select name, has_perms_by_name(quotename(name), 'SCHEMA', 'VIEW DEFINITION') from sys.schemas where name in (?)
            """;

    /** Tables but external ones, and but the history of temporal ones (temporal_type 1). */
    static final String TABLES =
            """
            select t.object_id, s.name, t.name, t.temporal_type,
              convert(nvarchar(128), databasepropertyex(db_name(), 'Collation'))
            from sys.tables t join sys.schemas s on s.schema_id = t.schema_id
            where s.name in (?) and t.is_ms_shipped = 0 and t.is_external = 0 and t.temporal_type <> 1
            """;

    /** Lengths are in bytes, -1 is (max). */
    static final String COLUMNS =
            """
            select c.object_id, c.name, y.name, case when y.is_user_defined = 1 then schema_name(y.schema_id) end,
              c.max_length, c.precision, c.scale, c.is_nullable, c.is_identity,
              case when c.collation_name <> convert(nvarchar(128), databasepropertyex(db_name(), 'Collation'))
                then c.collation_name end,
              case when d.object_id is null then 0 else 1 end, d.definition,
              case when k.object_id is null then 0 else 1 end, k.definition, k.is_persisted
            from sys.columns c
              join sys.tables t on t.object_id = c.object_id
              join sys.schemas s on s.schema_id = t.schema_id
              join sys.types y on y.user_type_id = c.user_type_id
              left join sys.default_constraints d on d.object_id = c.default_object_id
              left join sys.computed_columns k on k.object_id = c.object_id and k.column_id = c.column_id
            where s.name in (?) and c.is_hidden = 0
            order by c.object_id, c.column_id
            """;

    /** Indexes, those behind keys too, a row for each column. */
    static final String INDEXES =
            """
            select i.object_id, i.name, i.is_primary_key, i.is_unique_constraint, i.is_unique, i.type_desc,
              i.filter_definition, i.is_disabled, c.name, x.is_descending_key, x.is_included_column
            from sys.indexes i
              join sys.tables t on t.object_id = i.object_id
              join sys.schemas s on s.schema_id = t.schema_id
              join sys.index_columns x on x.object_id = i.object_id and x.index_id = i.index_id
              join sys.columns c on c.object_id = x.object_id and c.column_id = x.column_id
            where s.name in (?) and i.type > 0 and i.is_hypothetical = 0
            order by i.object_id, i.index_id, x.is_included_column, x.key_ordinal, x.index_column_id
            """;

    /** Foreign keys, a row for each column. */
    static final String FOREIGN_KEYS =
            """
            select k.parent_object_id, k.name, c.name, rs.name, r.name, rc.name, k.delete_referential_action_desc,
              k.update_referential_action_desc, k.is_disabled, k.is_not_trusted
            from sys.foreign_keys k
              join sys.tables t on t.object_id = k.parent_object_id
              join sys.schemas s on s.schema_id = t.schema_id
              join sys.foreign_key_columns x on x.constraint_object_id = k.object_id
              join sys.columns c on c.object_id = x.parent_object_id and c.column_id = x.parent_column_id
              join sys.tables r on r.object_id = k.referenced_object_id
              join sys.schemas rs on rs.schema_id = r.schema_id
              join sys.columns rc on rc.object_id = x.referenced_object_id and rc.column_id = x.referenced_column_id
            where s.name in (?)
            order by k.parent_object_id, k.name, x.constraint_column_id
            """;

    static final String CHECKS =
            """
            select k.parent_object_id, k.name, k.definition, k.is_disabled, k.is_not_trusted
            from sys.check_constraints k
              join sys.tables t on t.object_id = k.parent_object_id
              join sys.schemas s on s.schema_id = t.schema_id
            where s.name in (?)
            """;

    static final String DEPENDENTS =
            """
            select g.parent_id, 'trigger ' + g.name
            from sys.triggers g
              join sys.tables t on t.object_id = g.parent_id
              join sys.schemas s on s.schema_id = t.schema_id
            where s.name in (?) and g.is_ms_shipped = 0
            """;

    static final String SEQUENCES =
            """
            select s.name, q.name, convert(bigint, q.start_value), convert(bigint, q.increment)
            from sys.sequences q join sys.schemas s on s.schema_id = q.schema_id
            where s.name in (?)
            """;

    /** Only what a view with SCHEMABINDING reads is kept from being altered. */
    static final String VIEWS =
            """
            select s.name, v.name, m.definition, e.referenced_schema_name, e.referenced_entity_name,
              col_name(e.referenced_id, e.referenced_minor_id)
            from sys.views v
              join sys.schemas s on s.schema_id = v.schema_id
              left join sys.sql_modules m on m.object_id = v.object_id
              left join sys.sql_expression_dependencies e on e.referencing_id = v.object_id
                and e.is_schema_bound_reference = 1 and e.referenced_minor_id > 0
            where s.name in (?) and v.is_ms_shipped = 0
            order by s.name, v.name, e.referenced_schema_name, e.referenced_entity_name, e.referenced_minor_id
            """;

    private SqlserverQueries() {}
}
