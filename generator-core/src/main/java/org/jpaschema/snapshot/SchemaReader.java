package org.jpaschema.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/** Reads a schema from its text; parts of a table come behind it. */
final class SchemaReader {

    private static final String WAY_OUT =
            " Mend it or take it from version control; or delete it: the next schema:diff writes it anew, and asks about renames instead of knowing them.";

    /** A model may say a constraint twice, or leave its name to the database. */
    private static final Set<String> NAMED_ONCE = Set.of("table", "column", "sequence", "enumType", "view");

    private final String file;
    private final List<String> namespaces = new ArrayList<>();
    private final List<String> extensions = new ArrayList<>();
    private final List<EnumType> enumTypes = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final Map<QualifiedName, TableLines> tables = new LinkedHashMap<>();
    private final Map<Object, Integer> seen = new HashMap<>();

    SchemaReader(String file) {
        this.file = file;
    }

    private static final class TableLines {
        private final Table table;
        private final List<Column> columns = new ArrayList<>();
        private final List<PrimaryKey> primaryKeys = new ArrayList<>();
        private final List<UniqueKey> uniqueKeys = new ArrayList<>();
        private final List<ForeignKey> foreignKeys = new ArrayList<>();
        private final List<Index> indexes = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();

        TableLines(Table table) {
            this.table = table;
        }

        Table whole() {
            return table.withColumns(columns)
                    .withPrimaryKey(primaryKeys.stream().findFirst())
                    .withUniqueKeys(uniqueKeys)
                    .withForeignKeys(foreignKeys)
                    .withIndexes(indexes)
                    .withChecks(checks);
        }
    }

    Schema read(String text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw broken(1, "it does not begin with [");
            }
            boolean first = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                int line = json.currentTokenLocation().getLineNr();
                if (!json.hasToken(JsonToken.START_OBJECT)) {
                    throw broken(line, "an object is wanted there");
                }
                Fields fields = new Fields(object(json), line, this);
                if (first) {
                    format(fields);
                } else {
                    add(fields);
                }
                first = false;
            }
            if (first) {
                throw broken(1, "it says no format");
            }
            if (json.nextToken() != null) {
                throw broken(json.currentTokenLocation().getLineNr(), "something follows the last ]");
            }
        } catch (JsonProcessingException e) {
            throw broken(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("A text that cannot be read from a text", e);
        }
        return new Schema(
                namespaces,
                tables.values().stream().map(TableLines::whole).toList(),
                sequences,
                enumTypes,
                views,
                extensions);
    }

    SchemaException broken(int line, String reason) {
        return new SchemaException("%s, line %d: %s.%s".formatted(file, line, reason, WAY_OUT));
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json));
        }
        return fields;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(json));
                }
                yield values;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> json.getText();
        };
    }

    private void format(Fields fields) {
        if (!fields.has("format")) {
            throw broken(fields.line(), "it does not begin with its format");
        }
        long format = fields.number("format");
        if (format != SchemaText.FORMAT) {
            throw new SchemaException(
                    "%s has the format %d, and this version of JPA Schema reads the format %d. Use the version that wrote it; or delete it: the next schema:diff writes it anew, and asks about renames instead of knowing them."
                            .formatted(file, format, SchemaText.FORMAT));
        }
    }

    private void add(Fields fields) {
        String kind = fields.kind();
        Object key = List.of(kind, fields.raw(kind), fields.has("of") ? fields.raw("of") : "");
        Integer before = seen.put(key, fields.line());
        if (before != null && NAMED_ONCE.contains(kind)) {
            throw broken(fields.line(), "the " + kind + " " + fields.raw(kind) + " is on line " + before + ", too");
        }
        switch (kind) {
            case "namespace" -> namespaces.add(fields.text(kind));
            case "extension" -> extensions.add(fields.text(kind));
            case "enumType" ->
                enumTypes.add(new EnumType(fields.name(kind), fields.list("values"), fields.flag("implicitCasts")));
            case "sequence" ->
                sequences.add(new Sequence(
                        fields.name(kind),
                        fields.number("start"),
                        fields.number("increment"),
                        fields.optional("ownedBy").orElse("")));
            case "view" -> views.add(new View(fields.name(kind), fields.text("query"), fields.list("uses")));
            case "table" -> tables.put(fields.name(kind), new TableLines(table(fields)));
            default -> addPart(kind, fields);
        }
    }

    private static Table table(Fields fields) {
        return new Table(
                fields.name("table"),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                fields.list("dependents"),
                fields.map("definitions"),
                fields.list("initialization"),
                fields.optional("comment").orElse(""),
                fields.origin());
    }

    private void addPart(String kind, Fields fields) {
        TableLines table = tables.get(fields.name("of"));
        if (table == null) {
            throw broken(fields.line(), "the table " + fields.name("of") + " is not on a line before");
        }
        String name = fields.text(kind);
        boolean chosen = fields.flag("chosen");
        switch (kind) {
            case "column" -> table.columns.add(column(name, fields));
            case "primaryKey" -> table.primaryKeys.add(new PrimaryKey(name, fields.list("columns")));
            case "uniqueKey" ->
                table.uniqueKeys.add(new UniqueKey(name, chosen, fields.list("columns"), fields.flag("index")));
            case "foreignKey" ->
                table.foreignKeys.add(new ForeignKey(
                        name,
                        chosen,
                        fields.list("columns"),
                        fields.name("references"),
                        fields.list("referencedColumns"),
                        fields.constant("onDelete", ReferentialAction.NO_ACTION),
                        fields.constant("onUpdate", ReferentialAction.NO_ACTION)));
            case "index" ->
                table.indexes.add(new Index(
                        name,
                        chosen,
                        fields.objects("parts").stream().map(SchemaReader::part).toList(),
                        fields.flag("unique"),
                        fields.optional("predicate").orElse(""),
                        fields.optional("method").orElse("")));
            case "check" ->
                table.checks.add(new Check(
                        name,
                        chosen,
                        fields.text("expression"),
                        fields.optional("column").orElse("")));
            default -> throw broken(fields.line(), "nothing is known of a " + kind);
        }
    }

    private static Column column(String name, Fields fields) {
        return new Column(
                name,
                fields.text("type"),
                !fields.flag("mandatory"),
                fields.optional("default"),
                fields.optional("generatedAs"),
                fields.flag("stored"),
                fields.constant("identity", Identity.NONE),
                fields.optional("collation").orElse(""),
                fields.optional("comment").orElse(""),
                fields.origin());
    }

    private static Index.Part part(Fields fields) {
        boolean expression = fields.has("expression");
        return new Index.Part(
                fields.text(expression ? "expression" : "column"),
                expression,
                fields.flag("descending"),
                fields.optional("options").orElse(""));
    }
}
