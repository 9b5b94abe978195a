package org.jpaschema.entity.hibernate;

import java.util.List;
import java.util.Map;
import org.jpaschema.schema.Schema;

/**
 * What the bridge answers. It crosses the class loaders as a map, like the request.
 *
 * @param schema the schema; empty when there are problems
 * @param entities how many entities there are
 * @param warnings what is not compared
 * @param problems why the model cannot be read, all reasons; empty when it can
 */
public record BridgeResult(Schema schema, int entities, List<String> warnings, List<String> problems) {

    Map<String, Object> toMap() {
        return Map.of("schema", schema, "entities", entities, "warnings", warnings, "problems", problems);
    }

    /** The answer out of classes of the JDK and the schema records. */
    @SuppressWarnings("unchecked")
    public static BridgeResult of(Map<String, Object> map) {
        return new BridgeResult(
                (Schema) map.get("schema"), (Integer) map.get("entities"), (List<String>) map.get("warnings"), (List<
                                String>)
                        map.get("problems"));
    }
}
