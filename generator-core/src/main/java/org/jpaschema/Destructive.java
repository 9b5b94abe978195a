package org.jpaschema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.plan.Rollout;
import org.jpaschema.plan.Step;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.SchemaException;

/** What becomes of changes that lose data: {@code schema.destructive}. */
enum Destructive {
    /** Drops come last and wait for a yes of their own. */
    HOLD,
    /** What they drop is marked by a comment and stays; a mandatory column becomes optional. */
    DEPRECATE,
    /** In their place. */
    WRITE,
    /** Not written. */
    FORBID;

    /**
     * The policy of this name.
     *
     * @throws SchemaException when there is none
     */
    static Destructive of(String text) {
        return Arrays.stream(values())
                .filter(d -> d.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new SchemaException("schema.destructive is \"" + text + "\"; it must be "
                        + Stream.of(values())
                                .map(d -> d.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** What becomes of drops in a plan. */
    Rollout.Drops drops() {
        return switch (this) {
            case HOLD -> Rollout.Drops.HELD;
            case DEPRECATE -> Rollout.Drops.DEPRECATED;
            case WRITE, FORBID -> Rollout.Drops.WRITTEN;
        };
    }

    /** Whether what is marked as deprecated is dropped now. */
    boolean dropsDeprecated() {
        return this == HOLD || this == WRITE;
    }

    /**
     * Looks at a plan.
     *
     * @throws SchemaException when it loses data and must not
     */
    void check(List<Step> steps) {
        if (this == FORBID) {
            refuse(steps);
        }
    }

    private static void refuse(List<Step> steps) {
        List<String> problems = steps.stream()
                .flatMap(s -> s.risks().stream())
                .filter(r -> !r.loss().isEmpty())
                .map(Destructive::problem)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        if (!problems.isEmpty()) {
            problems.add(
                    "schema.destructive=forbid: nothing was written. Map what shall stay, name what was renamed with"
                            + " -Dschema.rename=table.old->new, or run again with -Dschema.destructive=hold (the drops wait for a"
                            + " yes of their own) or =write.");
            throw new SchemaException(problems, null);
        }
    }

    private static String problem(Risk risk) {
        return "Would lose " + risk.loss() + ": " + risk.message()
                + (risk.remedy().isEmpty() ? "" : " " + risk.remedy());
    }
}
