package org.jpaschema.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jpaschema.lint.Finding;
import org.jpaschema.lint.LintResults;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.Severity;

/** What was found in migrations, as lines for a build's log and as JSON for build servers. */
public final class LintReport {

    private LintReport() {}

    /** A line a finding, {@code file:line: severity: message way out [code]}. */
    public static List<String> lines(LintResults results) {
        return results.findings().stream()
                .map(f -> f.file() + ":" + f.line() + ": " + f.risk().sentence())
                .toList();
    }

    /** One line: how much was looked at and found. */
    public static String summary(LintResults results) {
        return "Looked at %s for %s: danger %d, caution %d, safe %d."
                .formatted(
                        Counted.of(results.files().size(), "file", "files"),
                        results.engine(),
                        results.count(Severity.DANGER),
                        results.count(Severity.CAUTION),
                        results.count(Severity.SAFE));
    }

    /** The whole document, ending in a line break; the same for the same results. */
    public static String json(LintResults results) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("engine", results.engine());
            json.writeArrayFieldStart("files");
            for (String file : results.files()) {
                json.writeString(file);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (Finding finding : results.findings()) {
                finding(json, finding);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unread");
            for (String unread : results.unread()) {
                json.writeString(unread);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Texts that cannot be written into a text", e);
        }
        return text.toString().replace("\r\n", "\n") + "\n";
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        Risk risk = finding.risk();
        json.writeStartObject();
        json.writeStringField("file", finding.file());
        json.writeNumberField("line", finding.line());
        json.writeStringField("code", risk.code());
        json.writeStringField("severity", risk.severity().label());
        json.writeStringField("object", risk.object());
        json.writeStringField("message", risk.message());
        json.writeStringField("remedy", risk.remedy());
        json.writeStringField("accepted", risk.accepted());
        json.writeEndObject();
    }
}
