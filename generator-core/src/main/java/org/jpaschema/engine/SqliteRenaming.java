package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.Table;

/** A table's own texts, and the names that come of them, when a name in them has become another. */
final class SqliteRenaming {

    /** The words that a table's name stands behind. */
    private static final Set<String> BEFORE_TABLES =
            Set.of("table", "on", "references", "into", "update", "from", "join");

    private SqliteRenaming() {}

    /**
     * The table with its texts renamed.
     *
     * @param table the table, its names renamed but in its texts
     * @param before the table before
     */
    static Table of(Table table, Table before, String name, String newName) {
        boolean column = before.column(name).isPresent() && table.column(name).isEmpty();
        Map<String, String> definitions = new HashMap<>();
        before.definitions()
                .forEach((key, text) -> definitions.put(key, definition(key, text, name, newName, !column)));
        Table renamed = table.withDefinitions(definitions);
        String definition = SqliteEngine.DEFINITION;
        return definitions.containsKey(definition)
                ? withNames(
                        renamed,
                        names(before.definitions().get(definition), before),
                        names(definitions.get(definition), renamed))
                : renamed;
    }

    private static String definition(String key, String text, String name, String newName, boolean ofTable) {
        if (key.equals(SqliteEngine.REFERENCED_BY)) {
            return ofTable
                    ? SqlText.split(text).stream()
                            .map(t -> t.equalsIgnoreCase(name) ? newName : t)
                            .collect(Collectors.joining(", "))
                    : text;
        }
        boolean sql = key.equals(SqliteEngine.DEFINITION)
                || key.startsWith(SqliteEngine.INDEX)
                || key.startsWith(SqliteEngine.TRIGGER);
        return sql ? renamed(text, name, newName, ofTable) : text;
    }

    private static String renamed(String sql, String name, String newName, boolean ofTable) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        String previous = "";
        for (SqliteToken token : SqliteToken.of(sql)) {
            if (token.isName()
                    && token.name().equalsIgnoreCase(name)
                    && BEFORE_TABLES.contains(SqliteTerm.lower(previous)) == ofTable) {
                text.append(sql, done, token.start())
                        .append('"')
                        .append(newName.replace("\"", "\"\""))
                        .append('"');
                done = token.end();
            }
            previous = token.text();
        }
        return text.append(sql.substring(done)).toString();
    }

    /** The names of all constraints in the order of the text, those that are made of the table's name among them. */
    private static List<String> names(String definition, Table table) {
        SqliteDefinition named =
                SqliteDefinition.parse(definition).named(table.name().name());
        List<String> names = new ArrayList<>();
        Stream.concat(named.columns().stream().flatMap(c -> c.clauses().stream()), named.constraints().stream())
                .filter(SqliteClause::isConstraint)
                .forEach(c -> names.add(c.name()));
        return names;
    }

    private static Table withNames(Table table, List<String> names, List<String> newNames) {
        Map<String, String> now = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            now.put(names.get(i), newNames.get(i));
        }
        UnaryOperator<String> name = n -> now.getOrDefault(n, n);
        return table.withPrimaryKey(table.primaryKey().map(k -> k.withName(name.apply(k.name()))))
                .withUniqueKeys(each(table.uniqueKeys(), k -> k.withName(name.apply(k.name()))))
                .withForeignKeys(each(table.foreignKeys(), k -> k.withName(name.apply(k.name()))))
                .withChecks(each(table.checks(), c -> c.withName(name.apply(c.name()))));
    }

    private static <C extends Constraint> List<C> each(List<C> constraints, UnaryOperator<C> function) {
        return constraints.stream().map(function).toList();
    }
}
