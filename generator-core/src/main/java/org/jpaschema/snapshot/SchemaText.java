package org.jpaschema.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import java.io.IOException;
import java.io.StringWriter;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * A schema as JSON: an array with an object a line, each a table, a column, a key and so on, and the commas between them on
 * lines of their own. So the same schema is the same text, and git merges what was changed in different objects.
 */
public final class SchemaText {

    /** The version of this form. */
    static final int FORMAT = 1;

    private SchemaText() {}

    /** The text, ending in a line break. */
    public static String write(Schema schema) {
        StringBuilder text = new StringBuilder("[\n");
        text.append(line(json -> json.writeNumberField("format", FORMAT)));
        for (Line line : SchemaLines.of(schema)) {
            text.append(",\n").append(line(line));
        }
        return text.append("]\n").toString();
    }

    /** Writes the fields of one object. */
    interface Line {
        void write(JsonGenerator json) throws IOException;
    }

    private static String line(Line line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory()
                .setCharacterEscapes(JsonpCharacterEscapes.instance())
                .createGenerator(text)) {
            json.writeStartObject();
            line.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Texts that cannot be written into a text", e);
        }
        return text + "\n";
    }

    /**
     * The schema that a text says.
     *
     * @param text what {@link #write} wrote, line breaks and the order of objects as a merge may leave them
     * @param file the file's name, for messages
     * @throws SchemaException when the text is none of these: file, line, reason and the way out
     */
    public static Schema read(String text, String file) {
        return new SchemaReader(file).read(text);
    }
}
