package org.jpaschema.entity.hibernate;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;
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
 * Hibernate's own schema tools, in the project's class loader: given a {@link BridgeRequest} whose connection is the
 * database to work on, and {@code validate} or {@code create}, they answer with what went wrong, a message each.
 */
public final class SchemaTools implements BiFunction<Map<String, Object>, String, List<String>> {

    /** Called from outside by name. */
    public SchemaTools() {}

    @Override
    public List<String> apply(Map<String, Object> map, String tool) {
        BridgeRequest request = BridgeRequest.of(map);
        List<String> problems = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(request.properties());
        settings.put("hibernate.connection.datasource", dataSource(request.live()));
        settings.put("hibernate.hbm2ddl.create_namespaces", "true");
        try (Build build = Build.of(
                request, Map.of("hibernate.connection.datasource", settings.get("hibernate.connection.datasource")))) {
            ExecutionOptions options =
                    SchemaManagementToolCoordinator.buildExecutionOptions(settings, e -> problems.add(message(e)));
            SchemaManagementTool tools = build.registry().requireService(SchemaManagementTool.class);
            if (tool.equals("create")) {
                tools.getSchemaCreator(settings)
                        .doCreation(build.metadata(), options, ContributableMatcher.ALL, source(), target());
            } else {
                tools.getSchemaValidator(settings).doValidation(build.metadata(), options, ContributableMatcher.ALL);
            }
        } catch (Blame.Failure e) {
            problems.addAll(new Blame(request).problems(e.getCause()));
        } catch (RuntimeException e) {
            problems.add(message(e));
        }
        return problems;
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage()
                + (thrown.getCause() == null ? "" : " (" + thrown.getCause().getMessage() + ")");
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

    /** The one connection, which stays open. */
    private static DataSource dataSource(Connection connection) {
        ClassLoader loader = SchemaTools.class.getClassLoader();
        InvocationHandler open = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        Object kept = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, open);
        InvocationHandler source = (proxy, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> kept;
            case "getLogWriter" -> new PrintWriter(System.err);
            case "isWrapperFor" -> false;
            case "hashCode" -> 1;
            case "equals" -> proxy == arguments[0];
            default -> null;
        };
        return (DataSource) Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, source);
    }
}
