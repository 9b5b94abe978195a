package org.jpaschema.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.snapshot.SchemaText.Line;

/** The objects of a schema, a line each; what is usual is not said. */
final class SchemaLines {

    private SchemaLines() {}

    static List<Line> of(Schema schema) {
        List<Line> lines = new ArrayList<>();
        schema.namespaces().forEach(n -> lines.add(json -> json.writeStringField("namespace", n)));
        schema.extensions().forEach(e -> lines.add(json -> json.writeStringField("extension", e)));
        schema.enumTypes().forEach(t -> lines.add(json -> enumType(json, t)));
        schema.sequences()
                .forEach(s -> lines.add(json -> {
                    name(json, "sequence", s.name());
                    json.writeNumberField("start", s.start());
                    json.writeNumberField("increment", s.increment());
                    text(json, "ownedBy", s.ownedBy());
                }));
        schema.tables().forEach(t -> table(t, lines));
        schema.views()
                .forEach(v -> lines.add(json -> {
                    name(json, "view", v.name());
                    json.writeStringField("query", v.query());
                    list(json, "uses", v.uses());
                }));
        return lines;
    }

    private static void enumType(JsonGenerator json, EnumType type) throws IOException {
        name(json, "enumType", type.name());
        list(json, "values", type.values());
        flag(json, "implicitCasts", type.implicitCasts());
    }

    private static void table(Table table, List<Line> lines) {
        lines.add(json -> {
            name(json, "table", table.name());
            origin(json, table.origin());
            text(json, "comment", table.comment());
            list(json, "dependents", table.dependents());
            map(json, "definitions", table.definitions());
            list(json, "initialization", table.initialization());
        });
        table.columns().forEach(c -> lines.add(json -> column(json, table, c)));
        table.primaryKey()
                .ifPresent(k -> lines.add(json -> {
                    part(json, "primaryKey", k.name(), table);
                    list(json, "columns", k.columns());
                }));
        table.uniqueKeys()
                .forEach(k -> lines.add(json -> {
                    part(json, "uniqueKey", k.name(), table);
                    flag(json, "chosen", k.nameExplicit());
                    list(json, "columns", k.columns());
                    flag(json, "index", k.index());
                }));
        table.foreignKeys().forEach(k -> lines.add(json -> foreignKey(json, table, k)));
        table.indexes().forEach(i -> lines.add(json -> index(json, table, i)));
        table.checks()
                .forEach(c -> lines.add(json -> {
                    part(json, "check", c.name(), table);
                    flag(json, "chosen", c.nameExplicit());
                    json.writeStringField("expression", c.expression());
                    text(json, "column", c.column());
                }));
    }

    private static void column(JsonGenerator json, Table table, Column column) throws IOException {
        part(json, "column", column.name(), table);
        json.writeStringField("type", column.type());
        flag(json, "mandatory", !column.nullable());
        optional(json, "default", column.defaultValue());
        optional(json, "generatedAs", column.generatedAs());
        flag(json, "stored", column.stored());
        if (column.identity() != Identity.NONE) {
            json.writeStringField("identity", column.identity().name());
        }
        text(json, "collation", column.collation());
        text(json, "comment", column.comment());
        origin(json, column.origin());
    }

    private static void foreignKey(JsonGenerator json, Table table, ForeignKey key) throws IOException {
        part(json, "foreignKey", key.name(), table);
        flag(json, "chosen", key.nameExplicit());
        list(json, "columns", key.columns());
        name(json, "references", key.referencedTable());
        list(json, "referencedColumns", key.referencedColumns());
        action(json, "onDelete", key.onDelete());
        action(json, "onUpdate", key.onUpdate());
    }

    private static void action(JsonGenerator json, String field, ReferentialAction action) throws IOException {
        if (action != ReferentialAction.NO_ACTION) {
            json.writeStringField(field, action.name());
        }
    }

    private static void index(JsonGenerator json, Table table, Index index) throws IOException {
        part(json, "index", index.name(), table);
        flag(json, "chosen", index.nameExplicit());
        json.writeArrayFieldStart("parts");
        for (Index.Part part : index.parts()) {
            json.writeStartObject();
            json.writeStringField(part.expression() ? "expression" : "column", part.text());
            flag(json, "descending", part.descending());
            text(json, "options", part.options());
            json.writeEndObject();
        }
        json.writeEndArray();
        flag(json, "unique", index.unique());
        text(json, "predicate", index.predicate());
        text(json, "method", index.method());
    }

    private static void part(JsonGenerator json, String kind, String name, Table table) throws IOException {
        json.writeStringField(kind, name);
        name(json, "of", table.name());
    }

    private static void origin(JsonGenerator json, Origin origin) throws IOException {
        text(json, "class", origin.className());
        text(json, "attribute", origin.attribute());
        flag(json, "reference", origin.reference());
        text(json, "javaType", origin.javaType());
        list(json, "ordinals", origin.ordinals());
    }

    /** A name may have dots in it: one with a schema is a list of its parts. */
    private static void name(JsonGenerator json, String field, QualifiedName name) throws IOException {
        if (name.schema().isEmpty() && name.catalog().isEmpty()) {
            json.writeStringField(field, name.name());
            return;
        }
        json.writeArrayFieldStart(field);
        if (!name.catalog().isEmpty()) {
            json.writeString(name.catalog());
        }
        json.writeString(name.schema());
        json.writeString(name.name());
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }

    private static void optional(JsonGenerator json, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        }
    }

    private static void flag(JsonGenerator json, String field, boolean flag) throws IOException {
        if (flag) {
            json.writeBooleanField(field, true);
        }
    }

    private static void list(JsonGenerator json, String field, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    private static void map(JsonGenerator json, String field, Map<String, String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeObjectFieldStart(field);
            for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        }
    }
}
