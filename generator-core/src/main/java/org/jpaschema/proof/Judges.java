package org.jpaschema.proof;

import java.util.List;
import org.jpaschema.database.Database;

/** Who says whether a database is what the entities want. */
public interface Judges {

    /** What still differs from the entities, a line each; empty when nothing does. */
    List<String> differences(Database database);

    /** What Hibernate's own validation objects to; empty when nothing. */
    List<String> objections(Database database);

    /** Has Hibernate create its own schema in an empty database; gives what went wrong. */
    List<String> create(Database database);
}
