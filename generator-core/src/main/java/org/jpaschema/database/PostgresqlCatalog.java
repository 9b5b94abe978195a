package org.jpaschema.database;

import static org.jpaschema.database.Query.text;
import static org.jpaschema.database.Query.texts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.View;

/**
 * Reads PostgreSQL's catalog in nine queries, and one more when foreign keys reference schemas that are not read. Foreign tables, temporary objects and what belongs to an extension are
 * left out; a partition is a table. What a record cannot say of a key (deferrable, NULLS NOT DISTINCT, not validated, not
 * enforced) is among the table's dependents: such a key still counts as the key that a model asks for.
 */
public final class PostgresqlCatalog implements CatalogReader {

    private final UnaryOperator<String> definitions;

    public PostgresqlCatalog() {
        this(UnaryOperator.identity());
    }

    /**
     * For a server that prints indexes in another way.
     *
     * @param definitions from its CREATE INDEX text to what PostgreSQL itself would print
     */
    PostgresqlCatalog(UnaryOperator<String> definitions) {
        this.definitions = Objects.requireNonNull(definitions, "definitions");
    }

    @Override
    public Schema read(Connection connection, Collection<String> namespaces) throws SQLException {
        Query query = new Query(connection, "text", namespaces);
        List<String> schemas = new ArrayList<>();
        List<String> extensions = new ArrayList<>();
        query.each(PostgresqlQueries.NAMESPACES, row -> {
            switch (row.getString(1)) {
                case "schema" -> schemas.add(row.getString(2));
                case "extension" -> extensions.add(row.getString(2));
                default -> {
                    // A setting, which says nothing of the schema.
                }
            }
        });
        return new Schema(
                schemas,
                new PostgresqlTables(connection, query, definitions).read(),
                sequences(query),
                enumTypes(query),
                views(query),
                extensions);
    }

    private static List<Sequence> sequences(Query query) throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        query.each(
                PostgresqlQueries.SEQUENCES,
                row -> sequences.add(new Sequence(
                        QualifiedName.of(row.getString(1), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        text(row, 5))));
        return sequences;
    }

    private static List<EnumType> enumTypes(Query query) throws SQLException {
        List<EnumType> types = new ArrayList<>();
        query.each(
                PostgresqlQueries.ENUMS,
                row -> types.add(new EnumType(
                        QualifiedName.of(row.getString(1), row.getString(2)), texts(row, 3), row.getBoolean(4))));
        return types;
    }

    private static List<View> views(Query query) throws SQLException {
        List<View> views = new ArrayList<>();
        query.each(
                PostgresqlQueries.VIEWS,
                row -> views.add(new View(
                        QualifiedName.of(row.getString(1), row.getString(2)),
                        text(row, 3).trim().replaceAll(";$", ""),
                        texts(row, 4))));
        return views;
    }
}
