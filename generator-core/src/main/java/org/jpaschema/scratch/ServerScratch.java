package org.jpaschema.scratch;

import java.sql.SQLException;
import org.jpaschema.schema.SchemaException;

/** Databases on a server of this run's own. */
final class ServerScratch implements Scratch {

    private final ServerProduct product;
    private final Server server;
    private final Access access;

    ServerScratch(ServerProduct product, Server server, Access access) {
        this.product = product;
        this.server = server;
        this.access = access;
    }

    @Override
    public String description() {
        return server.description();
    }

    @Override
    public Made make(Like like) {
        try {
            return product.make(server, like, access);
        } catch (SQLException e) {
            throw unmade(description(), e);
        }
    }

    static SchemaException unmade(String scratch, SQLException reason) {
        return new SchemaException(
                "No database can be made for trying the migration (" + scratch + "): " + reason.getMessage()
                        + ". Name another place with schema.scratch (embedded, docker or a JDBC URL), or do without:"
                        + " schema.scratch=none.",
                reason);
    }

    @Override
    public void close() {
        server.close();
    }
}
