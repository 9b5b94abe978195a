package org.jpaschema.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.Comparison;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.Engines;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.entity.ModelSource;

/** The catalog's reading and the comparison, of a model that is read already, on a connection that is open already. */
final class OwnComparison implements Contender {

    private final ConnectionSettings settings;
    private final Model model;
    private Database database;

    OwnComparison(Scene scene) {
        settings = new ConnectionSettings(scene.url(), Optional.of(scene.username()), Optional.of(scene.password()));
        ModelReader reader = new ModelReader((level, line) -> {});
        try (Database live = open()) {
            model = reader.read(
                    reader.find(
                            new ModelSource(List.of(scene.classes()), scene.project(), List.of(), List.of(), Map.of())),
                    live.connection(),
                    live.engine().folding()::fold);
        }
    }

    private Database open() {
        return Database.open(settings, List.of(OwnComparison.class.getClassLoader()), Engines.all());
    }

    /** A connection that has asked nothing: a server keeps what it looked up in its catalog for each. */
    @Override
    public void prepare() {
        close();
        database = open();
    }

    @Override
    public int run() {
        return Comparison.compare(model, database, Unmanaged.REPORT)
                .results()
                .lines()
                .size();
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
