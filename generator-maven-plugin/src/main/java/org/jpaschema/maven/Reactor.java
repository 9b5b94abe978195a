package org.jpaschema.maven;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jpaschema.entity.NoEntitiesException;

/**
 * The modules that are built together: one without entities is nothing special, all without entities is a mistake.
 *
 * @param session the build
 * @param goal what to count under, one for each goal
 */
record Reactor(MavenSession session, String goal) {

    /**
     * Passes over a module without entities.
     *
     * @throws MojoFailureException when it is the only module, or no other has entities either
     */
    void skip(NoEntitiesException none) throws MojoFailureException {
        int skipped = ((AtomicInteger) shared(goal, new AtomicInteger())).incrementAndGet();
        int modules = session.getProjects().size();
        if (modules == 1) {
            throw new MojoFailureException(none.getMessage());
        }
        if (skipped >= modules) {
            throw new MojoFailureException(
                    "None of the " + modules + " modules has entities; the last one says: " + none.getMessage());
        }
    }

    /**
     * Does the work while no other module does its own: Liquibase has one log level and one set of parts for the whole of
     * Maven. Modules that are built at the same time ({@code -T}) wait for each other here only.
     */
    void inTurn(Work work) throws MojoExecutionException, MojoFailureException {
        synchronized (shared(Reactor.class.getName(), new Object())) {
            work.run();
        }
    }

    private Object shared(String key, Object first) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return data.computeIfAbsent(key, missing -> first);
        }
    }

    /** What a goal does in a module. */
    interface Work {

        void run() throws MojoExecutionException, MojoFailureException;
    }
}
