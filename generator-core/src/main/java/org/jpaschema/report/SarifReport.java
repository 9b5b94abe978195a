package org.jpaschema.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jpaschema.lint.Finding;
import org.jpaschema.lint.LintResults;
import org.jpaschema.risk.Risk;

/**
 * What was found in migrations, as SARIF 2.1.0, which code scanning reads (<a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">OASIS</a>).
 */
public final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private SarifReport() {}

    /** The whole document, ending in a line break; the same for the same results. */
    public static String write(LintResults results) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            List<String> codes = results.findings().stream()
                    .map(f -> f.risk().code())
                    .distinct()
                    .sorted()
                    .toList();
            tool(json, codes);
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeArrayFieldStart("results");
            for (Finding finding : results.findings()) {
                result(json, finding, codes);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Texts that cannot be written into a text", e);
        }
        return text.toString().replace("\r\n", "\n") + "\n";
    }

    private static void tool(JsonGenerator json, List<String> codes) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "JPA Schema");
        json.writeArrayFieldStart("rules");
        for (String code : codes) {
            json.writeStartObject();
            json.writeStringField("id", code);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Finding finding, List<String> codes) throws IOException {
        Risk risk = finding.risk();
        json.writeStartObject();
        json.writeStringField("ruleId", risk.code());
        json.writeNumberField("ruleIndex", codes.indexOf(risk.code()));
        json.writeStringField("level", level(risk));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", risk.message() + (risk.remedy().isEmpty() ? "" : " " + risk.remedy()));
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(finding.file()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", finding.line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        if (!risk.accepted().isEmpty()) {
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("justification", risk.accepted());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static String level(Risk risk) {
        return switch (risk.severity()) {
            case DANGER -> "error";
            case CAUTION -> "warning";
            case SAFE -> "note";
        };
    }

    /** A reference relative to the repository, with what is no letter of a URI escaped. */
    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
