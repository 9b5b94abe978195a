package org.jpaschema.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** What objects are, on one line, for people. */
public final class Definition {

    static final String NOTHING = "nothing";

    /**
     * An object that is not a table.
     *
     * @param kind its kind as {@link Description#object} has it: {@code unique key}
     * @param name its name
     */
    public record Named(String kind, String name) {}

    private Definition() {}

    /** The constraints and indexes of a table. */
    public static Map<Named, String> ofParts(Table table) {
        Map<Named, String> parts = new LinkedHashMap<>();
        Stream.of(
                        table.primaryKey().stream(),
                        table.uniqueKeys().stream(),
                        table.foreignKeys().stream(),
                        table.checks().stream())
                .flatMap(constraints -> constraints)
                .map(Constraint.class::cast)
                .forEach(c -> parts.put(new Named(c.kind(), c.name()), of(c)));
        table.indexes().forEach(i -> parts.put(new Named("index", i.name()), of(i)));
        return parts;
    }

    /** The sequences, types and views of a schema, by their qualified names. */
    public static Map<Named, String> ofOthers(Schema schema) {
        Map<Named, String> others = new LinkedHashMap<>();
        schema.sequences()
                .forEach(s -> others.put(new Named("sequence", s.name().toString()), of(s)));
        schema.enumTypes()
                .forEach(t -> others.put(new Named("enum type", t.name().toString()), list(t.values())));
        schema.views().forEach(v -> others.put(new Named("view", v.name().toString()), v.query()));
        return others;
    }

    /** A column on one line. */
    static String of(Column column) {
        return column.type()
                + column.generatedAs().map(e -> " generated as " + e).orElse("")
                + column.defaultValue().map(d -> " default " + d).orElse("")
                + (column.nullable() ? "" : " not null");
    }

    /** One attribute of a column. */
    public static String of(Column column, ColumnAttribute attribute) {
        return switch (attribute) {
            case TYPE -> column.type();
            case COLLATION -> column.collation().isEmpty() ? "the database's collation" : column.collation();
            case IDENTITY -> column.identity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case GENERATED_AS -> column.generatedAs().orElse(NOTHING);
            case DEFAULT -> column.defaultValue().orElse("no default");
            case NULLABILITY -> column.nullable() ? "null" : "not null";
            case COMMENT -> quoted(column.comment());
        };
    }

    static String quoted(String comment) {
        return comment.isEmpty() ? "no comment" : '"' + comment + '"';
    }

    static String list(List<String> names) {
        return String.join(", ", names);
    }

    /** What a constraint demands, without its name. */
    static String of(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return list(key.columns());
        }
        if (constraint instanceof UniqueKey key) {
            return list(key.columns());
        }
        if (constraint instanceof Check check) {
            return check.expression();
        }
        ForeignKey key = (ForeignKey) constraint;
        return list(key.columns()) + " → " + key.referencedTable() + "(" + list(key.referencedColumns()) + ")"
                + action(" on delete ", key.onDelete()) + action(" on update ", key.onUpdate());
    }

    private static String action(String when, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : when + action.sql().toLowerCase(Locale.ROOT);
    }

    /** What an index is over, without its name. */
    static String of(Index index) {
        return (index.unique() ? "unique " : "")
                + (index.method().isEmpty() ? "" : index.method() + " ")
                + index.parts().stream()
                        .map(p -> p.text()
                                + (p.options().isEmpty() ? "" : " " + p.options())
                                + (p.descending() ? " desc" : ""))
                        .collect(Collectors.joining(", "))
                + (index.predicate().isEmpty() ? "" : " where " + index.predicate());
    }

    /** How a sequence counts. */
    static String of(Sequence sequence) {
        return "start " + sequence.start() + ", increment " + sequence.increment();
    }
}
