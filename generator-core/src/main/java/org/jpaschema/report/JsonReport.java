package org.jpaschema.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jpaschema.diff.Note;
import org.jpaschema.risk.Risk;

/** Results as JSON, for build servers. */
public final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    /** The whole document, ending in a line break; the same for the same results. */
    public static String write(Results results) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("drift", results.drift());
        root.put("engine", results.engine());
        root.put("hibernate", results.hibernate());
        root.put("entities", results.entities());
        ArrayNode changes = root.putArray("changes");
        for (Results.Line line : results.lines()) {
            ObjectNode node = changes.addObject();
            node.put("change", line.change().getClass().getSimpleName());
            node.put("subject", line.change().subject().toString());
            node.put("object", line.description().object());
            node.put("attribute", line.description().attribute());
            node.put("origin", line.description().origin().toString());
            node.put("database", line.description().database());
            node.put("entities", line.description().model());
            ArrayNode risks = node.putArray("risks");
            for (Risk risk : line.risks()) {
                risks.addObject()
                        .put("code", risk.code())
                        .put("severity", risk.severity().name().toLowerCase(Locale.ROOT))
                        .put("message", risk.message());
            }
        }
        ArrayNode notes = root.putArray("notes");
        for (Note note : results.notes()) {
            notes.addObject()
                    .put("kind", note.kind().name().toLowerCase(Locale.ROOT))
                    .put("subject", note.subject().toString())
                    .put("object", note.object())
                    .put("reason", note.reason());
        }
        try {
            return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings that does not serialise", e);
        }
    }
}
