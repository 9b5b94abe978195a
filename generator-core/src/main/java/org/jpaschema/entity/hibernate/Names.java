package org.jpaschema.entity.hibernate;

import java.util.function.UnaryOperator;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** Spells Hibernate's identifiers as the catalog will. */
final class Names {

    private final IdentifierHelper identifiers;
    private final UnaryOperator<String> folding;
    private final String defaultCatalog;
    private final String defaultSchema;

    Names(Metadata metadata, UnaryOperator<String> folding, String defaultCatalog, String defaultSchema) {
        this.identifiers = metadata.getDatabase().getJdbcEnvironment().getIdentifierHelper();
        this.folding = folding;
        this.defaultCatalog = normalized(defaultCatalog);
        this.defaultSchema = normalized(defaultSchema);
    }

    String of(Column column) {
        return column.isQuoted() ? column.getName() : folding.apply(column.getName());
    }

    org.jpaschema.schema.QualifiedName of(Table table) {
        return of(table.getQualifiedTableName());
    }

    /** With the configured default schema where the mapping names none, as Hibernate's own DDL has it. */
    org.jpaschema.schema.QualifiedName of(QualifiedName name) {
        String catalog = of(name.getCatalogName());
        String schema = of(name.getSchemaName());
        return new org.jpaschema.schema.QualifiedName(
                catalog.isEmpty() ? defaultCatalog : catalog,
                schema.isEmpty() ? defaultSchema : schema,
                of(name.getObjectName()));
    }

    /** The name of a key, index, check or type, which Hibernate keeps and writes as text, quotes and all. */
    String spell(String name) {
        return of(Identifier.toIdentifier(name));
    }

    /** A name that Hibernate quotes where its settings ask for it. */
    String normalized(String name) {
        return of(identifiers.toIdentifier(name));
    }

    private String of(Identifier identifier) {
        if (identifier == null || identifier.getText().isBlank()) {
            return "";
        }
        return identifier.isQuoted() ? identifier.getText() : folding.apply(identifier.getText());
    }
}
