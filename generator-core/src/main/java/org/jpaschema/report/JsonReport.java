package org.jpaschema.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import org.jpaschema.diff.Note;
import org.jpaschema.risk.Risk;

/** Results as JSON, for build servers. Written piece by piece: loading what makes a tree of it takes longer than all else. */
public final class JsonReport {

    private JsonReport() {}

    /** The whole document, ending in a line break; the same for the same results. */
    public static String write(Results results) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeBooleanField("drift", results.drift());
            json.writeStringField("engine", results.engine());
            json.writeStringField("hibernate", results.hibernate());
            json.writeNumberField("entities", results.entities());
            json.writeArrayFieldStart("changes");
            for (Results.Line line : results.lines()) {
                change(json, line);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notes");
            for (Note note : results.notes()) {
                json.writeStartObject();
                json.writeStringField("kind", note.kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("subject", note.subject().toString());
                json.writeStringField("object", note.object());
                json.writeStringField("reason", note.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Texts that cannot be written into a text", e);
        }
        return text.toString().replace("\r\n", "\n") + "\n";
    }

    private static void change(JsonGenerator json, Results.Line line) throws IOException {
        json.writeStartObject();
        json.writeStringField("change", line.change().getClass().getSimpleName());
        json.writeStringField("subject", line.change().subject().toString());
        json.writeStringField("object", line.description().object());
        json.writeStringField("attribute", line.description().attribute());
        json.writeStringField("origin", line.description().origin().toString());
        json.writeStringField("database", line.description().database());
        json.writeStringField("entities", line.description().model());
        json.writeArrayFieldStart("risks");
        for (Risk risk : line.risks()) {
            json.writeStartObject();
            json.writeStringField("code", risk.code());
            json.writeStringField("severity", risk.severity().label());
            json.writeStringField("object", risk.object());
            json.writeStringField("message", risk.message());
            json.writeStringField("remedy", risk.remedy());
            json.writeStringField("accepted", risk.accepted());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
