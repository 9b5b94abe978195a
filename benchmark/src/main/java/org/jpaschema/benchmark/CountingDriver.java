package org.jpaschema.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Logger;

/**
 * A driver in front of the real one, for URLs with {@code jdbc:counting:} in place of {@code jdbc:}. It counts what is
 * executed, and the questions to {@link DatabaseMetaData} that are answered by rows: each costs a query at least.
 */
public final class CountingDriver implements Driver {

    static final String PREFIX = "jdbc:counting:";

    static {
        try {
            DriverManager.registerDriver(new CountingDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For the service loader. */
    public CountingDriver() {}

    /** The URL that is counted. */
    static String counting(String url) {
        return url.replaceFirst("^jdbc:", PREFIX);
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Connection connection = DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), properties);
        return proxy(Connection.class, connection, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return prepared(statement, (String) arguments[0]);
            }
            if (result instanceof Statement statement) {
                return statement(statement);
            }
            return result instanceof DatabaseMetaData metadata ? metadata(metadata) : result;
        });
    }

    private static Statement statement(Statement statement) {
        return proxy(Statement.class, statement, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute") && arguments != null) {
                Recording.add(String.valueOf(arguments[0]), Map.of(), false);
            }
            return call(statement, method, arguments);
        });
    }

    private static PreparedStatement prepared(PreparedStatement statement, String sql) {
        Map<Integer, Object> parameters = new TreeMap<>();
        return proxy(PreparedStatement.class, statement, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length == 2) {
                parameters.put(
                        (Integer) arguments[0], arguments[1] instanceof Array array ? array.getArray() : arguments[1]);
            } else if (method.getName().startsWith("execute")) {
                Recording.add(sql, parameters, true);
            }
            return call(statement, method, arguments);
        });
    }

    private static DatabaseMetaData metadata(DatabaseMetaData metadata) {
        return proxy(DatabaseMetaData.class, metadata, (proxy, method, arguments) -> {
            Object result = call(metadata, method, arguments);
            if (result instanceof ResultSet) {
                Recording.add(method.getName(), Map.of(), false);
            }
            return result;
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CountingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(CountingDriver.class.getName());
    }
}
