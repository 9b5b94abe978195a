package org.jpaschema;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jpaschema.database.Database;
import org.jpaschema.entity.Entities;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.ModelReader;

/**
 * A model that Hibernate is reading, beside what a goal has to ask the database: most of Hibernate's time passes after
 * its one look at the connection.
 */
final class ModelReading implements AutoCloseable {

    private final CountDownLatch connectionIsFree = new CountDownLatch(1);
    private final Aside<Model> reading;

    /**
     * Begins; comes back when the connection is the caller's again.
     *
     * @param warn takes the model's warnings, as soon as it is read
     */
    ModelReading(ModelReader reader, Entities entities, Database database, Consumer<String> warn) {
        reading = new Aside<>("schema-model", () -> {
            try {
                Model model = reader.read(
                        entities,
                        database.connection(),
                        database.engine().folding()::fold,
                        connectionIsFree::countDown);
                model.warnings().forEach(warn);
                return model;
            } finally {
                connectionIsFree.countDown();
            }
        });
        try {
            connectionIsFree.await();
        } catch (InterruptedException e) {
            throw Aside.interrupted(e);
        }
    }

    /** The model, when it is read; fails as the reading failed. */
    Model model() {
        return reading.result();
    }

    @Override
    public void close() {
        reading.close();
    }
}
