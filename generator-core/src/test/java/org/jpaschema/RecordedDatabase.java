package org.jpaschema;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A server that cannot run here: it answers each question with the rows that a file holds, and remembers what it is told
 * to do. A file in {@code recorded/<engine>/<database>} says, after its comments, what the question contains
 * ({@code ? sys.tables}) and then the rows, values between bars, {@code \N} for NULL; {@code recorded/<engine>/server} holds
 * what all databases of an engine answer alike, and {@code metadata.txt} what its driver says. The database
 * {@code empty} has no rows for any other question.
 */
public final class RecordedDatabase {

    private static final Path ROOT = Path.of("src/test/resources/recorded");

    /** Databases that answer otherwise than their files say, by the number behind their name. */
    private static final Map<String, Map<String, String>> ALTERED = new ConcurrentHashMap<>();

    private final String name;
    private final boolean empty;
    private final Map<String, String> replacements;
    private final Map<String, String> metadata = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> executed = new ArrayList<>();

    private record Answer(List<String> marks, List<String[]> rows) {}

    private RecordedDatabase(String name, Map<String, String> replacements) {
        this.name = name;
        this.replacements = Map.copyOf(replacements);
        this.empty = name.endsWith("/empty");
        Path directory = ROOT.resolve(name.replaceFirst("#.*", ""));
        read(directory.resolveSibling("server"));
        if (!empty) {
            read(directory);
        }
    }

    /** A connection to a recorded database: {@code sqlserver/own}. */
    public static Connection open(String name) {
        return new RecordedDatabase(name, ALTERED.getOrDefault(name, Map.of())).connection();
    }

    /** A connection to a recorded database that answers otherwise: each text with what stands in its place. */
    public static Connection open(String name, Map<String, String> replacements) {
        String altered = name + "#" + ALTERED.size();
        ALTERED.put(altered, replacements);
        return open(altered);
    }

    /** All that a connection was told to do, in order. */
    public static List<String> executed(Connection connection) throws SQLException {
        return connection.unwrap(RecordedDatabase.class).executed;
    }

    private void read(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .flatMap(line -> altered(line).lines())
                        .toList();
                if (file.endsWith("metadata.txt")) {
                    lines.forEach(line -> metadata.put(line.split("=", 2)[0], line.split("=", 2)[1]));
                } else {
                    answers.add(new Answer(
                            lines.stream()
                                    .filter(line -> line.startsWith("? "))
                                    .map(line -> line.substring(2).strip().toLowerCase(Locale.ROOT))
                                    .toList(),
                            lines.stream()
                                    .filter(line -> !line.startsWith("? "))
                                    .map(line -> Arrays.stream(line.split("\\s*\\|(?!\\|)\\s*", -1))
                                            .map(value -> value.equals("\\N") ? null : value)
                                            .toArray(String[]::new))
                                    .toList()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String altered(String line) {
        String altered = line;
        for (var replacement : replacements.entrySet()) {
            altered = line.startsWith("? ")
                    ? altered
                    : altered.replace(
                            replacement.getKey(), replacement.getValue().replace("\\n", "\n"));
        }
        return altered;
    }

    private Connection connection() {
        DatabaseMetaData described =
                proxy(DatabaseMetaData.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getURL" -> RecordedDriver.PREFIX + name;
                    case "getConnection" -> connection();
                    case "supportsTransactionIsolationLevel" -> isKnown((int) arguments[0]);
                    default ->
                        metadata.containsKey(method.getName())
                                ? as(metadata.get(method.getName()), method.getReturnType())
                                : nothing(method.getReturnType());
                });
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getMetaData" -> described;
            case "getSchema" -> metadata.get("schema");
            case "getCatalog" -> metadata.get("catalog");
            case "unwrap" -> this;
            case "setTransactionIsolation" -> isolated((int) arguments[0]);
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            case "getAutoCommit" -> true;
            case "createStatement" -> statement("");
            case "prepareStatement" -> statement((String) arguments[0]);
            case "createArrayOf" -> array((String) arguments[0]);
            default -> nothing(method.getReturnType());
        });
    }

    /** A driver that knows arrays says so in its metadata: {@code arrays=text}. */
    private Array array(String type) throws SQLException {
        if (!type.equals(metadata.get("arrays"))) {
            throw new SQLException("This driver knows no arrays of " + type);
        }
        return proxy(Array.class, (proxy, method, arguments) -> nothing(method.getReturnType()));
    }

    private Object isolated(int level) throws SQLException {
        if (!isKnown(level)) {
            throw new SQLException("This server does not know the isolation level " + level);
        }
        return null;
    }

    private boolean isKnown(int level) {
        return List.of(metadata.getOrDefault("isolation", "").split(" ")).contains(String.valueOf(level));
    }

    private PreparedStatement statement(String prepared) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            String sql =
                    arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
            return switch (method.getName()) {
                case "executeQuery" -> rows(answer(sql));
                case "execute", "executeUpdate" -> {
                    executed.add(sql);
                    yield nothing(method.getReturnType());
                }
                default -> nothing(method.getReturnType());
            };
        });
    }

    private List<String[]> answer(String sql) throws SQLException {
        String text = sql.toLowerCase(Locale.ROOT);
        List<Answer> fitting = answers.stream()
                .filter(answer -> answer.marks().stream().allMatch(text::contains))
                .toList();
        if (fitting.size() > 1 || fitting.isEmpty() && !empty) {
            throw new SQLException(fitting.size() + " answers are recorded for: " + sql, "42000");
        }
        return fitting.isEmpty() ? List.of() : fitting.get(0).rows();
    }

    private static ResultSet rows(List<String[]> rows) {
        int[] place = {-1};
        boolean[] wasNull = {false};
        ResultSetMetaData columns =
                proxy(ResultSetMetaData.class, (proxy, method, arguments) -> nothing(method.getReturnType()));
        return proxy(ResultSet.class, (proxy, method, arguments) -> {
            if (method.getName().equals("next")) {
                return ++place[0] < rows.size();
            }
            if (method.getName().equals("getMetaData")) {
                return columns;
            }
            if (method.getName().equals("wasNull")) {
                return wasNull[0];
            }
            if (method.getName().startsWith("get") && arguments != null && arguments[0] instanceof Integer column) {
                String[] row = rows.get(place[0]);
                if (column > row.length) {
                    throw new SQLException("The recorded row has no column " + column + ": " + Arrays.toString(row));
                }
                wasNull[0] = row[column - 1] == null;
                if (method.getName().equals("getCharacterStream")) {
                    return wasNull[0] ? null : new StringReader(row[column - 1]);
                }
                return wasNull[0] ? nothing(method.getReturnType()) : as(row[column - 1], method.getReturnType());
            }
            return nothing(method.getReturnType());
        });
    }

    private static Object as(String value, Class<?> type) {
        if (type == boolean.class) {
            return value.equals("1") || value.equals("true");
        }
        if (type == int.class) {
            return Integer.parseInt(value);
        }
        return type == long.class ? (Object) Long.parseLong(value) : value;
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == ResultSet.class) {
            return rows(List.of());
        }
        if (type == int[].class) {
            return new int[0];
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        InvocationHandler whole = (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> type.getSimpleName();
            default -> handler.invoke(proxy, method, arguments);
        };
        return (T) Proxy.newProxyInstance(RecordedDatabase.class.getClassLoader(), new Class<?>[] {type}, whole);
    }
}
