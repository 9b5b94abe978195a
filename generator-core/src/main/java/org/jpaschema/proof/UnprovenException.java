package org.jpaschema.proof;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.schema.SchemaException;

/** A migration that does not do what it should; a mistake of this project's. */
public final class UnprovenException extends SchemaException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> residue;

    UnprovenException(String stage, List<String> residue, Throwable cause) {
        super(message(stage, residue), cause);
        this.residue = List.copyOf(residue);
    }

    /** What was found, a line each. */
    public List<String> residue() {
        return residue;
    }

    private static List<String> message(String stage, List<String> residue) {
        List<String> lines = new ArrayList<>();
        lines.add("The migration does not do what the entities say (" + stage + "):");
        residue.forEach(r -> lines.add("  " + r));
        return lines;
    }
}
