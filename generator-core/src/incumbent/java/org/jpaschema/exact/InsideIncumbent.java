package org.jpaschema.exact;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseConnection;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.DiffOutputControl;
import liquibase.diff.output.changelog.DiffToChangeLog;
import liquibase.ext.hibernate.database.HibernateDatabase;
import liquibase.ext.hibernate.database.connection.HibernateConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.boot.MetadataSources;

/**
 * Liquibase's Hibernate extension over one model. Loaded in a class loader with it and a Hibernate; talks in JDK types
 * only: given a connection, it answers with the changes that it would write, a line each.
 */
public final class InsideIncumbent implements Function<Connection, List<String>> {

    private final List<String> classes;
    private final String url;

    /**
     * A model.
     *
     * @param classes names of annotated classes and packages
     * @param settings Hibernate's settings
     * @param dialect Hibernate's class for the engine
     */
    public InsideIncumbent(List<String> classes, Map<String, String> settings, String dialect) {
        this.classes = classes;
        StringBuilder text = new StringBuilder("hibernate:entities:exactness?dialect=" + dialect);
        settings.forEach(
                (name, value) -> text.append('&').append(name).append('=').append(value));
        this.url = text.toString();
    }

    @Override
    public List<String> apply(Connection live) {
        try {
            return Scope.child(Map.of("liquibase.analytics.enabled", false), () -> changes(live));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> changes(Connection live) throws Exception {
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(live));
        Entities entities = new Entities(classes);
        entities.setConnection(new JdbcConnection(new HibernateConnection(
                url, new ClassLoaderResourceAccessor(getClass().getClassLoader()))));
        DiffResult result = DiffGeneratorFactory.getInstance().compare(entities, database, CompareControl.STANDARD);
        List<String> changes = new ArrayList<>();
        for (ChangeSet set :
                new DiffToChangeLog(result, new DiffOutputControl(false, false, false, null)).generateChangeSets()) {
            for (Change change : set.getChanges()) {
                changes.add(change.getClass().getSimpleName() + ": " + change.getConfirmationMessage() + " "
                        + change.generateCheckSum());
            }
        }
        entities.close();
        return changes;
    }

    private static final class Entities extends HibernateDatabase {

        private final List<String> classes;

        Entities(List<String> classes) {
            this.classes = classes;
        }

        @Override
        protected void configureSources(MetadataSources sources) {
            for (String name : classes) {
                if (name.endsWith("package-info")) {
                    sources.addPackage(name.substring(0, name.lastIndexOf('.')));
                } else {
                    sources.addAnnotatedClassName(name);
                }
            }
        }

        @Override
        public boolean isCorrectDatabaseImplementation(DatabaseConnection connection) {
            return connection.getURL().startsWith("hibernate:entities:");
        }

        @Override
        public String getShortName() {
            return "hibernateEntities";
        }

        @Override
        protected String getDefaultDatabaseProductName() {
            return "Hibernate entities";
        }
    }
}
