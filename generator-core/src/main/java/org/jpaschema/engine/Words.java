package org.jpaschema.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.Table;

/**
 * A live engine as a dictionary: it says types and expressions in its own words, so that two spellings of one thing
 * become equal texts. It only asks (in the engine's planner, never by DDL), so a read-only account is enough.
 *
 * <p>The cost follows the number of distinct texts, not the number of tables.
 */
public interface Words {

    /**
     * An expression and what it is about.
     *
     * @param text the expression as a model or a catalog spells it, without enclosing parentheses
     * @param type the type that the value gets ({@code cast} to it), or "" for a condition or an index's expression
     * @param columns name and type of the columns that it may use, in the catalog's spelling
     */
    record Expression(String text, String type, Map<String, String> columns) {

        public Expression {
            columns = Map.copyOf(columns);
        }
    }

    /** What has a name of its own kind: engines treat the case of tables' names and of others' differently. */
    enum NameKind {
        /** Tables, views and sequences. */
        TABLE,
        /** Columns, constraints and indexes. */
        OTHER
    }

    /**
     * Whether names of this kind are one name when they differ in case only, although the catalog keeps the case that
     * they were written in. Engines that fold names to one case have no need of it.
     */
    default boolean ignoresCase(NameKind kind) {
        return false;
    }

    /** Whether an index keeps the word DESC; where it does not, all its parts are ascending, whatever was written. */
    default boolean keepsDescending() {
        return true;
    }

    /** Whether the catalog tells what a sequence started with; where it does not, that is not compared. */
    default boolean keepsStart() {
        return true;
    }

    /**
     * Types in the engine's words: {@code varchar(255)} is {@code character varying(255)}.
     *
     * @param types types as models or people spell them
     * @return canonical type by given type; a type that the engine does not know is left out
     */
    Map<String, String> types(Collection<String> types);

    /**
     * Expressions in the engine's words: {@code x in ('A','B')} and {@code x = ANY (ARRAY['B','A'])} are one text.
     *
     * @param expressions what to say, from models and catalogs alike
     * @return canonical text by given expression; one that the engine cannot read is left out
     */
    Map<Expression, String> expressions(Collection<Expression> expressions);

    /** What could not be said so far, with the engine's reason, sorted: one line each; empty when all could. */
    List<String> unreadable();

    /**
     * A model's table as this engine would keep it, beyond names, types and expressions: without what goes without saying
     * there and with one word for what the engine takes for one thing.
     *
     * @param model a table of a model with its types in the engine's words
     * @param existing the table in the catalog, if there is one
     */
    default Table kept(Table model, Optional<Table> existing) {
        return model;
    }
}
