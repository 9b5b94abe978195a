package org.jpaschema.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.Unknown;

/** A column's definition. */
record ReadColumn(Column column, List<Constraint> constraints) {

    private static final Pattern GENERATED =
            Pattern.compile("(?is)\\b(?:generated\\s+always\\s+)?as\\s*\\((.*)\\)\\s*(stored|virtual|persisted)?.*");
    private static final Pattern IDENTITY = Pattern.compile(
            "(?is).*(?:\\bas\\s+identity\\b|\\bauto_increment\\b|\\bidentity\\s*(?:\\(|$)|\\bautoincrement\\b).*");
    private static final Pattern DEFAULT = Pattern.compile(
            "(?is)\\bdefault\\s+('(?:[^']|'')*'(?:::[\\w ]+)?|\\(.*?\\)|.+?)(?=\\s+(?:not\\s+null|null|unique|primary\\s+key|check|references|constraint|generated|collate|comment|enable|disable|after|first|on\\s+update)\\b|\\s*$)");
    private static final Pattern REFERENCES =
            Pattern.compile("(?is)\\breferences\\s+(?:([\\w\"`\\[\\]]+)\\.)?([\\w\"`\\[\\]]+)\\s*(?:\\(([^)]*)\\))?");

    static ReadColumn of(ColumnDefinition definition, Names names) {
        String name = names.plain(definition.getColumnName());
        String words = definition.getColumnSpecs() == null ? "" : String.join(" ", definition.getColumnSpecs());
        String outside = words.replaceAll("'(?:[^']|'')*'", "''").toLowerCase(Locale.ROOT);
        String type = type(definition.getColDataType());
        boolean key = outside.matches("(?s).*\\bprimary\\s+key\\b.*");
        Matcher generated = GENERATED.matcher(words);
        boolean computed = outside.matches("(?s).*\\bas\\s*\\(.*") && generated.find();
        Matcher value = DEFAULT.matcher(words);
        boolean numbered = IDENTITY.matcher(outside).matches() || type.matches("(big|small)?serial[248]?");
        Column column = Column.of(name, type)
                .withNullable(!key && !numbered && !outside.matches("(?s).*\\bnot\\s+null\\b.*"))
                .withIdentity(
                        !numbered ? Identity.NONE : type.contains("serial") ? Identity.SERIAL : Identity.BY_DEFAULT)
                .withGeneratedAs(computed ? Optional.of(generated.group(1)) : Optional.empty())
                .withStored(computed
                        && generated.group(2) != null
                        && !generated.group(2).equalsIgnoreCase("virtual"))
                .withDefault(
                        !computed
                                        && !numbered
                                        && value.find()
                                        && !value.group(1).equalsIgnoreCase("null")
                                ? Optional.of(value.group(1).strip())
                                : Optional.empty());
        return new ReadColumn(column, constraints(name, words, outside, key, names));
    }

    private static List<Constraint> constraints(String column, String words, String outside, boolean key, Names names) {
        List<Constraint> constraints = new ArrayList<>();
        if (key) {
            constraints.add(new PrimaryKey("", List.of(column)));
        }
        if (outside.matches("(?s).*\\bunique\\b.*")) {
            constraints.add(new UniqueKey("", false, List.of(column), false));
        }
        Matcher reference = REFERENCES.matcher(words);
        if (reference.find()) {
            QualifiedName target = QualifiedName.of(
                    reference.group(1) == null ? "" : names.plain(reference.group(1)), names.plain(reference.group(2)));
            String targetColumn = reference.group(3) == null ? "id" : names.plain(reference.group(3));
            constraints.add(new ForeignKey(
                    "",
                    false,
                    List.of(column),
                    target,
                    List.of(targetColumn),
                    ReferentialAction.NO_ACTION,
                    ReferentialAction.NO_ACTION));
        }
        return constraints;
    }

    /** In one spelling: {@code numeric(10,2)}. */
    static String type(ColDataType type) {
        if (type == null) {
            return Unknown.TEXT;
        }
        String text = type.toString();
        boolean values = text.indexOf('\'') >= 0;
        return (values ? text.replaceFirst("(?i)^enum", "enum") : text.toLowerCase(Locale.ROOT))
                .replaceAll("\\s*\\(\\s*", "(")
                .replaceAll("\\s*,\\s*", ",")
                .replaceAll("\\s*\\)", ")")
                .strip();
    }
}
