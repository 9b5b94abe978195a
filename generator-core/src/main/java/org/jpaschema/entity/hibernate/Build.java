package org.jpaschema.entity.hibernate;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.jpaschema.schema.SchemaException;

/**
 * Hibernate's metadata.
 *
 * @param metadata the metadata
 * @param bootstrap the class loading
 * @param registry the services that it was built with
 * @param dialect the dialect of the live server
 * @param names which names Hibernate generated
 * @param warning what is missing from it, if anything
 */
record Build(
        Metadata metadata,
        BootstrapServiceRegistry bootstrap,
        StandardServiceRegistry registry,
        Dialect dialect,
        GeneratedNames names,
        Optional<String> warning)
        implements AutoCloseable {

    /**
     * Builds without a connection of Hibernate's own.
     *
     * @throws Blame.Failure when Hibernate does not accept the model
     */
    static Build of(BridgeRequest request) {
        return of(request, Map.of("hibernate.boot.allow_jdbc_metadata_access", "false"));
    }

    /**
     * Builds.
     *
     * @param connection the settings that say how Hibernate connects
     * @throws Blame.Failure when Hibernate does not accept the model
     */
    static Build of(BridgeRequest request, Map<String, ?> connection) {
        BootstrapServiceRegistry bootstrap = new BootstrapServiceRegistryBuilder()
                .applyClassLoader(Build.class.getClassLoader())
                .disableAutoClose()
                .build();
        StandardServiceRegistry registry = null;
        try {
            StandardServiceRegistryBuilder builder =
                    new StandardServiceRegistryBuilder(bootstrap).applySettings(settings(request.properties()));
            withoutConnection(builder.getSettings());
            builder.getSettings().putAll(connection);
            Dialect dialect = new DialectChoice(bootstrap, builder.getSettings()).forServer(request.live());
            request.asked().run();
            builder.applySetting("hibernate.dialect", dialect);
            registry = builder.build();
            GeneratedNames names = new GeneratedNames();
            MetadataSources sources = new MetadataSources(registry);
            request.classes().forEach(sources::addAnnotatedClassName);
            request.packages().forEach(sources::addPackage);
            request.mappings().forEach(sources::addResource);
            Metadata metadata = sources.getMetadataBuilder(registry)
                    .applyImplicitNamingStrategy(names.strategy(registry))
                    .build();
            Optional<String> warning = new BeanValidation(registry, dialect).apply(metadata);
            // As before Hibernate's own create table; it decides the order of composite keys, too.
            ((MetadataImplementor) metadata).orderColumns(true);
            ((MetadataImplementor) metadata).validate();
            return new Build(metadata, bootstrap, registry, dialect, names, warning);
        } catch (SchemaException e) {
            close(registry, bootstrap);
            throw e;
        } catch (SQLException e) {
            close(registry, bootstrap);
            throw new SchemaException("The database does not say what it is: " + e.getMessage(), e);
        } catch (RuntimeException | LinkageError e) {
            close(registry, bootstrap);
            throw new Blame.Failure(e);
        }
    }

    /** A setting as Hibernate understands it, or "" when there is none. */
    String setting(String name) {
        Object value = registry.requireService(ConfigurationService.class)
                .getSettings()
                .get(name);
        return value == null ? "" : value.toString();
    }

    /** What Hibernate needs to write SQL, without a default schema. */
    SqlStringGenerationContext sqlContext() {
        return sqlContext(null, null);
    }

    /** What Hibernate needs to write SQL as the application does. */
    SqlStringGenerationContext applicationSqlContext() {
        String catalog = setting("hibernate.default_catalog");
        String schema = setting("hibernate.default_schema");
        return sqlContext(catalog.isEmpty() ? null : catalog, schema.isEmpty() ? null : schema);
    }

    private SqlStringGenerationContext sqlContext(String catalog, String schema) {
        Database database = metadata.getDatabase();
        return SqlStringGenerationContextImpl.fromExplicit(database.getJdbcEnvironment(), database, catalog, schema);
    }

    @Override
    public void close() {
        close(registry, bootstrap);
    }

    private static void close(StandardServiceRegistry registry, BootstrapServiceRegistry bootstrap) {
        if (registry != null) {
            StandardServiceRegistryBuilder.destroy(registry);
        }
        BootstrapServiceRegistryBuilder.destroy(bootstrap);
    }

    private static Map<String, Object> settings(Map<String, String> properties) {
        return new HashMap<>(properties);
    }

    /** Whatever would make Hibernate connect; hibernate.properties on the class path may say so too. */
    private static void withoutConnection(Map<String, Object> settings) {
        settings.keySet()
                .removeIf(key -> key.startsWith("hibernate.connection.")
                        || key.startsWith("hibernate.hbm2ddl.")
                        || key.startsWith("jakarta.persistence.jdbc.")
                        || key.startsWith("javax.persistence.jdbc.")
                        || key.startsWith("jakarta.persistence.schema-generation.")
                        || key.startsWith("javax.persistence.schema-generation.")
                        || key.endsWith(".persistence.jtaDataSource")
                        || key.endsWith(".persistence.nonJtaDataSource"));
    }
}
