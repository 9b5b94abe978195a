package org.jpaschema.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jpaschema.Console;

/** Maven's log. */
record MavenConsole(Log log, MavenSession session) implements Console {

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void error(String line) {
        log.error(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }

    /** As Maven itself decides: {@code -Dstyle.color}, else a terminal and no {@code -B}. */
    @Override
    public boolean color() {
        return switch (session.getUserProperties().getProperty("style.color", "auto")) {
            case "always" -> true;
            case "never" -> false;
            default -> session.getRequest().isInteractiveMode() && System.console() != null;
        };
    }
}
