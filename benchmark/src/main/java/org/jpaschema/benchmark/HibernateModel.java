package org.jpaschema.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.tool.schema.SourceType;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.hibernate.tool.schema.spi.ScriptSourceInput;
import org.hibernate.tool.schema.spi.ScriptTargetOutput;
import org.hibernate.tool.schema.spi.SourceDescriptor;
import org.hibernate.tool.schema.spi.TargetDescriptor;

/** Hibernate's metadata and its own schema tools over it. */
final class HibernateModel implements AutoCloseable {

    private final Map<String, Object> settings;
    private final StandardServiceRegistry registry;
    private final Metadata metadata;

    private HibernateModel(Map<String, Object> settings, Iterable<String> entities) {
        this.settings = settings;
        this.registry =
                new StandardServiceRegistryBuilder().applySettings(settings).build();
        MetadataSources sources = new MetadataSources(registry);
        entities.forEach(sources::addAnnotatedClassName);
        this.metadata = sources.buildMetadata();
    }

    /** Without a connection: product and version as the server says them. */
    static HibernateModel offline(Scene scene, Product product) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        settings.put("jakarta.persistence.database-product-name", product.name());
        settings.put("jakarta.persistence.database-major-version", product.major());
        settings.put("jakarta.persistence.database-minor-version", product.minor());
        return new HibernateModel(settings, scene.entities());
    }

    /** With Hibernate's own connections, as an application has it. */
    static HibernateModel online(Scene scene) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.jdbc.url", scene.url());
        settings.put("jakarta.persistence.jdbc.user", scene.username());
        settings.put("jakarta.persistence.jdbc.password", scene.password());
        return new HibernateModel(settings, scene.entities());
    }

    /** What a server calls itself. */
    record Product(String name, int major, int minor) {

        static Product of(Scene scene) throws SQLException {
            try (Connection connection = DriverManager.getConnection(scene.url(), scene.username(), scene.password())) {
                var server = connection.getMetaData();
                return new Product(
                        server.getDatabaseProductName(),
                        server.getDatabaseMajorVersion(),
                        server.getDatabaseMinorVersion());
            }
        }
    }

    /** Creates everything; gives the number of failures. */
    int create() {
        MetadataImplementor implementor = (MetadataImplementor) metadata;
        implementor.orderColumns(true);
        implementor.validate();
        return run((tools, options) -> tools.getSchemaCreator(settings)
                .doCreation(metadata, options, ContributableMatcher.ALL, source(), target()));
    }

    int validate() {
        return run((tools, options) ->
                tools.getSchemaValidator(settings).doValidation(metadata, options, ContributableMatcher.ALL));
    }

    int update() {
        return run((tools, options) ->
                tools.getSchemaMigrator(settings).doMigration(metadata, options, ContributableMatcher.ALL, target()));
    }

    private interface Tool {
        void run(SchemaManagementTool tools, ExecutionOptions options);
    }

    private int run(Tool tool) {
        AtomicInteger failures = new AtomicInteger();
        ExecutionOptions options = SchemaManagementToolCoordinator.buildExecutionOptions(settings, e -> {
            failures.incrementAndGet();
            System.err.println(e);
        });
        tool.run(registry.requireService(SchemaManagementTool.class), options);
        return failures.get();
    }

    private static SourceDescriptor source() {
        return new SourceDescriptor() {
            @Override
            public SourceType getSourceType() {
                return SourceType.METADATA;
            }

            @Override
            public ScriptSourceInput getScriptSourceInput() {
                return null;
            }
        };
    }

    private static TargetDescriptor target() {
        return new TargetDescriptor() {
            @Override
            public EnumSet<TargetType> getTargetTypes() {
                return EnumSet.of(TargetType.DATABASE);
            }

            @Override
            public ScriptTargetOutput getScriptTargetOutput() {
                return null;
            }
        };
    }

    @Override
    public void close() {
        StandardServiceRegistryBuilder.destroy(registry);
    }
}
