package org.jpaschema.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.UnsupportedStatement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.RenameTableStatement;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.drop.Drop;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.Update;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.SqlText;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.View;

/** Turns statements into changes, each on what those before it left. JSqlParser reads them. */
final class StatementReader {

    private static final Pattern HARMLESS = Pattern.compile(
            "(?is)(?:begin|commit|rollback|start\\s+transaction|analyze|reset|use|show|print|set|whenever|prompt)\\b[^;]*|(?:insert|grant|revoke|comment|select)\\b.*");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{\\s*([\\w.-]+)\\s*}");
    private static final Pattern NOT_VALID =
            Pattern.compile("(?i)\\s+(?:not\\s+valid|(?:enable\\s+)?novalidate)(?=\\s*$)");
    private static final Pattern NOCHECK = Pattern.compile("(?i)\\bwith\\s+nocheck\\s+(?=add\\b)");
    private static final Pattern ONLINE =
            Pattern.compile("(?i)\\bwith\\s*\\(\\s*online\\s*=\\s*on\\s*\\)|\\bonline(?=\\s*$)");
    /** What MariaDB is told for the time of one statement. */
    private static final Pattern SETTING = Pattern.compile(
            "(?is)\\A\\s*set\\s+statement\\s+(?:'[^']*'|[^';])*?\\sfor\\s+(?=alter|create|drop|rename|update)");

    private static final Pattern UNCHECKED_KEYS = Pattern.compile(
            "(?is)\\A\\s*set\\s+statement\\s[^;]*?\\bforeign_key_checks\\s*=\\s*(?:0|off)\\b.*?\\sfor\\s.*");
    private static final Pattern NO_LOCK = Pattern.compile("(?i),\\s*lock\\s*=\\s*none\\b");
    private static final Pattern WAYS = Pattern.compile("(?i),\\s*(?:algorithm|lock)\\s*=\\s*\\w+");
    private static final Pattern CONCURRENTLY = Pattern.compile("(?i)\\bindex\\s+concurrently\\b");
    private static final Pattern USING_INDEX =
            Pattern.compile("(?is)alter\\s+table\\s+.*\\b(?:unique|primary\\s+key)\\s+using\\s+index\\s+\\S+\\s*");

    private static final Set<String> UNCHECKED = Set.of(
            "lock.validated-constraint", "lock.scanned-column", "data.foreign-key", "data.check", "data.not-null");
    private static final Set<String> UNBLOCKED = Set.of(
            "lock.built-index",
            "lock.scanned-column",
            "lock.rewrite",
            "lock.validated-constraint",
            "lock.filled-column");

    private final Names names;
    private final KnownTables known;

    StatementReader(Engine engine, KnownTables known) {
        names = new Names(engine);
        this.known = known;
    }

    /** What the statement does; what cannot be read is told as a risk. */
    Reading read(SqlStatement statement) {
        String text = SETTING.matcher(statement.text()).replaceFirst("");
        if (!statement.problem().isEmpty()) {
            return unknown(statement.problem());
        }
        if (HARMLESS.matcher(text).matches() || USING_INDEX.matcher(text).matches()) {
            return Reading.NOTHING;
        }
        boolean unchecked = NOT_VALID.matcher(text).find()
                || NOCHECK.matcher(text).find()
                || UNCHECKED_KEYS.matcher(statement.text()).matches();
        boolean unblocked = CONCURRENTLY.matcher(text).find()
                || ONLINE.matcher(text).find()
                || NO_LOCK.matcher(text).find();
        Statement parsed;
        try {
            // A property of Liquibase's stands for a name, as far as can be told.
            String named =
                    PROPERTY.matcher(text).replaceAll(p -> "p_" + p.group(1).replaceAll("\\W", "_"));
            parsed = CCJSqlParserUtil.parse(plain(named), parser -> parser.withAllowComplexParsing(true)
                    .withSquareBracketQuotation(text.contains("[")));
        } catch (JSQLParserException | RuntimeException | LinkageError e) {
            return unknown("It cannot be read: " + start(text));
        }
        if (parsed == null || parsed instanceof UnsupportedStatement) {
            return unknown("It cannot be read: " + start(text));
        }
        try {
            Reading reading = read(parsed);
            Reading checked = unchecked ? reading.quiet(UNCHECKED) : reading;
            return unblocked ? checked.quiet(UNBLOCKED) : checked;
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            // A clause that the parser keeps in a way that nobody foresaw is no reason to stop.
            return unknown("It is understood in part only: " + start(text));
        }
    }

    /** Spellings that the parser does not know, in ones that it does. */
    private static String plain(String text) {
        return SqlText.outsideQuotes(text, piece -> {
            String plain = NOT_VALID.matcher(piece).replaceAll("");
            plain = NOCHECK.matcher(plain).replaceAll("");
            plain = ONLINE.matcher(plain).replaceAll("");
            plain = WAYS.matcher(plain).replaceAll("");
            plain = plain.replaceAll("(?i)\\bset\\s+data\\s+type\\b", "type");
            plain = plain.replaceAll("(?i)\\bdrop\\s+foreign\\s+key\\b", "drop constraint");
            plain = plain.replaceAll("(?i)\\badd\\s+check\\s*(?=\\()", "add constraint unnamed_check check ");
            return plain.replaceAll("(?i)\\bdrop\\s+index\\s+concurrently\\b", "drop index");
        });
    }

