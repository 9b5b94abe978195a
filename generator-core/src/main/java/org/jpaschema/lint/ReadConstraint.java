package org.jpaschema.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.statement.create.table.CheckConstraint;
import net.sf.jsqlparser.statement.create.table.ForeignKeyIndex;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;

/** Keys, checks and indexes, all of which the parser calls an index. */
record ReadConstraint(Names names) {

    /** The constraint; empty when it is an index. */
    Optional<Constraint> constraint(net.sf.jsqlparser.statement.create.table.Index index) {
        String name =
                index.getName() == null || index.getName().equals("unnamed_check") ? "" : names.plain(index.getName());
        if (index instanceof ForeignKeyIndex key) {
            return Optional.of(foreignKey(name, key));
        }
        if (index instanceof CheckConstraint check) {
            return Optional.of(
                    new Check(name, !name.isEmpty(), check.getExpression().toString(), ""));
        }
        String type = type(index);
        if (type.contains("primary")) {
            return Optional.of(new PrimaryKey(name, columns(index)));
        }
        return type.contains("unique")
                ? Optional.of(new UniqueKey(name, !name.isEmpty(), columns(index), false))
                : Optional.empty();
    }

    private static String type(net.sf.jsqlparser.statement.create.table.Index index) {
        return index.getType() == null ? "" : index.getType().toLowerCase(Locale.ROOT);
    }

    private List<String> columns(net.sf.jsqlparser.statement.create.table.Index index) {
        return names.plain(index.getColumnsNames());
    }

    private ForeignKey foreignKey(String name, ForeignKeyIndex key) {
        List<String> columns = columns(key);
        List<String> referenced = names.plain(key.getReferencedColumnNames());
        // Without columns it points at the primary key, whose columns are not known here.
        return new ForeignKey(
                name,
                !name.isEmpty(),
                columns,
                names.table(key.getTable()),
                referenced.size() == columns.size() ? referenced : columns,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION);
    }

    Index index(net.sf.jsqlparser.statement.create.table.Index index) {
        List<Index.Part> parts = Optional.ofNullable(index.getColumns()).orElse(List.of()).stream()
                .map(c -> c.getColumnName() == null
                        ? new Index.Part(c.toString(), true, false, "")
                        : Index.Part.column(names.plain(c.getColumnName())))
                .toList();
        String using = index.getUsing() == null ? "" : index.getUsing().toLowerCase(Locale.ROOT);
        String type = type(index);
        return new Index(
                index.getName() == null ? "" : names.plain(index.getName()),
                true,
                parts,
                type.contains("unique"),
                "",
                type.contains("fulltext") || type.contains("spatial") ? type : using.equals("btree") ? "" : using);
    }
}
