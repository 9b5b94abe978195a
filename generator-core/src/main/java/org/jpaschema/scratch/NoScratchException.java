package org.jpaschema.scratch;

import java.util.List;
import org.jpaschema.schema.SchemaException;

/** No throw-away database can be had of the live database's engine; the message has every reason, and the ways out. */
public final class NoScratchException extends SchemaException {

    private static final long serialVersionUID = 1L;

    NoScratchException(String product, List<String> reasons) {
        super("There is no scratch database for " + product + ": " + String.join("; ", reasons)
                + ". Name one yourself: schema.scratch=<JDBC URL> of an empty database of the same engine, with user and"
                + " password in the URL; or do without: schema.scratch=none.");
    }
}
