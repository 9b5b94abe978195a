package org.jpaschema;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jpaschema.database.Database;
import org.jpaschema.entity.Entities;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.schema.SchemaException;

/**
 * A model that Hibernate is reading, beside what a goal has to ask the database: most of Hibernate's time passes after
 * its one look at the connection.
 */
final class ModelReading implements AutoCloseable {

    private final CountDownLatch connectionIsFree = new CountDownLatch(1);
    private final FutureTask<Model> reading;
    private final Thread thread;

    /**
     * Begins; comes back when the connection is the caller's again.
     *
     * @param warn takes the model's warnings, as soon as it is read
     */
    ModelReading(ModelReader reader, Entities entities, Database database, Consumer<String> warn) {
        reading = new FutureTask<>(() -> {
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
        thread = new Thread(reading, "schema-model");
        thread.setDaemon(true);
        thread.start();
        try {
            connectionIsFree.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The model, when it is read; fails as the reading failed. */
    Model model() {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static SchemaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SchemaException("Interrupted while Hibernate read the entities. Run the goal again.", e);
    }

    /** Waits for the end, whichever it is: the reading uses what is closed next. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
