package org.jpaschema.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.database.Database;
import org.jpaschema.engine.Relative;
import org.jpaschema.engine.Words;
import org.jpaschema.engine.Words.Expression;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** A catalog as sorted lines, without the names that an engine or Hibernate generates and without column order. */
public final class NormalForm {

    private static final Pattern KEY = Pattern.compile("(?<= (?:primary|unique) key )\\[(.*)]$");

    private NormalForm() {}

    /**
     * What is in some schemas of a database.
     *
     * @param namespaces in the catalog's spelling
     */
    public static List<String> of(Database database, Collection<String> namespaces) {
        String own = database.currentNamespace();
        return of(
                Relative.to(database.catalog(namespaces), own),
                database.engine().words(database.connection()),
                own);
    }

    /**
     * A catalog that was read before.
     *
     * @param schema with names relative to the connection's schema
     * @param words the engine's words
     * @param own the connection's schema
     */
    public static List<String> of(Schema schema, Words words, String own) {
        List<String> lines = new ArrayList<>();
        schema.namespaces().stream().filter(n -> !n.equals(own)).forEach(n -> lines.add("schema " + n));
        schema.sequences().stream()
                .filter(s -> s.ownedBy().isEmpty())
                .forEach(s -> lines.add("sequence " + s.name() + " " + s.start() + " " + s.increment()));
        schema.enumTypes().forEach(t -> lines.add("enum " + t));
        schema.views().forEach(v -> lines.add("view " + v));
        List<Table> tables =
                schema.tables().stream().filter(t -> !t.isBookkeeping()).toList();
        // PostgreSQL spells an expression anew when it reads its own spelling.
        Map<Expression, String> conditions = words.expressions(
                tables.stream().flatMap(NormalForm::conditions).collect(Collectors.toSet()));
        tables.forEach(t -> table(t, conditions, lines));
        // Some engines say the own schema, whose name is another for each test, in queries and expressions.
        lines.replaceAll(line -> line.replace("`" + own + "`.", ""));
        Collections.sort(lines);
        return lines;
    }

    /** The lines that only one of two sorted catalogs has. */
    public static List<String> difference(List<String> is, List<String> shall) {
        List<String> lines = new ArrayList<>();
        Set<String> present = Set.copyOf(is);
        Set<String> wanted = Set.copyOf(shall);
        is.stream().filter(line -> !wanted.contains(line)).forEach(line -> lines.add("is: " + line));
        shall.stream().filter(line -> !present.contains(line)).forEach(line -> lines.add("shall be: " + line));
        if (lines.isEmpty() && !is.equals(shall)) {
            lines.add("some lines occur more often: " + is);
        }
        return lines;
    }

    /** The same where the order of a key's columns means nothing. */
    public static List<String> withoutKeyOrder(List<String> lines) {
        return lines.stream()
                .map(line -> KEY.matcher(line).replaceAll(key -> Matcher.quoteReplacement(sorted(key.group(1)))))
                .sorted()
                .toList();
    }

    private static String sorted(String columns) {
        return Arrays.stream(columns.split(", ")).sorted().toList().toString();
    }

    private static void table(Table table, Map<Expression, String> conditions, List<String> lines) {
        String name = "table " + table.name();
        lines.add(name + " comment " + table.comment());
        for (Column column : table.columns()) {
            lines.add(name + " column " + column);
        }
        table.primaryKey().ifPresent(k -> lines.add(name + " primary key " + k.columns()));
        // A key that the model says twice is kept twice by an engine, but asks for nothing more.
        Set<String> uniqueKeys = new TreeSet<>();
        for (UniqueKey key : table.uniqueKeys()) {
            uniqueKeys.add(name + " " + key.kind() + " " + key.columns());
        }
        lines.addAll(uniqueKeys);
        for (ForeignKey key : table.foreignKeys()) {
            lines.add(name + " foreign key " + key.meaning());
        }
        for (Index index : table.indexes()) {
            lines.add(name + " index " + index.name() + " " + index.meaning());
        }
        // A check that the model says twice is kept twice by an engine, but asks for nothing more.
        Set<String> checks = new TreeSet<>();
        conditions(table).forEach(e -> checks.add(name + " check " + conditions.get(e)));
        lines.addAll(checks);
        table.dependents().forEach(d -> lines.add(name + " " + d));
    }

    private static Stream<Expression> conditions(Table table) {
        Map<String, String> types = table.columns().stream().collect(Collectors.toMap(Column::name, Column::type));
        return table.checks().stream().map(c -> new Expression(c.expression(), "", types));
    }
}
