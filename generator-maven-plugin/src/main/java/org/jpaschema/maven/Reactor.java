package org.jpaschema.maven;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
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
        int skipped = ((AtomicInteger) session.getRequest().getData().computeIfAbsent(goal, key -> new AtomicInteger()))
                .incrementAndGet();
        int modules = session.getProjects().size();
        if (modules == 1) {
            throw new MojoFailureException(none.getMessage());
        }
        if (skipped >= modules) {
            throw new MojoFailureException(
                    "None of the " + modules + " modules has entities; the last one says: " + none.getMessage());
        }
    }
}
