package org.jpaschema.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.SchemaException;

/**
 * The fields of one object.
 *
 * @param fields the values by name: texts, numbers, booleans, lists and maps of these
 * @param line the line that it begins on
 * @param reader makes what is wrong a failure
 */
record Fields(Map<String, Object> fields, int line, SchemaReader reader) {

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** What the object is: its first field. */
    String kind() {
        return fields.keySet().stream().findFirst().orElseThrow(() -> reader.broken(line, "the object is empty"));
    }

    Object raw(String field) {
        return fields.get(field);
    }

    private SchemaException wrong(String field, String wanted) {
        return reader.broken(line, "the field " + field + " must be " + wanted);
    }

    private <T> Optional<T> value(String field, Class<T> type, String wanted) {
        Object value = fields.get(field);
        if (value != null && !type.isInstance(value)) {
            throw wrong(field, wanted);
        }
        return Optional.ofNullable(type.cast(value));
    }

    Optional<String> optional(String field) {
        return value(field, String.class, "a text");
    }

    String text(String field) {
        return optional(field).orElseThrow(() -> wrong(field, "there"));
    }

    boolean flag(String field) {
        return value(field, Boolean.class, "true or false").orElse(false);
    }

    long number(String field) {
        return value(field, Long.class, "a whole number").orElseThrow(() -> wrong(field, "there"));
    }

    List<String> list(String field) {
        List<String> texts = new ArrayList<>();
        for (Object text : value(field, List.class, "a list of texts").orElse(List.of())) {
            if (!(text instanceof String one)) {
                throw wrong(field, "a list of texts");
            }
            texts.add(one);
        }
        return texts;
    }

    Map<String, String> map(String field) {
        Map<String, String> texts = new HashMap<>();
        Map<?, ?> values = value(field, Map.class, "an object of texts").orElse(Map.of());
        values.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        return texts;
    }

    List<Fields> objects(String field) {
        List<Fields> objects = new ArrayList<>();
        for (Object object : value(field, List.class, "a list of objects").orElse(List.of())) {
            if (!(object instanceof Map<?, ?> map)) {
                throw wrong(field, "a list of objects");
            }
            Map<String, Object> values = new HashMap<>();
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
            objects.add(new Fields(values, line, reader));
        }
        return objects;
    }

    <E extends Enum<E>> E constant(String field, E usual) {
        try {
            return optional(field)
                    .map(name -> Enum.valueOf(usual.getDeclaringClass(), name))
                    .orElse(usual);
        } catch (IllegalArgumentException e) {
            throw wrong(field, "one of " + List.of(usual.getDeclaringClass().getEnumConstants()));
        }
    }

    QualifiedName name(String field) {
        if (fields.get(field) instanceof String name && !name.isEmpty()) {
            return QualifiedName.of("", name);
        }
        List<String> parts = list(field);
        if (parts.size() < 2 || parts.size() > 3 || parts.get(parts.size() - 1).isEmpty()) {
            throw wrong(field, "a name, or a list of a schema and a name");
        }
        return new QualifiedName(
                parts.size() == 3 ? parts.get(0) : "", parts.get(parts.size() - 2), parts.get(parts.size() - 1));
    }

    Origin origin() {
        return new Origin(
                optional("class").orElse(""),
                optional("attribute").orElse(""),
                flag("reference"),
                optional("javaType").orElse(""),
                list("ordinals"));
    }
}
