package org.jpaschema.apply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.DeleteDataChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.MergeColumnChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.serializer.core.string.StringChangeLogSerializer;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jpaschema.migration.FormattedSql;

/** What data a changeset loses: as its author says, or as its changes and their SQL show. */
final class Losses {

    private static final String NAME = "((?:\"[^\"]+\"|`[^`]+`|\\[[^]]+]|[^\\s,;()\"`\\[]+)+)";
    private static final String IF_EXISTS = "(?:if\\s+exists\\s+)?";
    private static final Pattern LITERALS_AND_COMMENTS =
            Pattern.compile("'(?:[^']|'')*+'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LOSS = Pattern.compile("(?i)\\b(?:"
            + "alter\\s+table\\s+" + IF_EXISTS + "(?:only\\s+)?(?<altered>" + NAME + ")"
            + "|drop\\s+table\\s+" + IF_EXISTS + "(?<table>" + NAME + ")"
            + "|drop\\s+column\\s+" + IF_EXISTS + "(?<column>" + NAME + ")"
            + "|drop\\s+(?<kind>schema|database)\\s+" + IF_EXISTS + "(?<name>" + NAME + ")"
            + "|truncate\\s+(?:table\\s+)?(?:only\\s+)?(?<truncated>" + NAME + ")"
            + "|delete\\s+from\\s+(?:only\\s+)?(?<emptied>" + NAME + ")(?![^;]*\\bwhere\\b))");

    private Losses() {}

    /** What the changeset loses when applied. */
    static List<String> of(ChangeSet changeSet, Database database) {
        if (changeSet.getLabels() != null && changeSet.getLabels().getLabels().contains(FormattedSql.DESTRUCTIVE)) {
            return declared(changeSet);
        }
        return of(changeSet.getChanges(), database);
    }

    /** What is lost when it is rolled back. */
    static List<String> ofRollback(ChangeSet changeSet, Database database) {
        List<Change> custom = changeSet.getRollback().getChanges();
        if (!custom.isEmpty()) {
            return of(custom, database);
        }
        List<String> losses = new ArrayList<>();
        for (Change change : changeSet.getChanges()) {
            if (change instanceof CreateTableChange create) {
                losses.add(table(create.getTableName()));
            } else if (change instanceof AddColumnChange add) {
                add.getColumns().forEach(column -> losses.add(column(add.getTableName(), column.getName())));
            }
        }
        return losses;
    }

    /** All that its changes say, as SQL where they are SQL. */
    static String text(ChangeSet changeSet, Database database) {
        StringBuilder text = new StringBuilder();
        for (Change change : changeSet.getChanges()) {
            text.append(
                            change instanceof AbstractSQLChange sql
                                    ? sql(sql, database)
                                    : new StringChangeLogSerializer().serialize(change, false))
                    .append('\n');
        }
        return text.toString();
    }

    /** The comment without what is in it for this program. */
    static String comment(ChangeSet changeSet) {
        String comment = changeSet.getComments() == null ? "" : changeSet.getComments();
        int at = comment.indexOf(FormattedSql.LOSES);
        return (at < 0 ? comment : comment.substring(0, at))
                .replace(FormattedSql.REPEATABLE, "")
                .strip();
    }

    private static List<String> declared(ChangeSet changeSet) {
        String comment = changeSet.getComments() == null ? "" : changeSet.getComments();
        int at = comment.indexOf(FormattedSql.LOSES);
        if (at < 0) {
            return List.of(comment.isEmpty() ? "what it is labelled destructive for" : comment);
        }
        String losses = comment.substring(at + FormattedSql.LOSES.length()).replaceFirst("]\\s*$", "");
        return List.of(losses.split(Pattern.quote(FormattedSql.SEPARATOR)));
    }

    private static List<String> of(List<Change> changes, Database database) {
        Set<String> losses = new LinkedHashSet<>();
        for (Change change : changes) {
            if (change instanceof DropTableChange drop) {
                losses.add(table(drop.getTableName()));
            } else if (change instanceof DropColumnChange drop) {
                columns(drop).forEach(column -> losses.add(column(drop.getTableName(), column)));
            } else if (change instanceof MergeColumnChange merge) {
                losses.add(column(merge.getTableName(), merge.getColumn1Name()));
                losses.add(column(merge.getTableName(), merge.getColumn2Name()));
            } else if (change instanceof DeleteDataChange delete) {
                if (delete.getWhere() == null) {
                    losses.add("all rows of table " + delete.getTableName());
                }
            } else if (change instanceof AbstractSQLChange sql) {
                losses.addAll(ofSql(sql(sql, database)));
            }
        }
        return List.copyOf(losses);
    }

    private static List<String> columns(DropColumnChange drop) {
        List<String> columns = new ArrayList<>();
        if (drop.getColumnName() != null) {
            columns.add(drop.getColumnName());
        }
        drop.getColumns().stream().map(ColumnConfig::getName).forEach(columns::add);
        return columns;
    }

    /** Files and their encodings are Liquibase's matter, hence through its generator. */
    private static String sql(AbstractSQLChange change, Database database) {
        StringBuilder text = new StringBuilder();
        for (Sql sql : SqlGeneratorFactory.getInstance().generateSql(change, database)) {
            text.append(sql.toSql()).append(";\n");
        }
        return text.toString();
    }

    /** What SQL text loses, as far as words can tell. */
    static List<String> ofSql(String sql) {
        String text = LITERALS_AND_COMMENTS.matcher(sql).replaceAll(" ");
        List<String> losses = new ArrayList<>();
        String altered = "";
        Matcher matcher = LOSS.matcher(text);
        while (matcher.find()) {
            if (matcher.group("altered") != null) {
                altered = matcher.group("altered");
            } else if (matcher.group("table") != null) {
                losses.add(table(matcher.group("table")));
            } else if (matcher.group("column") != null) {
                losses.add(column(altered, matcher.group("column")));
            } else if (matcher.group("kind") != null) {
                losses.add(matcher.group("kind").toLowerCase(Locale.ROOT) + " " + matcher.group("name")
                        + " and all that is in it");
            } else {
                String emptied =
                        matcher.group("truncated") == null ? matcher.group("emptied") : matcher.group("truncated");
                losses.add("all rows of table " + emptied);
            }
        }
        return losses;
    }

    private static String table(String name) {
        return "table " + name + " and its rows";
    }

    private static String column(String table, String name) {
        return "column " + (table.isEmpty() ? "" : table + ".") + name + " and its values";
    }
}
