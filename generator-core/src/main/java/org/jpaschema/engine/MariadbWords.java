package org.jpaschema.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jpaschema.schema.Table;

/** MariaDB as a dictionary: its optimizer is asked to explain queries that use the types and expressions. */
public final class MariadbWords implements Words {

    /** So many texts a question: one round trip for a usual model. */
    private static final int BATCH = 100;

    private static final Pattern CONSTANT = Pattern.compile(
            "-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|'(?:[^'\\\\]|''|\\\\.)*'|[Xx]'[0-9A-Fa-f]*'|0x[0-9A-Fa-f]+|[Bb]'[01]*'"
                    + "|(DATE|TIME|TIMESTAMP)'[^']*'",
            Pattern.DOTALL);

    private final MariadbExplain optimizer;
    private final MariadbSettings settings;
    private final Unreadable unreadable = new Unreadable();

    public MariadbWords(Connection connection) {
        optimizer = new MariadbExplain(Objects.requireNonNull(connection, "connection"));
        settings = new MariadbSettings(connection);
    }

    @Override
    public boolean ignoresCase(NameKind kind) {
        // Manual, "Identifier Case-sensitivity": of columns, indexes and constraints always.
        return kind == NameKind.OTHER || settings.ignoresCaseOfTables();
    }

    @Override
    public Table kept(Table model, Optional<Table> existing) {
        return MariadbTable.kept(model, existing, settings);
    }

    @Override
    public Map<String, String> types(Collection<String> types) {
        Map<String, String> answers = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (String type : new TreeSet<>(types)) {
            Optional<String> known = MariadbTypes.known(type);
            if (known.isPresent()) {
                answers.put(type, known.get());
            } else if (isAskable("type " + type, type)) {
                open.add(type);
            }
        }
        ask(open, optimizer::types, type -> "type " + type, (type, answer) -> answers.put(type, type(answer)));
        return Map.copyOf(answers);
    }

    /** {@code varchar(3) CHARSET latin1 COLLATE latin1_bin} to {@code varchar(3) collate latin1_bin}. */
    private static String type(String answer) {
        Matcher matcher =
                Pattern.compile("(.*?)(?: CHARSET \\S+)?(?: COLLATE (\\S+))?").matcher(answer);
        if (!matcher.matches()) {
            return answer;
        }
        return MariadbTypes.canonical(matcher.group(1))
                + (matcher.group(2) == null ? "" : " collate " + matcher.group(2));
    }

    private boolean isAskable(String what, String text) {
        boolean onePiece = MariadbText.isOnePiece(text);
        if (!onePiece) {
            unreadable.add(what, "its parentheses do not match, or it holds a semicolon");
        }
        return onePiece;
    }

    @Override
    public Map<Expression, String> expressions(Collection<Expression> expressions) {
        List<Expression> askable = expressions.stream()
                .distinct()
                .filter(e -> isAskable("expression " + e.text(), e.text()))
                .toList();
        Map<Expression, String> spelled = new HashMap<>();
        ask(
                askable,
                batch ->
                        optimizer.expressions(batch.stream().map(this::question).toList()),
                e -> "expression " + e.text(),
                (e, answer) -> spelled.put(e, MariadbExpression.normal(answer)));
        List<Expression> constants = askable.stream()
                .filter(e -> !e.type().isEmpty())
                .filter(e -> CONSTANT.matcher(spelled.getOrDefault(e, "")).matches())
                .toList();
        ask(
                constants,
                batch -> optimizer.values(
                        batch.stream().map(e -> cast(spelled.get(e), e.type())).toList()),
                e -> "expression " + e.text(),
                (e, value) -> spelled.put(e, constant(value, e.type())));
        Map<Expression, String> answers = new HashMap<>();
        spelled.forEach((e, text) ->
                answers.put(e, MysqlMoment.now(text, e.type()) + MysqlMoment.onUpdate(e.text(), e.type())));
        return Map.copyOf(answers);
    }

    private static String cast(String constant, String type) {
        // A bit string is no number to CAST.
        return "cast(" + constant + (MariadbTypes.castTarget(type).endsWith("signed") ? " + 0" : "") + " as "
                + MariadbTypes.castTarget(type) + ")";
    }

    private static String constant(String value, String type) {
        boolean number = MariadbTypes.castTarget(type).matches("(un)?signed|decimal.*|double|float");
        return value == null ? "NULL" : number ? value : MariadbText.literal(value);
    }

    private MariadbExplain.Question question(Expression expression) {
        List<String> columns = expression.columns().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(column -> "`" + column.getKey().replace("`", "``") + "` "
                        + MariadbTypes.standIn(
                                MariadbTypes.known(column.getValue()).orElse(column.getValue()))
                        + " path '$'")
                .toList();
        String text = MysqlMoment.withoutUpdate(expression.text());
        // The question is asked in the usual SQL mode; what applications write is meant in theirs.
        boolean names = text.indexOf('"') >= 0 && settings.ansiQuotes();
        return new MariadbExplain.Question(names ? MariadbText.withBackticks(text) : text, columns);
    }

    @Override
    public List<String> unreadable() {
        return unreadable.reasons();
    }

    private interface Answering<T> {
        List<String> answers(List<T> batch) throws SQLException;
    }

    private interface Description<T> {
        String of(T asked);
    }

    private interface Receiver<T> {
        void take(T asked, String answer);
    }

    private <T> void ask(List<T> asked, Answering<T> server, Description<T> description, Receiver<T> receiver) {
        for (int from = 0; from < asked.size(); from += BATCH) {
            askBatch(asked.subList(from, Math.min(from + BATCH, asked.size())), server, description, receiver);
        }
    }

    /** A batch that the server refuses is halved until the text that it refuses stands alone. */
    private <T> void askBatch(List<T> batch, Answering<T> server, Description<T> description, Receiver<T> receiver) {
        try {
            List<String> texts = server.answers(batch);
            if (texts.size() == batch.size()) {
                for (int i = 0; i < texts.size(); i++) {
                    receiver.take(batch.get(i), texts.get(i));
                }
                return;
            }
            if (batch.size() == 1) {
                unreadable.add(description.of(batch.get(0)), "the server gave no single answer");
            }
        } catch (SQLException e) {
            unreadable.throwUnlessText(e);
            if (batch.size() == 1) {
                unreadable.add(description.of(batch.get(0)), e);
            }
        }
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            askBatch(batch.subList(0, half), server, description, receiver);
            askBatch(batch.subList(half, batch.size()), server, description, receiver);
        }
    }
}
