package org.jpaschema.engine;

import java.util.List;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;

/**
 * How an engine changes a table that is large and in use, so that nobody waits for long: each method for the method of
 * {@link Engine} of the same name. It gives phases, in order, that end where the engine's usual statement ends; none
 * where that statement is as gentle as any.
 */
public interface Online {

    /** Of an engine that has no gentler ways. */
    Online NONE = new Online() {};

    /**
     * A part of a change that is applied, recorded and rolled back by itself.
     *
     * @param up its statements, at least one; where a run broke off behind any of them, all can be run again
     * @param down what undoes them, also where no later phase was run, and again where that broke off; empty where an
     *     earlier phase's does
     * @param transactional false for statements that must not run in a transaction
     * @param conditions what must hold before
     */
    record Phase(List<String> up, List<String> down, boolean transactional, List<Engine.Condition> conditions) {

        public Phase {
            up = List.copyOf(up);
            down = List.copyOf(down);
            conditions = List.copyOf(conditions);
            if (up.isEmpty()) {
                throw new IllegalArgumentException("A phase that does nothing");
            }
        }

        /** Without conditions. */
        public Phase(List<String> up, List<String> down, boolean transactional) {
            this(up, down, transactional, List.of());
        }
    }

    /**
     * Usual statements that give up, rather than wait for a lock while everybody else waits behind them.
     *
     * @param statements some that are run as one: all in a transaction, or a single one where each commits by itself
     */
    default List<String> patiently(List<String> statements) {
        return statements;
    }

    /**
     * The same, and the server refuses what would keep others waiting for as long as it works, where it can do without.
     *
     * @param statements those of one change, as many as are run as one
     * @param cost what {@link Costs} says of that change
     */
    default List<String> gently(List<String> statements, Cost cost) {
        return patiently(statements);
    }

    /**
     * A query that gives 1 for a table on which these ways can be gone.
     *
     * @return the query, or "" where no table can
     */
    default String possible(QualifiedName table) {
        return "";
    }

    /**
     * A mandatory column whose value in the rows that are there is known.
     *
     * @param column the column, mandatory and without default
     * @param value the value as SQL text
     */
    default List<Phase> addColumn(Table table, Column column, String value) {
        return List.of();
    }

    /** Type and collation; the default is set to the new column's with it. */
    default List<Phase> alterType(Table table, Column before, Column after) {
        return List.of();
    }

    default List<Phase> alterNullability(Table table, Column before, Column after) {
        return List.of();
    }

    default List<Phase> addConstraint(Table table, Constraint constraint) {
        return List.of();
    }

    default List<Phase> renameConstraint(Table table, Constraint constraint, String newName) {
        return List.of();
    }

    default List<Phase> dropConstraint(Table table, Constraint constraint) {
        return List.of();
    }

    default List<Phase> createIndex(Table table, Index index) {
        return List.of();
    }

    default List<Phase> dropIndex(Table table, Index index) {
        return List.of();
    }
}
