package org.jpaschema.entity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.schema.SchemaException;

/** Which Hibernate a class loader holds, and whether it can be used. */
final class HibernateVersion {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\..*");

    private HibernateVersion() {}

    /**
     * The version, as Hibernate says it.
     *
     * @throws SchemaException when there is none or it is older than 6.6
     */
    static String of(ClassLoader loader) {
        String version;
        try {
            version = (String) loader.loadClass("org.hibernate.Version")
                    .getMethod("getVersionString")
                    .invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new SchemaException(
                    "There is no Hibernate to read the entities with: neither has the project org.hibernate.orm:hibernate-core"
                            + " on its runtime class path, nor does the plugin bring it. Add it to the project, or to the"
                            + " plugin's <dependencies>.",
                    e);
        }
        Matcher numbers = NUMBERS.matcher(version);
        if (numbers.matches()) {
            int major = Integer.parseInt(numbers.group(1));
            int minor = Integer.parseInt(numbers.group(2));
            if (major < 6 || major == 6 && minor < 6) {
                throw new SchemaException("The project has Hibernate " + version
                        + "; the oldest that can be read is 6.6. Move the project to Hibernate 6.6 or 7.");
            }
        }
        return version;
    }
}
