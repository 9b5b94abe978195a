package org.jpaschema.maven;

import java.util.Optional;
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

    /** Only where somebody sits: at a terminal, without {@code -B}. */
    @Override
    public Optional<Boolean> ask(String question) {
        if (!isTerminal()) {
            return Optional.empty();
        }
        String answer = System.console().readLine("%s [y/n] ", question);
        while (answer != null && !answer.strip().matches("(?i)y|yes|n|no")) {
            answer = System.console().readLine("Please answer y or n: ");
        }
        return Optional.ofNullable(answer).map(a -> a.strip().matches("(?i)y.*"));
    }

    private boolean isTerminal() {
        return session.getRequest().isInteractiveMode() && System.console() != null && isTerminal(System.console());
    }

    /** Since JDK 22 there is a console where there is no terminal, and a method that tells. */
    private static boolean isTerminal(java.io.Console console) {
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
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
