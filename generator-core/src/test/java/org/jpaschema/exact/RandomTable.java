package org.jpaschema.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.engine.Engine;
import org.jpaschema.exact.Vocabulary.Type;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/** Tables at random, each new or what has become of an old one. */
final class RandomTable {

    private static final List<String> COLUMNS = List.of("a", "b", "c", "d", "select", "Two Words");

    private final Engine engine;
    private final Vocabulary vocabulary;
    private final Choices choices;
    private final List<Type> types;

    RandomTable(Engine engine, Vocabulary vocabulary, List<EnumType> enumTypes, Choices choices) {
        this.engine = engine;
        this.vocabulary = vocabulary;
        this.choices = choices;
        this.types = Stream.concat(
                        vocabulary.types().stream(),
                        enumTypes.stream().map(t -> new Type(t.name().name(), List.of("'RED'"), List.of(), List.of())))
                .toList();
    }

    /** A table of that name, with its old self, if it has one, in the list; no foreign keys. */
    Table table(QualifiedName name, List<Table> old) {
        List<Column> columns = columns(old);
        List<String> primary = new ArrayList<>(List.of(columns.get(0).name()));
        primary.addAll(choices.some(columns.subList(1, columns.size()), 10).stream()
                .filter(c -> isKey(c) && c.generatedAs().isEmpty())
                .map(Column::name)
                .limit(1)
                .toList());
        boolean keyed = !choices.chance(10);
        List<Column> obliged = columns.stream()
                .map(c -> keyed && primary.contains(c.name()) ? inKey(c, primary, columns) : c)
                .toList();
        return Table.of(name, obliged)
                .withPrimaryKey(keyed ? Optional.of(new PrimaryKey("", primary)) : Optional.empty())
                .withUniqueKeys(uniqueKeys(name, obliged))
                .withIndexes(indexes(name, obliged))
                .withChecks(checks(name, obliged))
                .withComment(comment());
    }

    private Column inKey(Column column, List<String> key, List<Column> columns) {
        String name = engine.quote(column.name());
        boolean spokenOf =
                columns.stream().flatMap(c -> c.generatedAs().stream()).anyMatch(e -> e.startsWith(name + " "));
        boolean numbered = key.size() == 1
                && !(vocabulary.numberedAlone() && spokenOf)
                && type(column).is("identity")
                && column.defaultValue().isEmpty()
                && choices.chance(30);
        return column.withNullable(false).withIdentity(numbered ? Identity.BY_DEFAULT : Identity.NONE);
    }

    private List<Column> columns(List<Table> old) {
        List<Column> columns = new ArrayList<>();
        columns.add(column("id", old, vocabulary.types("id")));
        for (String name : COLUMNS) {
            boolean existed = old.stream().anyMatch(t -> t.column(fold(name)).isPresent());
            if (choices.chance(existed ? 85 : 40)) {
                columns.add(column(name, old, types));
            }
        }
        List<Column> numbers = columns.stream()
                .filter(c -> type(c).is("number"))
                .filter(c -> c.generatedAs().isEmpty())
                .toList();
        if (!vocabulary.generated().isEmpty() && !numbers.isEmpty() && choices.chance(15)) {
            Column base = choices.of(numbers);
            columns.add(Column.of(fold("computed"), "integer")
                    .withGeneratedAs(Optional.of(engine.quote(base.name()) + " * " + (2 + choices.below(2))))
                    .withStored(vocabulary.generated().contains("stored")));
        }
        return columns;
    }

    private String fold(String name) {
        return name.contains(" ") ? name : engine.folding().fold(name);
    }

    private Column column(String name, List<Table> old, List<Type> possible) {
        Optional<Column> before = old.stream()
                .flatMap(t -> t.column(fold(name)).stream())
                .filter(c -> c.generatedAs().isEmpty())
                .filter(c -> possible.stream().anyMatch(t -> t.text().equals(c.type())))
                .findFirst();
        boolean retyped = before.isEmpty() || choices.chance(15);
        Column column = retyped
                ? Column.of(fold(name), choices.of(possible).text())
                : before.get().withIdentity(Identity.NONE);
        Type type = type(column);
        if (retyped || choices.chance(15)) {
            column = column.withNullable(!choices.chance(40));
        }
        if (retyped || choices.chance(15)) {
            boolean has = !type.defaults().isEmpty() && choices.chance(30);
            column = column.withDefault(has ? Optional.of(choices.of(type.defaults())) : Optional.empty());
            // A default of NULL for what must not be NULL is nobody's model.
            if (column.defaultValue().filter("null"::equals).isPresent()) {
                column = column.withNullable(true);
            }
        }
        if (retyped || choices.chance(15)) {
            boolean has = type.is("text") && !vocabulary.collations().isEmpty() && choices.chance(15);
            column = column.withCollation(has ? choices.of(vocabulary.collations()) : "");
        }
        return retyped || choices.chance(15) ? column.withComment(comment()) : column;
    }

