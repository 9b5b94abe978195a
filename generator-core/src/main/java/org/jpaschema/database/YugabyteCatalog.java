package org.jpaschema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.SqlText;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Table;

/**
 * Reads YugabyteDB's catalog, which is PostgreSQL's. Its usual index is an LSM tree with its first columns hashed
 * (docs.yugabyte.com, "CREATE INDEX"): how rows are spread over tablets is left out, as tablegroups and colocation are.
 */
public final class YugabyteCatalog implements CatalogReader {

    private static final String METHOD = "lsm";

    /** {@code (a, b) HASH}: columns that are hashed together. */
    private static final Pattern HASHED = Pattern.compile("(?s)\\((?<columns>.*)\\)\\s+HASH");

    private static final Pattern SPREAD = Pattern.compile("\\s+(?:HASH|ASC)\\b");

    /** The catalogs of the line before lack what is asked for. */
    private static final int FIRST_LINE = 15;

    private final CatalogReader postgresql = new PostgresqlCatalog(YugabyteCatalog::definition);

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        int line = connection.getMetaData().getDatabaseMajorVersion();
        if (line < FIRST_LINE) {
            throw new SchemaException("YugabyteDB of PostgreSQL's line " + line
                    + " is not supported, as it lacks catalogs that are read here. Upgrade it to 2025.1 or later (PostgreSQL's line "
                    + FIRST_LINE + ")");
        }
        Schema schema = postgresql.read(connection, namespaces);
        return new Schema(
                schema.namespaces(),
                schema.tables().stream().map(YugabyteCatalog::usual).toList(),
                schema.sequences(),
                schema.enumTypes(),
                schema.views(),
                schema.extensions());
    }

    private static Table usual(Table table) {
        return table.withIndexes(table.indexes().stream()
                .map(i -> i.method().equals(METHOD)
                        ? new Index(i.name(), i.nameExplicit(), i.parts(), i.unique(), i.predicate(), "")
                        : i)
                .toList());
    }

    /** Without what says how rows are spread. */
    static String definition(String written) {
        int open = SqlText.indexOf(written, '(');
        int close = open < 0 ? -1 : SqlText.closing(written, open);
        if (close < 0) {
            return written;
        }
        List<String> items = new ArrayList<>();
        for (String item : SqlText.split(written.substring(open + 1, close))) {
            Matcher hashed = HASHED.matcher(item);
            boolean several = hashed.matches()
                    && SqlText.closing(item, 0) == hashed.end("columns")
                    && SqlText.split(hashed.group("columns")).size() > 1;
            items.addAll(several ? SqlText.split(hashed.group("columns")) : List.of(spread(item)));
        }
        return written.substring(0, open + 1) + String.join(", ", items) + written.substring(close);
    }

    private static String spread(String item) {
        return SqlText.outsideQuotes(item, piece -> SPREAD.matcher(piece).replaceAll(""));
    }
}
