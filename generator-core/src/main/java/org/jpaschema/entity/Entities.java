package org.jpaschema.entity;

import java.time.Duration;

/** The classes and mappings that a model is made of, found but not yet read. */
public final class Entities {

    private final ModelSource source;
    private final PersistenceUnits units;
    private final EntityScan scan;
    private final Duration scanning;

    Entities(ModelSource source, PersistenceUnits units, EntityScan scan, Duration scanning) {
        this.source = source;
        this.units = units;
        this.scan = scan;
        this.scanning = scanning;
    }

    ModelSource source() {
        return source;
    }

    PersistenceUnits units() {
        return units;
    }

    EntityScan scan() {
        return scan;
    }

    Duration scanning() {
        return scanning;
    }
}
