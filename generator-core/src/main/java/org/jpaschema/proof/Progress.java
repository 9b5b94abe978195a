package org.jpaschema.proof;

import java.util.function.Consumer;

/** What a proof tells of its way: nothing when it is short. */
final class Progress {

    /** From so many tables and steps on it takes more than a moment. */
    private static final int LONG = 1_000;

    private static final int EVERY = 1_000;

    private final Consumer<String> lines;
    private final boolean told;
    private int done;

    /** @param lines takes a line each */
    Progress(Proposal proposal, Consumer<String> lines) {
        this.lines = lines;
        this.told = proposal.today().tables().size() + proposal.steps().size() >= LONG;
    }

    /** Something else begins. */
    void begin(String stage) {
        done = 0;
        if (told) {
            lines.accept("  " + stage);
        }
    }

    /** One more changeset is done. */
    void done() {
        done++;
        if (told && done % EVERY == 0) {
            lines.accept("    %,d changesets".formatted(done));
        }
    }
}
