package org.jpaschema.entity.hibernate;

import java.text.MessageFormat;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * A logger whose lines go to a consumer; details are not even formatted. What Hibernate calls information (its version,
 * the database's) is itself detail for whoever compares schemas.
 */
final class LineLogger extends Logger {

    /** Warnings about how this module uses Hibernate: a dialect given, services stopped that never started. */
    private static final Pattern OWN = Pattern.compile("HHH(90000025|90001002|000025)\\b.*", Pattern.DOTALL);

    /** A dump of hibernate.properties, in which secrets may be under any name. */
    private static final Pattern SECRETS = Pattern.compile("(?s).*Loaded properties from resource.*");

    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<System.Logger.Level, String> sink;

    private final boolean quiet;

    /**
     * A logger.
     *
     * @param quiet whether information is detail
     */
    LineLogger(String name, BiConsumer<System.Logger.Level, String> sink, boolean quiet) {
        super(name);
        this.sink = sink;
        this.quiet = quiet;
    }

    @Override
    public boolean isEnabled(Level level) {
        return level.ordinal() <= Level.INFO.ordinal();
    }

    @Override
    protected void doLog(Level level, String loggerClassName, Object message, Object[] parameters, Throwable thrown) {
        if (isEnabled(level)) {
            String text = String.valueOf(message);
            line(
                    level,
                    parameters == null || parameters.length == 0 ? text : MessageFormat.format(text, parameters),
                    thrown);
        }
    }

    @Override
    protected void doLogf(Level level, String loggerClassName, String format, Object[] parameters, Throwable thrown) {
        if (isEnabled(level)) {
            line(level, parameters == null ? format : String.format(format, parameters), thrown);
        }
    }

    private void line(Level level, String text, Throwable thrown) {
        if (SECRETS.matcher(text).matches()) {
            return;
        }
        sink.accept(
                quiet && OWN.matcher(text).matches() ? System.Logger.Level.DEBUG : level(level),
                thrown == null ? text : text + " (" + thrown + ")");
    }

    private System.Logger.Level level(Level level) {
        return switch (level) {
            case FATAL, ERROR -> System.Logger.Level.ERROR;
            case WARN -> System.Logger.Level.WARNING;
            case INFO -> quiet ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
            case DEBUG, TRACE -> System.Logger.Level.TRACE;
        };
    }
}
