package org.jpaschema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a project wants done before a migration is trusted.
 *
 * @param scratch where a migration is proven: {@code auto}, {@code embedded}, {@code docker}, {@code none}, or a JDBC URL
 * @param probe how closely the live data is looked at: {@code off}, {@code estimate} or {@code full}
 * @param samples whether probes may show values of rows; else they are masked
 * @param destructive what becomes of changes that lose data: {@code hold}, {@code deprecate}, {@code write} or
 *     {@code forbid}
 * @param online whether plans are made that do not block: {@code auto}, {@code true} or {@code false}
 * @param renames what was renamed and what was not: {@code orders.total->amount}, {@code orders.total!->amount}
 * @param risks severities by the code of a rule: {@code off}, {@code safe}, {@code caution} or {@code danger}
 * @param failOn the severity that fails the goal; empty for none
 * @param released the model of the version that still runs: a {@code schema.json}, a jar that has one, an artifact
 *     ({@code group:artifact:version}), a tag or commit; empty when none runs
 */
public record Safety(
        String scratch,
        String probe,
        boolean samples,
        String destructive,
        String online,
        List<String> renames,
        Map<String, String> risks,
        Optional<String> failOn,
        Optional<String> released) {

    /** What goes for a project that says nothing. */
    public static final Safety DEFAULT = new Safety(
            "auto", "estimate", false, "hold", "auto", List.of(), Map.of(), Optional.empty(), Optional.empty());

    public Safety {
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(destructive, "destructive");
        Objects.requireNonNull(online, "online");
        renames = List.copyOf(renames);
        risks = Map.copyOf(risks);
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(released, "released");
    }

    /** The same, proven elsewhere. */
    public Safety withScratch(String newScratch) {
        return new Safety(newScratch, probe, samples, destructive, online, renames, risks, failOn, released);
    }

    /** The same with another way to look at the data. */
    public Safety withProbe(String newProbe, boolean newSamples) {
        return new Safety(scratch, newProbe, newSamples, destructive, online, renames, risks, failOn, released);
    }

    /** The same with another way to treat what loses data. */
    public Safety withDestructive(String newDestructive) {
        return new Safety(scratch, probe, samples, newDestructive, online, renames, risks, failOn, released);
    }

    /** The same with other plans. */
    public Safety withOnline(String newOnline) {
        return new Safety(scratch, probe, samples, destructive, newOnline, renames, risks, failOn, released);
    }

    /** The same with other renames. */
    public Safety withRenames(List<String> newRenames) {
        return new Safety(scratch, probe, samples, destructive, online, newRenames, risks, failOn, released);
    }

    /** The same with rules judged otherwise. */
    public Safety withRisks(Map<String, String> newRisks, Optional<String> newFailOn) {
        return new Safety(scratch, probe, samples, destructive, online, renames, newRisks, newFailOn, released);
    }

    /** The same with a version that still runs. */
    public Safety withReleased(Optional<String> newReleased) {
        return new Safety(scratch, probe, samples, destructive, online, renames, risks, failOn, newReleased);
    }
}
