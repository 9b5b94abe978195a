package org.jpaschema.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Change;
import org.jpaschema.plan.Guard;
import org.jpaschema.plan.Step;
import org.jpaschema.probe.Inquiry.Counted;
import org.jpaschema.probe.Inquiry.Unanswered;
import org.jpaschema.probe.Question.Kind;
import org.jpaschema.risk.Risk;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.risk.Rules;
import org.jpaschema.risk.Severity;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;

/**
 * Asks the live data what a migration will meet. Each risk that depends on data is answered by a read-only query, bounded
 * in time and, for an estimate, in rows; the answer becomes its finding, sets its severity and, where the migration would
 * stop, becomes a guard of the step.
 */
public final class Probes {

    /** How long one question may take. */
    private static final Duration ESTIMATE = Duration.ofSeconds(5);

    private static final Duration FULL = Duration.ofMinutes(5);

    private static final int SAMPLES = 3;

    /** A table that takes longer than this is a danger to those who wait. */
    private static final long LONG_WAIT = 600;

    private final Inquiry inquiry;
    private final Questions questions;
    private final Names names;
    private final boolean samples;
    private final RiskPolicy policy;

    private Probes(Inquiry inquiry, Questions questions, Names names, boolean samples, RiskPolicy policy) {
        this.inquiry = inquiry;
        this.questions = questions;
        this.names = names;
        this.samples = samples;
        this.policy = policy;
    }

    /**
     * The steps with what the data says to their risks.
     *
     * @param steps the plan
     * @param today the live database's schema, from which the plan starts
     * @param live the database, which is only read, in one snapshot
     * @param mode how closely to look; the same steps for {@link Mode#OFF}
     * @param samples whether values of rows may be shown; else they are not even read
     * @param policy what the project thinks of risks, which has the last word on their severity
     * @throws org.jpaschema.schema.SchemaException when the connection is cut; a question that fails is a finding
     */
    public static List<Step> answer(
            List<Step> steps, Schema today, Database live, Mode mode, boolean samples, RiskPolicy policy) {
        return answer(steps, today, live, mode, samples, policy, mode == Mode.FULL ? FULL : ESTIMATE);
    }

    static List<Step> answer(
            List<Step> steps,
            Schema today,
            Database live,
            Mode mode,
            boolean samples,
            RiskPolicy policy,
            Duration timeout) {
        if (mode == Mode.OFF || steps.stream().allMatch(s -> s.risks().isEmpty())) {
            return steps;
        }
        Inquiry inquiry = new Inquiry(
                live.connection(), live.engine(), mode == Mode.FULL, (int) Math.max(1, timeout.toSeconds()));
        Names names = new Names(steps);
        Questions questions = new Questions(names.askable(today), live.engine());
        Probes probes = new Probes(inquiry, questions, names, samples, policy);
        live.beginSnapshot();
        try {
            return steps.stream().map(probes::answer).toList();
        } finally {
            live.endSnapshot();
        }
    }

    private Step answer(Step step) {
        List<Guard> guards = new ArrayList<>(step.guards());
        List<Risk> risks = new ArrayList<>();
        for (Risk risk : step.risks()) {
            Optional<Change> change = step.changes().stream()
                    .filter(c -> Rules.object(c).equals(risk.object()) && isAbout(risk, c, step))
                    .findFirst();
            Risk answered = change.map(c -> answer(risk, c, step, guards)).orElse(risk);
            risks.addAll(
                    answered.equals(risk)
                            ? List.of(risk)
                            : policy.apply(answered).stream().toList());
        }
        risks.sort(Comparator.comparing(Risk::severity).reversed());
        return step.judged(guards, risks);
    }

    /** A change of the same object may be of another kind than the risk's. */
    private boolean isAbout(Risk risk, Change change, Step step) {
        return isOfTime(risk) || !questions.of(risk, change, step).isEmpty();
    }

    private static boolean isOfTime(Risk risk) {
        return risk.code().startsWith("lock.") || risk.code().startsWith("load.");
    }

    private Risk answer(Risk risk, Change change, Step step, List<Guard> guards) {
        try {
            return isOfTime(risk) ? duration(risk, change) : rows(risk, questions.of(risk, change, step), guards);
        } catch (Unanswered e) {
            return risk.withFinding("The data was not looked at: " + e.getMessage() + ".");
        }
    }