    private static Reading unknown(String message) {
        return Reading.risk(StatementRisk.unknown(
                message,
                "Look at it yourself; then write \"-- jpaschema:ignore " + StatementRisk.UNKNOWN
                        + " reason\" above it."));
    }

    private static String start(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private Reading read(Statement statement) {
        if (statement instanceof Alter alter) {
            return new AlterReader(names, known).read(alter);
        }
        if (statement instanceof CreateTable create) {
            return Reading.of(List.of(new Change.CreateTable(table(create))));
        }
        if (statement instanceof CreateIndex create) {
            Table table = known.table(names.table(create.getTable()));
            return Reading.of(
                    List.of(new Change.CreateIndex(table, new ReadConstraint(names).index(create.getIndex()))));
        }
        if (statement instanceof Drop drop) {
            return drop(drop);
        }
        if (statement instanceof RenameTableStatement rename) {
            return Reading.of(rename.getTableNames().stream()
                    .map(e -> AlterReader.renamed(
                            known.table(names.table(e.getKey())),
                            names.plain(e.getValue().getName())))
                    .toList());
        }
        return rows(statement);
    }

    private Reading rows(Statement statement) {
        if (statement instanceof Truncate truncate) {
            List<Risk> risks =
                    Optional.ofNullable(truncate.getTables()).orElseGet(() -> List.of(truncate.getTable())).stream()
                            .map(t -> StatementRisk.truncated(names.table(t).toString()))
                            .toList();
            return new Reading(List.of(), Set.of(), risks);
        }
        if (statement instanceof Update update && update.getWhere() == null && update.getTable() != null) {
            return Reading.risk(
                    StatementRisk.updated(names.table(update.getTable()).toString()));
        }
        if (statement instanceof Delete delete && delete.getWhere() == null && delete.getTable() != null) {
            return Reading.risk(
                    StatementRisk.deleted(names.table(delete.getTable()).toString()));
        }
        return Reading.NOTHING;
    }

    private Table table(CreateTable create) {
        QualifiedName name = names.table(create.getTable());
        ReadConstraint constraints = new ReadConstraint(names);
        List<ReadColumn> columns = Optional.ofNullable(create.getColumnDefinitions()).orElse(List.of()).stream()
                .map(c -> ReadColumn.of(c, names))
                .toList();
        Table table = Table.of(name, columns.stream().map(ReadColumn::column).toList());
        for (ReadColumn column : columns) {
            for (var constraint : column.constraints()) {
                table = KnownTables.with(table, constraint);
            }
        }
        for (var index : Optional.ofNullable(create.getIndexes()).orElse(List.of())) {
            var constraint = constraints.constraint(index);
            if (constraint.isPresent()) {
                table = KnownTables.with(table, constraint.get());
            } else {
                List<Index> indexes = new ArrayList<>(table.indexes());
                indexes.add(constraints.index(index));
                table = table.withIndexes(indexes);
            }
        }
        return table;
    }

    private Reading drop(Drop drop) {
        List<net.sf.jsqlparser.schema.Table> dropped =
                drop.getNames() == null || drop.getNames().isEmpty() ? List.of(drop.getName()) : drop.getNames();
        return Reading.of(dropped.stream()
                .flatMap(d -> dropped(drop.getType().toLowerCase(Locale.ROOT), d, drop.getParameters()).stream())
                .toList());
    }

    private Optional<Change> dropped(String type, net.sf.jsqlparser.schema.Table object, List<String> more) {
        QualifiedName name = names.table(object);
        return switch (type) {
            case "table" -> Optional.of(new Change.DropTable(known.table(name)));
            case "sequence" -> Optional.of(new Change.DropSequence(new Sequence(name, 1, 1, "")));
            case "schema", "database" -> Optional.of(new Change.DropNamespace(name.name()));
            case "view" -> Optional.of(new Change.DropView(new View(name, "", List.of())));
            case "index" ->
                Optional.of(AlterReader.droppedIndex(
                        more != null && more.size() > 1 && more.get(0).equalsIgnoreCase("on")
                                ? known.table(QualifiedName.of("", names.plain(more.get(1))))
                                : known.ofIndex(name.name()).orElseGet(() -> Table.of(name.sibling("?"), List.of())),
                        name.name()));
            default -> Optional.empty();
        };
    }

    /** The foreign key or check that is validated, by its name in {@code validate constraint k}. */
    static Optional<String> validated(String text, Names names) {
        Matcher matcher = Pattern.compile("(?is).*\\bvalidate\\s+constraint\\s+(\\S+)\\s*")
                .matcher(text);
        return matcher.matches() ? Optional.of(names.plain(matcher.group(1))) : Optional.empty();
    }
}
