package org.jpaschema.exact;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javax.sql.DataSource;
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

/**
 * Hibernate's own schema tools over one model. Loaded in a class loader with one Hibernate; talks in JDK types only:
 * given a connection and "create" or "validate", it answers with what went wrong, a message each.
 */
public final class InsideHibernate implements BiFunction<Connection, String, List<String>>, AutoCloseable {

    private final AtomicReference<Connection> connection = new AtomicReference<>();
    private final Map<String, Object> settings;
    private final StandardServiceRegistry registry;
    private final Metadata metadata;

    /**
     * Builds the model.
     *
     * @param first a database of the engine that all later ones are of
     * @param classes names of annotated classes and packages
     * @param properties Hibernate's settings
     */
    public InsideHibernate(Connection first, List<String> classes, Map<String, String> properties) {
        connection.set(first);
        settings = new HashMap<>(properties);
        settings.put("hibernate.connection.datasource", dataSource());
        settings.put("hibernate.hbm2ddl.create_namespaces", "true");
        registry = new StandardServiceRegistryBuilder().applySettings(settings).build();
        MetadataSources sources = new MetadataSources(registry);
        classes.forEach(name -> add(sources, name));
        metadata = sources.buildMetadata();
        // As the application's SessionFactory does before it creates anything.
        MetadataImplementor implementor = (MetadataImplementor) metadata;
        implementor.orderColumns(true);
        implementor.validate();
    }

    @Override
    public List<String> apply(Connection database, String tool) {
        connection.set(database);
        List<String> problems = new ArrayList<>();
        ExecutionOptions options =
                SchemaManagementToolCoordinator.buildExecutionOptions(settings, e -> problems.add(message(e)));
        SchemaManagementTool tools = registry.getService(SchemaManagementTool.class);
        try {
            if (tool.equals("create")) {
                tools.getSchemaCreator(settings)
                        .doCreation(metadata, options, ContributableMatcher.ALL, source(), target());
            } else {
                tools.getSchemaValidator(settings).doValidation(metadata, options, ContributableMatcher.ALL);
            }
        } catch (RuntimeException e) {
            problems.add(message(e));
        }
        return problems;
    }

    @Override
    public void close() {
        StandardServiceRegistryBuilder.destroy(registry);
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage()
                + (thrown.getCause() == null ? "" : " / " + thrown.getCause().getMessage());
    }

    private static void add(MetadataSources sources, String name) {
        if (name.endsWith("package-info")) {
            sources.addPackage(name.substring(0, name.lastIndexOf('.')));
        } else {
            sources.addAnnotatedClassName(name);
        }
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
            public java.util.EnumSet<TargetType> getTargetTypes() {
                return java.util.EnumSet.of(TargetType.DATABASE);
            }

            @Override
            public ScriptTargetOutput getScriptTargetOutput() {
                return null;
            }
        };
    }

    /** Always the connection of the moment, which stays open. */
    private DataSource dataSource() {
        InvocationHandler open = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection.get(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        Connection kept = (Connection)
                Proxy.newProxyInstance(InsideHibernate.class.getClassLoader(), new Class<?>[] {Connection.class}, open);
        InvocationHandler source = (proxy, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> kept;
            case "getLogWriter" -> new PrintWriter(System.err);
            case "isWrapperFor" -> false;
            case "hashCode" -> 1;
            case "equals" -> proxy == arguments[0];
            default -> null;
        };
        return (DataSource) Proxy.newProxyInstance(
                InsideHibernate.class.getClassLoader(), new Class<?>[] {DataSource.class}, source);
    }
}
