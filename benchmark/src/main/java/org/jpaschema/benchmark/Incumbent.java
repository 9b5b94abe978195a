package org.jpaschema.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Scope;
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
import org.jpaschema.benchmark.HibernateModel.Product;

/** Liquibase's Hibernate extension: its metadata, its two snapshots, its comparison, its changesets. */
final class Incumbent implements Contender {

    private final Scene scene;
    private final Product product;

    Incumbent(Scene scene) throws Exception {
        this.scene = scene;
        this.product = Product.of(scene);
    }

    /** Its list of changesets, which are the differences as it sees them; false ones are not this benchmark's matter. */
    @Override
    public int run() throws Exception {
        return Scope.child(java.util.Map.of("liquibase.analytics.enabled", false), () -> {
            try (Connection live = DriverManager.getConnection(scene.url(), scene.username(), scene.password())) {
                Database database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(live));
                Entities entities = new Entities(scene);
                entities.setConnection(new JdbcConnection(new HibernateConnection(
                        "hibernate:entities:benchmark?dialect=" + dialect(), new ClassLoaderResourceAccessor())));
                DiffResult result =
                        DiffGeneratorFactory.getInstance().compare(entities, database, CompareControl.STANDARD);
                int changesets = new DiffToChangeLog(result, new DiffOutputControl(false, false, false, null))
                        .generateChangeSets()
                        .size();
                System.err.println("liquibase-hibernate: " + changesets + " changesets");
                entities.close();
                return 0;
            }
        });
    }

    private String dialect() {
        return "org.hibernate.dialect." + product.name() + "Dialect";
    }

    /** The model from a list of classes; what the extension offers would scan for them, with Spring. */
    private static final class Entities extends HibernateDatabase {

        private final Scene scene;

        Entities(Scene scene) {
            this.scene = scene;
        }

        @Override
        protected void configureSources(MetadataSources sources) {
            try {
                scene.entities().forEach(sources::addAnnotatedClassName);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
