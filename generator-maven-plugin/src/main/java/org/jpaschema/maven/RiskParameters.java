package org.jpaschema.maven;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jpaschema.schema.SchemaException;

/** Severities by the code of a risk. */
final class RiskParameters {

    private RiskParameters() {}

    /**
     * From a list.
     *
     * @param entries {@code code=severity}, or null
     * @throws SchemaException when an entry is none
     */
    static Map<String, String> severities(List<String> entries) {
        Map<String, String> severities = new HashMap<>();
        for (String entry : entries == null ? List.<String>of() : entries) {
            int at = entry.indexOf('=');
            if (at < 0) {
                throw new SchemaException("schema.risks has \"" + entry.strip()
                        + "\"; write a code and its severity: -Dschema.risks=lock.rewrite=off,data.check=danger.");
            }
            severities.put(
                    entry.substring(0, at).strip(), entry.substring(at + 1).strip());
        }
        return severities;
    }
}
