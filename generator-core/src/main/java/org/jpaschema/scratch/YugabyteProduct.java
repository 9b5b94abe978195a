package org.jpaschema.scratch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.database.Database;

/** YugabyteDB: PostgreSQL's statements, in a container only. */
final class YugabyteProduct extends PostgresqlProduct {

    /** Its images' tags have a build number that no server tells. */
    @Override
    public Container container(Database live, Like like, String password) {
        return new Container(
                "yugabytedb/yugabyte:latest",
                5433,
                Map.of(),
                List.of("bin/yugabyted", "start", "--background=false"),
                Containers.scheme(live) + "://%s:%s/%s",
                "yugabyte",
                "");
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.empty();
    }
}
