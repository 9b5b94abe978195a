package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;

/**
 * What a JPA {@code columnDefinition} says: Hibernate hands it on as the "type", with default, constraints and all
 * (Jakarta Persistence 3.1, 11.1.9: "the SQL fragment that is used when generating the DDL for the column").
 *
 * @param type the type alone
 * @param notNull whether it says NOT NULL
 * @param defaultValue the expression behind DEFAULT
 * @param collation the name behind COLLATE without quotes, or ""
 * @param generatedAs the expression behind GENERATED ALWAYS AS
 * @param stored whether STORED follows that expression
 * @param identity whether it says GENERATED … AS IDENTITY
 * @param unique whether it says UNIQUE
 * @param check the condition behind CHECK, or ""
 */
record ColumnDefinition(
        String type,
        boolean notNull,
        Optional<String> defaultValue,
        String collation,
        Optional<String> generatedAs,
        boolean stored,
        boolean identity,
        boolean unique,
        String check) {

    /** One word, quoted text, parenthesised group or other sign, with the white space before it. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*|\\(|\\)|.)", Pattern.DOTALL);

    private static final Set<String> CLAUSES = Set.of(
            "default", "not", "null", "collate", "generated", "unique", "check", "constraint", "primary", "references");

    private static final Set<String> SERIAL =
            Set.of("serial", "smallserial", "bigserial", "serial2", "serial4", "serial8");

    static ColumnDefinition parse(String text) {
        Map<String, String> clauses = new java.util.LinkedHashMap<>();
        String clause = "type";
        for (String[] token : topLevel(text)) {
            String word = token[1].toLowerCase(Locale.ROOT);
            boolean starts = CLAUSES.contains(word)
                    && !(word.equals("null") && (clause.equals("not") || isEmptyDefault(clauses, clause)))
                    && !(word.equals("default") && clause.equals("generated"));
            if (starts) {
                clause = word;
                clauses.putIfAbsent(clause, "");
            } else {
                clauses.merge(clause, token[0] + token[1], String::concat);
            }
        }
        String generated = clauses.getOrDefault("generated", "").strip();
        boolean identity = generated.toLowerCase(Locale.ROOT).contains("identity");
        return new ColumnDefinition(
                clauses.getOrDefault("type", "").strip(),
                clauses.containsKey("not") || clauses.containsKey("primary"),
                Optional.ofNullable(clauses.get("default")).map(String::strip),
                clauses.getOrDefault("collate", "").strip().replace("\"", ""),
                generated.isEmpty() || identity ? Optional.empty() : Optional.of(group(generated)),
                generated.toLowerCase(Locale.ROOT).endsWith("stored"),
                identity,
                clauses.containsKey("unique"),
                clauses.containsKey("check") ? group(clauses.get("check")) : "");
    }

    /**
     * The table with its columns' types alone, and with all that their definitions say besides; keys without names.
     *
     * @param known what was parsed before, by its text; what is parsed now comes to it
     */
    static Table apply(Table table, Map<String, ColumnDefinition> known) {
        List<Check> checks = new ArrayList<>(table.checks());
        List<UniqueKey> uniqueKeys = new ArrayList<>(table.uniqueKeys());
        List<Column> columns = Mapped.each(table.columns(), column -> {
            ColumnDefinition definition = known.computeIfAbsent(column.type(), ColumnDefinition::parse);
            if (!definition.check().isEmpty()) {
                checks.add(new Check("", false, definition.check(), column.name()));
            }
            // Also where the mapping says it, too: Hibernate's DDL then has it twice, and some engines keep both.
            if (definition.unique()) {
                uniqueKeys.add(new UniqueKey("", false, List.of(column.name()), false));
            }
            return definition.apply(column);
        });
        return columns == table.columns()
                ? table
                : table.withColumns(columns).withChecks(checks).withUniqueKeys(uniqueKeys);
    }

    private Column apply(Column column) {
        // A word for a type with a sequence and NOT NULL, not for a type.
        boolean serial = SERIAL.contains(type.toLowerCase(Locale.ROOT));
        if (!serial && isType()) {
            Column typed = type.equals(column.type()) ? column : column.withType(type);
            return column.defaultValue().filter(SqlText::isNull).isPresent()
                    ? typed.withDefault(Optional.empty())
                    : typed;
        }
        return column.withType(type)
                .withNullable(column.nullable() && !notNull && !serial)
                .withDefault(column.defaultValue().or(() -> defaultValue).filter(d -> !SqlText.isNull(d)))
                .withCollation(column.collation().isEmpty() ? collation : column.collation())
                .withGeneratedAs(column.generatedAs().or(() -> generatedAs))
                .withStored(column.stored() || stored)
                .withIdentity(identity ? Identity.BY_DEFAULT : serial ? Identity.SERIAL : column.identity());
    }

    /** Whether it says nothing but a type, which is what Hibernate itself writes. */
    private boolean isType() {
        return !notNull
                && defaultValue.isEmpty()
                && collation.isEmpty()
                && generatedAs.isEmpty()
                && !stored
                && !identity;
    }

    private static boolean isEmptyDefault(Map<String, String> clauses, String clause) {
        return clause.equals("default") && clauses.get("default").isBlank();
    }

    /** Tokens as {white space before, text}; a parenthesised group is one token. */
    private static List<String[]> topLevel(String text) {
        List<String[]> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int depth = 0;
        int start = 0;
        while (matcher.find()) {
            String token = matcher.group(1);
            if (depth == 0) {
                start = matcher.start(1);
            }
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth <= 0) {
                depth = 0;
                int blank = start > 0 && Character.isWhitespace(text.charAt(start - 1)) ? 1 : 0;
                tokens.add(new String[] {blank == 1 ? " " : "", text.substring(start, matcher.end(1))});
            }
        }
        return tokens;
    }

    /** What stands in the first pair of parentheses. */
    private static String group(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        return open < 0 || close < open
                ? text.strip()
                : text.substring(open + 1, close).strip();
    }
}
