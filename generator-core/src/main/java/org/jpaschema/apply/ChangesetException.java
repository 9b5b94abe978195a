package org.jpaschema.apply;

import org.jpaschema.schema.SchemaException;

/** A changeset that could not be run. */
public final class ChangesetException extends SchemaException {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean stopped;
    private final String reason;

    ChangesetException(String message, String id, boolean stopped, String reason, Throwable cause) {
        super(message, cause);
        this.id = id;
        this.stopped = stopped;
        this.reason = reason;
    }

    /** The changeset's id. */
    public String id() {
        return id;
    }

    /** Whether its precondition stopped it; else the database refused a statement. */
    public boolean stopped() {
        return stopped;
    }

    /** The precondition's message, or what the database said. */
    public String reason() {
        return reason;
    }
}
