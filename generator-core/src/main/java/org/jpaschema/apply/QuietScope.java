package org.jpaschema.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs Liquibase without a word on the console or in the logs, and without calls home; all is as before afterwards. */
final class QuietScope {

    private QuietScope() {}

    static <T> T call(ResourceAccessor resources, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Held here: loggers that nobody holds are forgotten with their levels.
        Logger logger = Logger.getLogger("liquibase");
        Level level = logger.getLevel();
        try {
            logger.setLevel(Level.OFF);
            // Liquibase finds its own parts through this.
            thread.setContextClassLoader(Scope.class.getClassLoader());
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("liquibase.analytics.enabled", "false");
            values.put(Scope.Attr.logService.name(), new NoLogs());
            values.put(Scope.Attr.ui.name(), new LoggerUIService());
            values.put(Scope.Attr.resourceAccessor.name(), resources);
            return Scope.child(values, work::call);
        } finally {
            thread.setContextClassLoader(before);
            logger.setLevel(level);
        }
    }

    private static final class NoLogs extends AbstractLogService {

        @Override
        public int getPriority() {
            return PRIORITY_NOT_APPLICABLE;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public liquibase.logging.Logger getLog(Class type) {
            return new NoLog();
        }
    }

    private static final class NoLog extends AbstractLogger {

        @Override
        public void log(Level level, String message, Throwable e) {
            // Errors reach the user as exceptions.
        }

        @Override
        public void close() {}
    }
}
