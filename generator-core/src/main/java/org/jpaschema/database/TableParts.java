package org.jpaschema.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A table while its parts come in, each kind from a query of its own. */
final class TableParts {

    final QualifiedName name;
    final String comment;
    final List<Column> columns = new ArrayList<>();
    final List<UniqueKey> uniqueKeys = new ArrayList<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();
    final List<String> dependents = new ArrayList<>();
    final Map<String, String> definitions = new HashMap<>();
    private Optional<PrimaryKey> primaryKey = Optional.empty();

    TableParts(QualifiedName name, String comment) {
        this.name = name;
        this.comment = comment;
    }

    void primaryKey(PrimaryKey key) {
        primaryKey = Optional.of(key);
    }

    void withoutPrimaryKey() {
        primaryKey = Optional.empty();
    }

    Optional<PrimaryKey> primaryKey() {
        return primaryKey;
    }

    Table table() {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                foreignKeys,
                indexes,
                checks,
                dependents,
                definitions,
                List.of(),
                comment,
                Origin.NONE);
    }
}
