package org.jpaschema.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores as a Markdown table whose columns are aligned for people, too. */
final class ScoreTable {

    private static final List<String> HEAD =
            List.of("", "cold", "× bare", "processor", "× bare", "warm", "× bare", "queries", "smallest heap");

    private ScoreTable() {}

    /** The lines of the table; ratios are to the bare metadata build of the same table. */
    static List<String> lines(List<Scores> scores) {
        Scores bare = scores.stream()
                .filter(s -> s.contender.equals(Contenders.BARE))
                .findFirst()
                .orElseGet(() -> new Scores(Contenders.BARE));
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Scores s : scores) {
            rows.add(List.of(
                    s.contender,
                    s.failure.isEmpty() ? seconds(s.coldWall()) : s.failure,
                    ratio(s.coldWall(), bare.coldWall()),
                    seconds(s.coldProcessor()),
                    ratio(s.coldProcessor(), bare.coldProcessor()),
                    seconds(s.warmWall()),
                    ratio(s.warmWall(), bare.warmWall()),
                    s.queries < 0 ? "" : Integer.toString(s.queries),
                    s.megabytes < 0 ? "" : s.megabytes + " MB"));
        }
        return aligned(rows);
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f s", value);
    }

    private static String ratio(double value, double bare) {
        double ratio = value / bare;
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("|");
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(' ')
                        .append(i == 0 ? row.get(i) + padding : padding + row.get(i))
                        .append(" |");
            }
            lines.add(line.toString());
            if (lines.size() == 1) {
                StringBuilder rule = new StringBuilder("|");
                for (int i = 0; i < widths.length; i++) {
                    rule.append(i == 0 ? "-".repeat(widths[i] + 2) : "-".repeat(widths[i] + 1) + ":")
                            .append('|');
                }
                lines.add(rule.toString());
            }
        }
        return lines;
    }
}
