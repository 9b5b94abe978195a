package org.jpaschema.entity.hibernate;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is asked of the bridge. It crosses the class loaders as a map, since each side has its own copy of this class.
 *
 * @param classes the classes to register
 * @param packages the packages with annotations of their own
 * @param mappings the mapping files, as resources on the class path
 * @param properties the properties for Hibernate
 * @param live the connection whose server is the dialect's
 * @param folding the catalog's spelling of an identifier without quotes
 * @param asked is run when the connection has been asked all there is to ask
 */
public record BridgeRequest(
        List<String> classes,
        List<String> packages,
        List<String> mappings,
        Map<String, String> properties,
        Connection live,
        UnaryOperator<String> folding,
        Runnable asked) {

    /** The request in classes of the JDK. */
    public Map<String, Object> toMap() {
        return Map.of(
                "classes", classes,
                "packages", packages,
                "mappings", mappings,
                "properties", properties,
                "live", live,
                "folding", folding,
                "asked", asked);
    }

    @SuppressWarnings("unchecked")
    static BridgeRequest of(Map<String, Object> map) {
        return new BridgeRequest(
                (List<String>) map.get("classes"),
                (List<String>) map.get("packages"),
                (List<String>) map.get("mappings"),
                (Map<String, String>) map.get("properties"),
                (Connection) map.get("live"),
                (UnaryOperator<String>) map.get("folding"),
                (Runnable) map.get("asked"));
    }

    BridgeRequest withClasses(List<String> newClasses) {
        return new BridgeRequest(newClasses, packages, mappings, properties, live, folding, asked);
    }
}