    private Risk duration(Risk risk, Change change) throws Unanswered {
        boolean written = risk.code().endsWith("rewrite") || risk.code().endsWith("filled-column");
        List<String> findings = new ArrayList<>();
        long longest = 0;
        for (QualifiedName table : Questions.tables(change)) {
            TableSize size = inquiry.size(names.today(table));
            findings.add(size.duration(written));
            longest = Math.max(longest, size.seconds(written));
        }
        if (findings.isEmpty()) {
            return risk;
        }
        boolean tooLong = longest >= LONG_WAIT && risk.code().startsWith("lock.");
        Severity severity = longest == 0 ? Severity.SAFE : tooLong ? Severity.DANGER : risk.severity();
        return risk.withFinding(String.join(" ", findings)).withSeverity(severity);
    }

    private Risk rows(Risk risk, List<Question> asked, List<Guard> guards) throws Unanswered {
        List<String> findings = new ArrayList<>();
        long found = 0;
        for (Question question : asked) {
            TableSize size = inquiry.size(question.table());
            if (question.ofAll()) {
                findings.add(ofAll(question, size));
                found += size.rows();
                continue;
            }
            Counted counted = inquiry.count(question);
            found += counted.rows();
            if (counted.rows() > 0 || asked.size() == 1) {
                findings.add(some(question, counted, size));
            }
            guard(question, counted.source()).filter(g -> !guards.contains(g)).ifPresent(guards::add);
        }
        if (findings.isEmpty()) {
            TableSize size = inquiry.size(asked.get(0).table());
            findings.add(none(asked.get(0), size));
        }
        return risk.withFinding(String.join(" ", findings))
                .withSeverity(severity(risk, asked.get(0).kind(), found));
    }

    private static Severity severity(Risk risk, Kind kind, long found) {
        return switch (kind) {
            case VIOLATION, UNFILLED -> found == 0 ? Severity.SAFE : Severity.DANGER;
            // What is lost needs its yes all the same: rows may come before it is applied.
            case LOSS, CUT, GONE -> found == 0 ? Severity.CAUTION : Severity.DANGER;
            case FILLED -> found == 0 ? Severity.SAFE : risk.severity();
        };
    }

    private static String ofAll(Question question, TableSize size) {
        return size.rows() == 0
                ? "The table has no rows."
                : "%s %s."
                        .formatted(
                                capital(size.inRows()),
                                question.kind().words(size.words().equals("1") ? 1 : 2));
    }

    private static String none(Question question, TableSize size) {
        return size.rows() == 0
                ? "The table has no rows."
                : "None of %s %s.".formatted(size.inRows(), question.kind().wordsOfNone());
    }

    private String some(Question question, Counted counted, TableSize size) {
        if (counted.rows() == 0) {
            return none(question, size);
        }
        String number = (counted.more() ? "More than " : "") + TableSize.number(counted.rows());
        String words = question.kind().words(counted.more() ? 2 : counted.rows());
        return "%s of %s %s%s.".formatted(number, size.inRows(), words, shown(question, counted));
    }

    private String shown(Question question, Counted counted) {
        int count = (int) Math.min(SAMPLES, counted.rows());
        if (question.columns().isEmpty()) {
            return "";
        }
        List<String> values = Collections.nCopies(count, "***");
        if (samples) {
            try {
                values = inquiry.samples(question, counted.source(), count);
            } catch (Unanswered e) {
                return "; no samples: " + e.getMessage();
            }
        }
        return "; " + values.size() + (values.size() == 1 ? " sample: " : " samples: ") + String.join("; ", values);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * The same question, asked again before the step runs: where it is not the best of several ways to ask, which another
     * server may not understand. One on several lines cannot stand in a changeset.
     */
    private static Optional<Guard> guard(Question question, String source) {
        List<String> sources = question.sources();
        boolean plain = source.equals(sources.get(sources.size() - 1)) && !source.contains("\n");
        return question.guard().isEmpty() || question.kind() != Kind.VIOLATION || !plain
                ? Optional.empty()
                : Optional.of(new Guard(question.count(source), "0", question.guard()));
    }
}
