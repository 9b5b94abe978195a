package org.jpaschema.entity.hibernate;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DatabaseMetaDataDialectResolutionInfoAdapter;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jpaschema.schema.SchemaException;

/** Finds the dialect: the one that the project asks for, else the one that Hibernate picks for the live server. */
final class DialectChoice {

    private static final String DIALECT = "hibernate.dialect";

    private final BootstrapServiceRegistry bootstrap;
    private final Map<String, Object> settings;

    DialectChoice(BootstrapServiceRegistry bootstrap, Map<String, Object> settings) {
        this.bootstrap = bootstrap;
        this.settings = settings;
    }

    /** A dialect that knows the server's version and settings, whoever chose it. */
    Dialect forServer(Connection live) throws SQLException {
        DialectResolutionInfo server = new DatabaseMetaDataDialectResolutionInfoAdapter(live.getMetaData());
        Object asked = settings.get(DIALECT);
        if (asked instanceof Dialect dialect) {
            return dialect;
        }
        return asked == null || asked.toString().isBlank()
                ? resolved(server)
                : instance(asked.toString().strip(), server);
    }

    private Dialect resolved(DialectResolutionInfo server) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                .applySettings(settings)
                .build();
        try {
            Dialect dialect = registry.requireService(DialectResolver.class).resolveDialect(server);
            if (dialect == null) {
                throw new SchemaException("Hibernate has no dialect for " + server.getDatabaseName() + " "
                        + server.getDatabaseMajorVersion() + ". Add org.hibernate.orm:hibernate-community-dialects in"
                        + " Hibernate's version to the project, or set schema.hibernate.dialect to a dialect class.");
            }
            return dialect;
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private Dialect instance(String name, DialectResolutionInfo server) {
        Class<? extends Dialect> type =
                bootstrap.requireService(StrategySelector.class).selectStrategyImplementor(Dialect.class, name);
        try {
            for (Constructor<?> constructor : type.getConstructors()) {
                if (constructor.getParameterCount() == 1
                        && constructor.getParameterTypes()[0] == DialectResolutionInfo.class) {
                    return (Dialect) constructor.newInstance(server);
                }
            }
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new SchemaException(
                    "The dialect " + name + " (hibernate.dialect) cannot be created: "
                            + (e.getCause() == null ? e : e.getCause()) + ". Correct or remove that property.",
                    e);
        }
    }
}