    private String comment() {
        return vocabulary.comments() && choices.chance(15) ? choices.of(List.of("plain", "it's; -- a \\ comment")) : "";
    }

    private Type type(Column column) {
        return types.stream()
                .filter(t -> t.text().equals(column.type()))
                .findFirst()
                .orElseThrow();
    }

    private boolean isKey(Column column) {
        return type(column).is("key");
    }

    private List<UniqueKey> uniqueKeys(QualifiedName name, List<Column> columns) {
        List<UniqueKey> keys = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            List<String> of = keyColumns(columns, i == 0 ? 20 : 10);
            boolean twice = keys.stream().anyMatch(k -> k.columns().containsAll(of) && of.containsAll(k.columns()));
            if (!of.isEmpty() && !twice) {
                boolean named = choices.chance(50);
                keys.add(new UniqueKey(named ? own("uk", name, i) : "", named, of, false));
            }
        }
        return keys;
    }

    private List<String> keyColumns(List<Column> columns, int percent) {
        return choices
                .some(
                        columns.stream()
                                .filter(c -> isKey(c) && c.generatedAs().isEmpty())
                                .toList(),
                        percent)
                .stream()
                .map(Column::name)
                .limit(2)
                .toList();
    }

    private String own(String kind, QualifiedName table, int number) {
        return fold(kind + "_" + table.name().charAt(0) + "_" + number);
    }

    private List<Index> indexes(QualifiedName name, List<Column> columns) {
        List<Index> indexes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            List<Index.Part> parts = new ArrayList<>();
            for (String column : keyColumns(columns, i == 0 ? 20 : 10)) {
                parts.add(new Index.Part(column, false, choices.chance(30), ""));
            }
            List<Column> texts =
                    columns.stream().filter(c -> type(c).is("text")).toList();
            if (!texts.isEmpty() && !vocabulary.indexExpressions().isEmpty() && choices.chance(10)) {
                parts.add(new Index.Part(
                        said(choices.of(vocabulary.indexExpressions()), choices.of(texts)), true, false, ""));
            }
            if (!parts.isEmpty()) {
                Index index = new Index(own("ix", name, i), true, parts, false, "", "");
                // Two of one meaning are wanted once, where there is one of them already.
                if (indexes.stream().noneMatch(other -> meaning(other).equals(meaning(index)))) {
                    indexes.add(index);
                }
            }
        }
        return indexes;
    }

    private Object meaning(Index index) {
        return vocabulary.ascending()
                ? index.parts().stream().map(Index.Part::text).toList()
                : index.meaning();
    }

    private List<Check> checks(QualifiedName name, List<Column> all) {
        List<Column> columns = all.stream()
                .filter(c -> !vocabulary.numberedAlone() || c.identity() == Identity.NONE)
                .toList();
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            List<String> conditions = type(column).checks();
            if (!conditions.isEmpty() && choices.chance(20)) {
                boolean named = choices.chance(40);
                checks.add(new Check(
                        named ? own("ck", name, i) : "", named, said(choices.of(conditions), column), column.name()));
            }
        }
        List<Column> numbers = columns.stream()
                .filter(c -> type(c).is("number") && c.generatedAs().isEmpty())
                .toList();
        if (numbers.size() > 1 && choices.chance(20)) {
            String condition = engine.quote(numbers.get(0).name()) + " <= "
                    + engine.quote(numbers.get(1).name());
            checks.add(new Check(own("ck", name, columns.size()), true, condition, ""));
        }
        return checks;
    }

    private String said(String pattern, Column column) {
        return pattern.replace("{}", engine.quote(column.name()));
    }
}
