package org.jpaschema.entity.hibernate;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jpaschema.schema.Schema;

/** The door into the project's class loader: a request in, an answer out, both in classes that the two sides share. */
public final class Bridge implements Function<Map<String, Object>, Map<String, Object>> {

    /** Called from outside by name. */
    public Bridge() {}

    @Override
    public Map<String, Object> apply(Map<String, Object> map) {
        BridgeRequest request = BridgeRequest.of(map);
        BridgeResult result;
        try (Build build = Build.of(request)) {
            result = new SchemaReader(build, request.folding()).read();
        } catch (Blame.Failure e) {
            result = new BridgeResult(Schema.EMPTY, 0, List.of(), new Blame(request).problems(e.getCause()));
        }
        return result.toMap();
    }
}
