package org.jpaschema.proof;

import org.jpaschema.schema.SchemaException;

/** A migration cannot be tried here; the message is the reason. */
public final class NoProofException extends SchemaException {

    private static final long serialVersionUID = 1L;

    NoProofException(String reason) {
        super(reason);
    }
}
