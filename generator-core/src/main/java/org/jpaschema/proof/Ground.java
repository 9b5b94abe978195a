package org.jpaschema.proof;

import java.util.List;
import java.util.function.Supplier;
import org.jpaschema.database.Database;

/**
 * Where migrations are tried.
 *
 * @param description what it is, for people: {@code embedded PostgreSQL 18.6}
 * @param fresh opens a new, empty database, like the live one by its names; what an earlier call gave is closed before
 * @param lacking the extensions that the live database has and this lacks
 */
public record Ground(String description, Supplier<Database> fresh, Supplier<List<String>> lacking) {}
