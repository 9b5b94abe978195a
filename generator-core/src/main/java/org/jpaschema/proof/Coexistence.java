package org.jpaschema.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;

/** Whether a version of an application can live with a database that is not quite as its entities say. */
final class Coexistence {

    private Coexistence() {}

    /**
     * What the version cannot live with: a table or column that is not there, or one that asks for a value that it does not
     * give.
     *
     * @param state the database
     * @param version the version's name, for people
     * @param model what its entities say
     * @return a line each; empty when it can live
     */
    static List<String> lacks(Schema state, String version, Schema model) {
        List<String> lacks = new ArrayList<>();
        Map<String, Table> tables = byName(state.tables(), t -> t.name().toString());
        for (Table table : model.tables()) {
            Table there = tables.get(key(table.name().toString()));
            if (there == null) {
                lacks.add(version + " has no table " + table.name());
            } else {
                columns(there, version, table, lacks);
            }
        }
        return lacks;
    }

    private static void columns(Table there, String version, Table table, List<String> lacks) {
        Map<String, Column> columns = byName(there.columns(), Column::name);
        Map<String, Column> own = byName(table.columns(), Column::name);
        for (Column column : table.columns()) {
            if (!columns.containsKey(key(column.name()))) {
                lacks.add(version + " has no column " + table.name() + "." + column.name());
            }
        }
        for (Column column : there.columns()) {
            Column known = own.get(key(column.name()));
            if (column.isMandatory() && (known == null || known.nullable())) {
                lacks.add(version + " gives no value to column " + table.name() + "." + column.name()
                        + ", which is mandatory");
            }
        }
    }

    private static <T> Map<String, T> byName(List<T> objects, Function<T, String> name) {
        Map<String, T> map = new HashMap<>();
        objects.forEach(o -> map.putIfAbsent(key(name.apply(o)), o));
        return map;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
