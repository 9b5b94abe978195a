package org.jpaschema.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.jpaschema.migration.FormattedSql;

/** Changesets that wait for a yes while others go on, as long as no other needs them. */
final class Held {

    private static final Pattern TABLE = Pattern.compile("table (.+) and .*");
    private static final Pattern COLUMN = Pattern.compile("column (.+)\\.([^.]+) and its values");

    private Held() {}

    /** Its labels, in lower case as Liquibase compares them. */
    static Set<String> labels(ChangeSet changeSet) {
        return changeSet.getLabels() == null
                ? Set.of()
                : changeSet.getLabels().getLabels().stream()
                        .map(l -> l.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
    }

    /**
     * Whether it waits.
     *
     * @param allowDestructive whether data may be lost
     * @param contract whether what applications of the released version need may go
     */
    static boolean waits(ChangeSet changeSet, boolean allowDestructive, boolean contract) {
        Set<String> labels = labels(changeSet);
        return labels.contains(FormattedSql.HELD) && !allowDestructive
                || labels.contains(FormattedSql.CONTRACT) && !contract;
    }

    /**
     * Which changeset of another file needs one that waits before it, a line each.
     *
     * @param waiting those of the pending ones that wait
     */
    static List<String> needed(List<ChangeSet> pending, List<ChangeSet> waiting, Database database) {
        List<String> needed = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            ChangeSet held = pending.get(i);
            if (!waiting.contains(held)) {
                continue;
            }
            List<String> losses = Losses.of(held, database);
            pending.subList(i + 1, pending.size()).stream()
                    .filter(c -> !waiting.contains(c) && !c.getFilePath().equals(held.getFilePath()))
                    .filter(c -> losses.stream().anyMatch(l -> speaksOf(Losses.text(c, database), l)))
                    .findFirst()
                    .ifPresent(c -> needed.add("Changeset " + c.getId() + " (" + c.getFilePath()
                            + ") comes after changeset " + held.getId() + " (" + held.getFilePath()
                            + ") and speaks of what that drops: " + String.join(", ", losses) + "."));
        }
        return needed;
    }

    private static boolean speaksOf(String text, String loss) {
        Matcher column = COLUMN.matcher(loss);
        if (column.matches()) {
            return mentions(text, last(column.group(1))) && mentions(text, column.group(2));
        }
        Matcher table = TABLE.matcher(loss);
        return !table.matches() || mentions(text, last(table.group(1)));
    }

    private static boolean mentions(String text, String name) {
        String word = name.replaceAll("[\"`\\[\\]]", "");
        return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(word) + "(?!\\w)")
                .matcher(text)
                .find();
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
