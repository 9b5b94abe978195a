package org.jpaschema.scratch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.schema.SchemaException;

/** A database that somebody made for this alone. */
final class GivenScratch implements Scratch {

    static final String PARAMETER = "schema.scratch";

    /** Whoever makes this table says that all else in the database may be lost. */
    private static final String MARK = "jpaschema_scratch";

    private static final String MAKE_MARK = "create table " + MARK + " (id integer)";
    private static final int NAMES_TO_SHOW = 5;

    private final ConnectionSettings settings;
    private final Product product;
    private final Access access;
    private final String version;

    private GivenScratch(ConnectionSettings settings, Product product, Access access, String version) {
        this.settings = settings;
        this.product = product;
        this.access = access;
        this.version = version;
    }

    /**
     * The database of the URL, which is marked from here on.
     *
     * @throws SchemaException when it is the live one, of another engine, or not empty and not marked
     */
    static GivenScratch open(String url, Database live, Product product, Access access) {
        ConnectionSettings settings = new ConnectionSettings(url, Optional.empty(), Optional.empty(), PARAMETER);
        if (address(settings).equals(address(live.settings()))) {
            throw itself(settings);
        }
        try (Database database = access.open(settings)) {
            if (!database.engine().name().equals(live.engine().name())) {
                throw new SchemaException(PARAMETER + " (" + settings.maskedUrl() + ") is "
                        + database.productVersion() + ", but the live database is " + live.productVersion()
                        + ": give one of the same engine.");
            }
            Optional<String> identity = product.identity(database.connection());
            if (identity.isPresent() && identity.equals(product.identity(live.connection()))) {
                throw itself(settings);
            }
            List<String> contents = new ArrayList<>(product.contents(database.connection()));
            // Not every driver lists them.
            database.catalog(Set.of(database.currentNamespace())).sequences().stream()
                    .map(sequence -> sequence.name().name())
                    .filter(name -> !contents.contains(name))
                    .forEach(contents::add);
            if (contents.stream().noneMatch(MARK::equalsIgnoreCase)) {
                refuse(contents, settings);
                Access.execute(database.connection(), List.of(MAKE_MARK));
            }
            return new GivenScratch(settings, product, access, database.productVersion());
        } catch (SQLException e) {
            throw unusable(settings, e);
        }
    }

    /** Where a database is, without what decides who asks and how. */
    private static String address(ConnectionSettings settings) {
        return settings.url()
                .replaceFirst("[?;].*", "")
                .replaceFirst("//[^/]*@", "//")
                .toLowerCase(Locale.ROOT);
    }

    private static SchemaException itself(ConnectionSettings settings) {
        return new SchemaException(PARAMETER + " (" + settings.maskedUrl()
                + ") is the live database itself. What is tried out there is lost, so it has to be a database of its own:"
                + " make an empty one and give its URL, or leave " + PARAMETER + " away.");
    }

    private static void refuse(List<String> contents, ConnectionSettings settings) {
        if (contents.isEmpty()) {
            return;
        }
        String shown = String.join(", ", contents.subList(0, Math.min(NAMES_TO_SHOW, contents.size())));
        String more = contents.size() > NAMES_TO_SHOW ? " and " + (contents.size() - NAMES_TO_SHOW) + " more" : "";
        throw new SchemaException(PARAMETER + " (" + settings.maskedUrl() + ") is not empty, it has " + shown + more
                + ". What is tried out there is lost, so give the URL of an empty database; or, when all in this one may be"
                + " lost, mark it: " + MAKE_MARK + ".");
    }

    private static SchemaException unusable(ConnectionSettings settings, SQLException reason) {
        return new SchemaException(
                PARAMETER + " (" + settings.maskedUrl() + ") cannot be used: " + reason.getMessage()
                        + ". Its account has to be allowed everything in that database.",
                reason);
    }

    @Override
    public String description() {
        return version + " at " + settings.maskedUrl();
    }

    /** Names of another schema would mean something else there, on some servers even the live database. */
    @Override
    public Made make(Like like) {
        Made made;
        try {
            made = product.complete(settings, like, access);
        } catch (SQLException e) {
            throw unusable(settings, e);
        }
        try (Database database = access.open(made.connection())) {
            if (!database.currentNamespace().equals(like.namespace())) {
                throw new SchemaException(PARAMETER + " (" + settings.maskedUrl() + ") has the current schema "
                        + database.currentNamespace() + ", the live database has " + like.namespace()
                        + ": give a URL that leads to one of that name, where on this engine a database is a schema or"
                        + " a user is, on another server.");
            }
        }
        return made;
    }

    @Override
    public void close() {
        // It is somebody else's, and stays as it is for a look at what went wrong.
    }
}
