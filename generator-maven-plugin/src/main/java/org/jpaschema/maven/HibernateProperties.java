package org.jpaschema.maven;

import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hibernate's properties from the configuration, the POM's properties and the command line; the last one wins. */
final class HibernateProperties {

    private static final String PREFIX = "schema.hibernate.";

    private final SortedMap<String, String> all = new TreeMap<>();

    /**
     * @param configured from the {@code <hibernate>} element, or null
     * @param project the POM's properties; those that begin with {@code schema.hibernate.} count
     * @param user the command line's, the same way
     */
    HibernateProperties(Map<String, String> configured, Properties project, Properties user) {
        if (configured != null) {
            configured.forEach((name, value) -> put(full(name), value));
        }
        take(project);
        take(user);
    }

    /** By full name, such as {@code hibernate.default_schema}; may be empty. */
    Map<String, String> all() {
        return Map.copyOf(all);
    }

    private void take(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                put(name.substring("schema.".length()), properties.getProperty(name));
            }
        }
    }

    private void put(String name, String value) {
        all.put(name, value == null ? "" : value.strip());
    }

    private static String full(String name) {
        return name.startsWith("hibernate.") || name.startsWith("jakarta.") ? name : "hibernate." + name;
    }
}
