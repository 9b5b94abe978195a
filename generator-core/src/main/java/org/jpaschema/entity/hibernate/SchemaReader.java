package org.jpaschema.entity.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.View;

/** Turns Hibernate's relational model into a schema. */
final class SchemaReader {

    private final Build build;
    private final Names names;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    SchemaReader(Build build, UnaryOperator<String> folding) {
        this.build = build;
        this.names = new Names(
                build.metadata(),
                folding,
                build.setting("hibernate.default_catalog"),
                build.setting("hibernate.default_schema"));
    }

    /** The schema, or all the reasons why there is none. */
    BridgeResult read() {
        Metadata metadata = build.metadata();
        TableReader reader = new TableReader(build, names, new Origins(metadata), problems, warnings);
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            for (var table : namespace.getTables()) {
                if (table.isPhysicalTable() && table.isView()) {
                    views.add(new View(names.of(table), table.getViewQuery(), List.of()));
                } else if (table.isPhysicalTable()) {
                    tables.add(reader.read(table));
                }
            }
            for (var sequence : namespace.getSequences()) {
                sequences.add(new Sequence(
                        names.of(sequence.getName()), sequence.getInitialValue(), sequence.getIncrementSize(), ""));
            }
        }
        AuxiliaryObjects others = new AuxiliaryObjects(build, names);
        build.warning().ifPresent(warnings::add);
        warnings.addAll(others.warnings());
        if (!problems.isEmpty()) {
            return new BridgeResult(Schema.EMPTY, entities(), List.copyOf(warnings), List.copyOf(problems));
        }
        Set<String> namespaces = new LinkedHashSet<>();
        tables.stream().map(Table::name).map(QualifiedName::schema).forEach(namespaces::add);
        views.stream().map(View::name).map(QualifiedName::schema).forEach(namespaces::add);
        sequences.stream().map(Sequence::name).map(QualifiedName::schema).forEach(namespaces::add);
        others.enumTypes().forEach(type -> namespaces.add(type.name().schema()));
        Schema schema = new Schema(List.copyOf(namespaces), tables, sequences, others.enumTypes(), views, List.of());
        return new BridgeResult(schema, entities(), List.copyOf(warnings), List.of());
    }

    /** Without those that Hibernate's own modules add. */
    private int entities() {
        return (int) build.metadata().getEntityBindings().stream()
                .filter(e -> e.getClassName() != null && !e.getClassName().startsWith("org.hibernate.envers."))
                .count();
    }
}
