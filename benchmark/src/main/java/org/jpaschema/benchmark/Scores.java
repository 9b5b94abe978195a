package org.jpaschema.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jpaschema.benchmark.Fork.Run;

/** What was measured of one contender. */
final class Scores {

    final String contender;
    final List<Run> cold = new ArrayList<>();
    final List<Run> warm = new ArrayList<>();
    /** How long a whole JVM took. */
    long milliseconds;

    int queries = -1;
    int megabytes = -1;
    String failure = "";

    Scores(String contender) {
        this.contender = contender;
    }

    /** The median in seconds, or NaN when there was no run. */
    static double median(List<Run> runs, ToLongFunction<Run> value) {
        List<Long> sorted = runs.stream().map(value::applyAsLong).sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        double nanoseconds =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        return nanoseconds / 1e9;
    }

    double coldWall() {
        return median(cold, Run::wall);
    }

    double coldProcessor() {
        return median(cold, Run::processor);
    }

    double warmWall() {
        return median(warm, Run::wall);
    }
}
