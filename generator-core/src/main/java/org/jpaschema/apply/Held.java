package org.jpaschema.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.jpaschema.migration.FormattedSql;

/** Changesets that wait for a yes while others go on, as long as no other needs them. */
final class Held {

    private static final Pattern TABLE = Pattern.compile("table (.+) and .*");
    private static final Pattern COLUMN = Pattern.compile("column (.+)\\.([^.]+) and its values");

    private Held() {}

    static boolean is(ChangeSet changeSet) {
        return changeSet.getLabels() != null
                && changeSet.getLabels().getLabels().contains(FormattedSql.HELD);
    }

    /** Which changeset of another file needs one that waits before it, a line each. */
    static List<String> needed(List<ChangeSet> pending, Database database) {
        List<String> needed = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            ChangeSet held = pending.get(i);
            if (!is(held)) {
                continue;
            }
            List<String> losses = Losses.of(held, database);
            pending.subList(i + 1, pending.size()).stream()
                    .filter(c -> !is(c) && !c.getFilePath().equals(held.getFilePath()))
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
