package org.jpaschema;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jpaschema.schema.SchemaException;

/**
 * Work on a thread of its own, beside what else there is to do.
 *
 * @param <T> what comes of it
 */
final class Aside<T> implements AutoCloseable {

    private final FutureTask<T> task;
    private final Thread thread;

    /**
     * Begins.
     *
     * @param name the thread's name
     * @param work the work
     */
    Aside(String name, Supplier<T> work) {
        task = new FutureTask<>(work::get);
        thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What came of it, when it is done; fails as the work failed. */
    T result() {
        try {
            return task.get();
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

    static SchemaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SchemaException("Interrupted before the end; nothing was written. Run the goal again.", e);
    }

    /** Waits for the end, whichever it is: the work uses what is closed next. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
