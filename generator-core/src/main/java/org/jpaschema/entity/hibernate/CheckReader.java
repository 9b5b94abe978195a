package org.jpaschema.entity.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jpaschema.schema.Check;

/** Reads check constraints as Hibernate's own DDL would have them. */
final class CheckReader {

    private final Dialect dialect;
    private final Names names;

    CheckReader(Dialect dialect, Names names) {
        this.dialect = dialect;
        this.names = names;
    }

    List<Check> of(Table table) {
        List<Check> checks = new ArrayList<>();
        for (Column column : table.getColumns()) {
            checks.addAll(ofColumn(column));
        }
        for (CheckConstraint check : table.getChecks()) {
            checks.add(check(check, ""));
        }
        AggregateChecks aggregates = new AggregateChecks(dialect);
        for (Column column : table.getColumns()) {
            if (column instanceof AggregateColumn) {
                aggregates.of(column).ifPresent(text -> checks.add(new Check("", false, text, "")));
            }
        }
        return checks;
    }

    /** Several without a name are one in the DDL, since some databases take only one. */
    private List<Check> ofColumn(Column column) {
        List<Check> checks = new ArrayList<>();
        String name = names.of(column);
        List<CheckConstraint> anonymous = column.getCheckConstraints().stream()
                .filter(CheckConstraint::isAnonymous)
                .toList();
        if (anonymous.size() == 1) {
            checks.add(check(anonymous.get(0), name));
        } else if (!anonymous.isEmpty()) {
            String all = anonymous.stream()
                    .map(CheckConstraint::getConstraintInParens)
                    .collect(Collectors.joining(" and "));
            checks.add(new Check("", false, all, name));
        }
        column.getCheckConstraints().stream()
                .filter(CheckConstraint::isNamed)
                .forEach(check -> checks.add(check(check, name)));
        return checks;
    }

    private Check check(CheckConstraint check, String column) {
        return new Check(names.spell(check.getName()), check.isNamed(), check.getConstraint(), column);
    }
}
