package org.jpaschema.database;

/**
 * The questions to Oracle's data dictionary, one a kind of object (Database Reference, "Static Data Dictionary Views"). Of
 * the ALL_ views, which show what the account may use. A LONG column is the last of its row, as the driver wants it, and has
 * a question of its own, since the driver fetches such rows one by one.
 */
final class OracleQueries {

    static final String NAMESPACES = "select username from all_users where username in (?)";

    /** Tables of rows; not those behind materialized views, indexes and other tables, nor the recycle bin's. */
    static final String TABLES =
            """
            select t.owner, t.table_name, c.comments
            from all_tables t
              left join all_tab_comments c on c.owner = t.owner and c.table_name = t.table_name
            where t.owner in (?) and t.temporary = 'N' and t.nested = 'NO' and t.secondary = 'N' and t.dropped = 'NO'
              and (t.iot_type is null or t.iot_type = 'IOT') and t.table_name not like 'MLOG$\\_%' escape '\\'
              and not exists (select 1 from all_mviews m
                where m.owner = t.owner and m.container_name = t.table_name)
            """;

    /** A column that is hidden but a user's own is only invisible. */
    static final String COLUMNS =
            """
            select c.owner, c.table_name, c.column_name, c.data_type_owner, c.data_type, c.data_length, c.char_length,
              c.char_used, c.data_precision, c.data_scale, c.nullable, c.virtual_column, i.generation_type,
              case when c.collation not in ('USING_NLS_COMP') then c.collation end, d.comments
            from all_tab_cols c
              left join all_tab_identity_cols i
                on i.owner = c.owner and i.table_name = c.table_name and i.column_name = c.column_name
              left join all_col_comments d
                on d.owner = c.owner and d.table_name = c.table_name and d.column_name = c.column_name
            where c.owner in (?) and (c.hidden_column = 'NO' or c.user_generated = 'YES')
            order by c.owner, c.table_name, c.internal_column_id
            """;

    /** Defaults, and what virtual columns are computed from. */
    static final String DEFAULTS =
            """
            select owner, table_name, column_name, data_default
            from all_tab_cols
            where owner in (?) and default_length is not null
              and (hidden_column = 'NO' or user_generated = 'YES')
            """;

    static final String CONSTRAINTS =
            """
            select owner, table_name, constraint_name, constraint_type, search_condition_vc, delete_rule, status,
              validated, deferrable
            from all_constraints
            where owner in (?) and constraint_type in ('P', 'U', 'R', 'C')
            """;

    static final String KEY_COLUMNS =
            """
            select owner, constraint_name, column_name
            from all_cons_columns
            where owner in (?) and position is not null
            order by owner, constraint_name, position
            """;

    /** What foreign keys reference, in other schemas too. */
    static final String REFERENCES =
            """
            select f.owner, f.constraint_name, k.owner, k.table_name, c.column_name
            from all_constraints f
              join all_constraints k on k.owner = f.r_owner and k.constraint_name = f.r_constraint_name
              join all_cons_columns c on c.owner = k.owner and c.constraint_name = k.constraint_name
            where f.owner in (?) and f.constraint_type = 'R'
            order by f.owner, f.constraint_name, c.position
            """;

    /** Indexes but those behind keys, a row for each column. */
    static final String INDEXES =
            """
            select i.owner, i.index_name, i.table_owner, i.table_name, i.index_type, i.uniqueness, i.status,
              c.column_position, c.column_name, c.descend
            from all_indexes i
              join all_ind_columns c on c.index_owner = i.owner and c.index_name = i.index_name
            where i.table_owner in (?) and i.dropped = 'NO' and i.index_type not in ('LOB', 'CLUSTER', 'IOT - TOP')
              and not exists (select 1 from all_constraints k
                where k.owner = i.table_owner and k.table_name = i.table_name and k.constraint_type in ('P', 'U')
                  and k.index_name = i.index_name)
            order by i.owner, i.index_name, c.column_position
            """;

    static final String INDEX_EXPRESSIONS =
            """
            select index_owner, index_name, column_position, column_expression
            from all_ind_expressions
            where table_owner in (?)
            """;

    static final String DEPENDENTS =
            """
            select table_owner, table_name, 'trigger ' || trigger_name
            from all_triggers
            where table_owner in (?) and base_object_type = 'TABLE'
            """;

    /** Without those of identity columns. What it started with is not kept; so it goes on where it is. */
    static final String SEQUENCES =
            """
            select sequence_owner, sequence_name, last_number, increment_by
            from all_sequences
            where sequence_owner in (?) and sequence_name not like 'ISEQ$$\\_%' escape '\\'
            """;

    static final String VIEWS = "select owner, view_name, text_vc from all_views where owner in (?)";

    private OracleQueries() {}
}
