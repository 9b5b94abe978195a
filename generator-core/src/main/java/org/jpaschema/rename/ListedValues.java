package org.jpaschema.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.AllowedValues;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/**
 * A column whose values are listed, by checks or by types, otherwise in a model than in a database.
 *
 * @param table its table
 * @param before the column in the database
 * @param after the same in the model
 * @param values the values in the database
 * @param wanted the values in the model
 */
record ListedValues(QualifiedName table, Column before, Column after, List<String> values, List<String> wanted) {

    private static final Pattern LENGTH = Pattern.compile("\\((\\d{1,8})\\)");

    /** All such columns, by the names of the model. */
    static List<ListedValues> of(Schema database, Schema wanted) {
        Map<QualifiedName, Table> tables = new HashMap<>();
        database.tables().forEach(t -> tables.put(t.name(), t));
        List<ListedValues> found = new ArrayList<>();
        for (Table after : wanted.tables()) {
            Table before = tables.get(after.name());
            if (before != null) {
                boolean checked = !expressions(before).equals(expressions(after));
                for (Column column : after.columns()) {
                    before.column(column.name())
                            .filter(c -> checked || !c.type().equals(column.type()))
                            .ifPresent(c -> add(before, c, after, column, found));
                }
            }
        }
        return found;
    }

    private static Set<String> expressions(Table table) {
        Set<String> expressions = new HashSet<>();
        table.checks().stream().map(Check::expression).forEach(expressions::add);
        return expressions;
    }

    private static void add(Table table, Column before, Table wanted, Column after, List<ListedValues> found) {
        if (AllowedValues.isEnum(before) != AllowedValues.isEnum(after)) {
            return;
        }
        List<String> values = AllowedValues.of(table, before);
        List<String> now = AllowedValues.of(wanted, after);
        if (!values.isEmpty() && !now.isEmpty() && !values.equals(now)) {
            found.add(new ListedValues(table.name(), before, after, values, now));
        }
    }

    /** What the values are of, for words: the Java enum, so that one word decides for all its columns, or the column. */
    QualifiedName owner() {
        String java = Paths.javaEnum(after);
        return java.isEmpty() ? column() : QualifiedName.of("", java);
    }

    /** The column as something that has values. */
    QualifiedName column() {
        return Paths.column(table, before);
    }

    /** The wanted values that the column has room for as it is. */
    List<String> fitting() {
        Matcher length = LENGTH.matcher(before.type());
        return AllowedValues.isEnum(before) || !length.find()
                ? wanted
                : wanted.stream()
                        .filter(v -> v.length() <= Integer.parseInt(length.group(1)))
                        .toList();
    }
}
