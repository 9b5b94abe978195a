package org.jpaschema.exact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.engine.SqlText;
import org.jpaschema.engine.Words;

/**
 * A creation script as single facts, so that two scripts that create the same can be compared: a fact for each column, key,
 * check, index, sequence and comment, without names of constraints, quotes and the case of words.
 */
final class ScriptFacts {

    /** How large objects are stored makes no difference to a model. */
    private static final Pattern TABLE = Pattern.compile(
            "create table (\\S+) \\((.*)\\)(?: ?comment ?= ?('(?:[^']|'')*'))?(?: engine=innodb)?", Pattern.DOTALL);

    private static final Pattern STORAGE = Pattern.compile(" lob ?\\([^()]*\\) query as value");
    private static final Pattern ADD = Pattern.compile("alter table (?:if exists )?(\\S+) add (.*)", Pattern.DOTALL);
    private static final Pattern INDEX = Pattern.compile("(?:unique )?index (\\S+) (\\(.*\\))", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("constraint \\S+ (.*)", Pattern.DOTALL);
    private static final Pattern CHECK = Pattern.compile("\\bcheck ?\\(");

    private final Words words;
    private final Set<String> facts = new TreeSet<>();

    /** @param words what says two spellings of a type as one */
    ScriptFacts(Words words) {
        this.words = words;
    }

    Set<String> of(List<String> statements) {
        facts.clear();
        statements.stream().map(ScriptFacts::plain).forEach(this::statement);
        return Set.copyOf(facts);
    }

    /** Literals stay as they are. */
    private static String plain(String sql) {
        StringBuilder text = new StringBuilder();
        String[] pieces = sql.strip().split("'", -1);
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i];
            if (i % 2 == 0) {
                piece = piece.toLowerCase(Locale.ROOT)
                        .replaceAll("[\"`\\[\\]]", "")
                        .replaceAll("\\s+", " ")
                        .replaceAll(" ?, ?", ",")
                        .replaceAll("\\( ", "(")
                        .replaceAll(" \\)", ")");
            }
            text.append(i == 0 ? "" : "'").append(piece);
        }
        return text.toString();
    }

    private void statement(String written) {
        String sql = STORAGE.matcher(written).replaceAll("");
        Matcher table = TABLE.matcher(sql);
        Matcher add = ADD.matcher(sql);
        if (table.matches()) {
            SqlText.split(table.group(2)).forEach(item -> part(table.group(1), item));
            if (table.group(3) != null) {
                facts.add(table.group(1) + " comment " + table.group(3));
            }
        } else if (add.matches()) {
            part(add.group(1), add.group(2));
        } else {
            facts.add(sql);
        }
    }

    private void part(String table, String written) {
        Matcher named = NAMED.matcher(written);
        String item = named.matches() ? named.group(1) : written;
        if (item.startsWith("check")) {
            check(table, item, item.indexOf('('));
        } else if (INDEX.matcher(item).matches()) {
            facts.add("create " + INDEX.matcher(item).replaceFirst("index $1 on " + table + " $2"));
        } else if (item.matches("(?s)(primary key|unique|foreign key).*")) {
            facts.add(table + " " + item.replaceFirst("(references \\S+) ?\\([^)]*\\)", "$1"));
        } else {
            column(table, item);
        }
    }

    private int check(String table, String item, int open) {
        int close = SqlText.closing(item, open);
        facts.add(table + " check " + SqlText.unwrapped(item.substring(open, close + 1)));
        return close + 1;
    }

    private void column(String table, String written) {
        String item = written;
        Matcher check = CHECK.matcher(item);
        if (check.find()) {
            int end = check(table, item, check.end() - 1);
            item = item.substring(0, check.start()) + item.substring(end);
        }
        String name = item.split(" ", 2)[0];
        if (item.matches("(?s).* unique\\b.*")) {
            facts.add(table + " unique (" + name + ")");
            item = item.replaceFirst(" unique\\b", "");
        }
        // That goes without saying, or in any order.
        String exact = item.strip().replaceAll("\\s+", " ").replaceFirst(" as identity not null", " as identity");
        if (exact.contains(" not null")) {
            exact = exact.replaceFirst(" not null", "") + " not null";
        }
        facts.add(table + " column " + name + " "
                + typed(exact.substring(name.length()).strip()));
    }

    /** With the one spelling of the type that it begins with: the longest that is one. */
    private String typed(String item) {
        for (int end = item.length(); end > 0; end = item.lastIndexOf(' ', end - 1)) {
            String type = item.substring(0, end);
            String canonical = words.types(List.of(type)).get(type);
            if (canonical != null) {
                return canonical + item.substring(end);
            }
        }
        return item;
    }
}
