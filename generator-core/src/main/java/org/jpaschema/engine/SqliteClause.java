package org.jpaschema.engine;

import java.util.List;

/**
 * A constraint or another clause of CREATE TABLE, at a column or at the table.
 *
 * @param kind what it says
 * @param name the constraint's name, or ""
 * @param columns the columns that it is about; at a column that column
 * @param expression the condition, the default's value, the generated column's expression or the collation; else ""
 * @param extra {@code autoincrement} or {@code desc} of a primary key, {@code stored} of a generated column, the actions
 *     of a foreign key on delete and on update ({@code CASCADE, NO ACTION}); else ""
 * @param target the table that a foreign key points at, or ""
 * @param targetColumns the columns there, empty for its primary key
 * @param text the clause as it is written, name and all
 */
public record SqliteClause(
        Kind kind,
        String name,
        List<String> columns,
        String expression,
        String extra,
        String target,
        List<String> targetColumns,
        String text) {

    /** What a clause says. */
    public enum Kind {
        PRIMARY_KEY,
        NOT_NULL,
        NULL,
        UNIQUE,
        CHECK,
        DEFAULT,
        COLLATE,
        FOREIGN_KEY,
        GENERATED
    }

    public SqliteClause {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    SqliteClause withName(String newName) {
        return new SqliteClause(kind, newName, columns, expression, extra, target, targetColumns, text);
    }

    /** Whether it is a constraint, which has a name, or gets one. */
    boolean isConstraint() {
        return kind == Kind.PRIMARY_KEY || kind == Kind.UNIQUE || kind == Kind.CHECK || kind == Kind.FOREIGN_KEY;
    }
}
