package org.jpaschema.benchmark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was asked of a database through {@link CountingDriver} in this JVM, which makes one driver for everybody. */
final class Recording {

    private static final List<Query> QUERIES = new ArrayList<>();

    /**
     * A query.
     *
     * @param sql its text, or the name of a method of the database's metadata
     * @param parameters its parameters by place
     * @param prepared whether it was prepared, as all questions to a catalog are
     */
    record Query(String sql, TreeMap<Integer, Object> parameters, boolean prepared) implements Serializable {}

    private Recording() {}

    static synchronized void add(String sql, Map<Integer, Object> parameters, boolean prepared) {
        QUERIES.add(new Query(sql, new TreeMap<>(parameters), prepared));
    }

    static synchronized int count() {
        return QUERIES.size();
    }

    static synchronized void clear() {
        QUERIES.clear();
    }

    /** Keeps the prepared queries for another JVM. */
    static synchronized void save(Path file) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(QUERIES.stream().filter(Query::prepared).toArray(Query[]::new));
        }
    }

    static List<Query> load(Path file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
            return List.of((Query[]) in.readObject());
        }
    }
}
