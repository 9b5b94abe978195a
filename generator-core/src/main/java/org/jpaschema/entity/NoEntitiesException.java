package org.jpaschema.entity;

import org.jpaschema.schema.SchemaException;

/** There is no entity: a mistake of configuration, or a module that is to be skipped; never "drop everything". */
public final class NoEntitiesException extends SchemaException {

    private static final long serialVersionUID = 1L;

    public NoEntitiesException(String problem) {
        super(problem);
    }
}
