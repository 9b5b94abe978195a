package org.jpaschema.entity.hibernate;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jboss.logging.LoggerProvider;

/**
 * Hands Hibernate's log lines to the class loader that this class lives in, when that is one that takes lines; anywhere
 * else (a class path with this module and jboss-logging on it) they go to the JDK's logging, as jboss-logging's own
 * would.
 */
public final class LineLoggerProvider implements LoggerProvider {

    @Override
    @SuppressWarnings("unchecked")
    public Logger getLogger(String name) {
        ClassLoader home = LineLoggerProvider.class.getClassLoader();
        return home instanceof BiConsumer
                ? new LineLogger(name, (BiConsumer<System.Logger.Level, String>) home, true)
                : new LineLogger(name, System.getLogger(name)::log, false);
    }

    @Override
    public void clearMdc() {}

    @Override
    public Object putMdc(String key, Object value) {
        return null;
    }

    @Override
    public Object getMdc(String key) {
        return null;
    }

    @Override
    public void removeMdc(String key) {}

    @Override
    public Map<String, Object> getMdcMap() {
        return Map.of();
    }

    @Override
    public void clearNdc() {}

    @Override
    public String getNdc() {
        return "";
    }

    @Override
    public int getNdcDepth() {
        return 0;
    }

    @Override
    public String popNdc() {
        return "";
    }

    @Override
    public String peekNdc() {
        return "";
    }

    @Override
    public void pushNdc(String message) {}

    @Override
    public void setNdcMaxDepth(int maxDepth) {}
}
