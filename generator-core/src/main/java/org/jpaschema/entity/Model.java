package org.jpaschema.entity;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jpaschema.schema.Schema;

/**
 * What the entities say.
 *
 * @param schema the schema; names as the catalog will spell them, types and expressions as Hibernate writes them
 * @param hibernateVersion the version of the Hibernate that read the model
 * @param bundled whether that was the bundled one, because the project has none
 * @param classes how many entities there are
 * @param warnings what of the model is not compared, and what was decided in doubt; one line each
 * @param scanning how long it took to find the classes
 * @param building how long Hibernate took, class loading included
 */
public record Model(
        Schema schema,
        String hibernateVersion,
        boolean bundled,
        int classes,
        List<String> warnings,
        Duration scanning,
        Duration building) {

    public Model {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(hibernateVersion, "hibernateVersion");
        warnings = List.copyOf(warnings);
        Objects.requireNonNull(scanning, "scanning");
        Objects.requireNonNull(building, "building");
    }
}
