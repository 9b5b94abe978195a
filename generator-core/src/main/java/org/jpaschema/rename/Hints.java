package org.jpaschema.rename;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.schema.SchemaException;

/**
 * What was said of names.
 *
 * @param said for this run: each has to be of use
 * @param kept beside the migrations: what is of no use any more is passed over
 */
public record Hints(List<Hint> said, List<Hint> kept) {

    /** Nothing was said. */
    public static final Hints NONE = new Hints(List.of(), List.of());

    public Hints {
        said = List.copyOf(said);
        kept = List.copyOf(kept);
    }

    /**
     * The same, with no contradictions in either list.
     *
     * @throws SchemaException with all contradictions, each naming both
     */
    public Hints checked() {
        List<String> problems = Stream.of(said, kept)
                .flatMap(hints -> contradictions(hints).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
        return this;
    }

    private static List<String> contradictions(List<Hint> hints) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < hints.size(); i++) {
            for (Hint other : hints.subList(i + 1, hints.size())) {
                contradiction(hints.get(i), other)
                        .ifPresent(reason -> problems.add("schema.rename: " + reason + ". Remove one of the two."));
            }
        }
        return problems;
    }

    private static Optional<String> contradiction(Hint one, Hint other) {
        String both = one + " and " + other;
        if (one.speaksOf(other.before(), other.after())) {
            return one.renamed() == other.renamed() ? Optional.empty() : Optional.of(both + " contradict each other");
        }
        if (!one.renamed() || !other.renamed()) {
            return Optional.empty();
        }
        if (one.before().equalsIgnoreCase(other.before())) {
            return Optional.of(both + " give one thing two names");
        }
        boolean samePlace = place(one).equalsIgnoreCase(place(other));
        return samePlace && one.speaksOf(one.before(), other.after())
                ? Optional.of(both + " give two things one name")
                : Optional.empty();
    }

    private static String place(Hint hint) {
        int dot = hint.before().lastIndexOf('.');
        return dot < 0 ? "" : hint.before().substring(0, dot);
    }

    boolean isEmpty() {
        return said.isEmpty() && kept.isEmpty();
    }

    /** The same with one more for this run. */
    public Hints with(Hint hint) {
        return new Hints(Stream.concat(said.stream(), Stream.of(hint)).toList(), kept);
    }

    /**
     * What was said of a pair of names; what was said for this run has precedence.
     *
     * @param rename the pair
     * @param before other paths that its name before may be given by
     */
    Optional<Hint> of(Rename rename, List<String> before) {
        return Stream.concat(said.stream(), kept.stream())
                .filter(h -> h.speaksOf(rename.before(), rename.newName())
                        || before.stream().anyMatch(b -> h.speaksOf(b, rename.newName())))
                .findFirst();
    }
}
