package org.jpaschema.benchmark;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpaschema.benchmark.HibernateModel.Product;
import org.jpaschema.benchmark.OwnGoal.Proof;

/** All contenders by name, in the order of the tables. */
final class Contenders {

    static final String FLOOR = "catalog queries by themselves";
    static final String BARE = "MetadataSources.buildMetadata()";
    static final String COMPARISON = "catalog and diff";
    static final String CREATE = "create";

    private static final Map<String, Factory> ALL = new LinkedHashMap<>();

    /** What is asked for by name only. */
    private static final Map<String, Factory> ON_DEMAND = new LinkedHashMap<>();

    static {
        ALL.put(BARE, Bare::new);
        ALL.put("Hibernate validate", scene -> new Tool(scene, HibernateModel::validate));
        ALL.put("Hibernate validate, with metadata", scene -> new Whole(scene, HibernateModel::validate));
        ALL.put("Hibernate update", scene -> new Tool(scene, HibernateModel::update));
        ALL.put("Hibernate update, with metadata", scene -> new Whole(scene, HibernateModel::update));
        ALL.put("liquibase-hibernate", Incumbent::new);
        ALL.put(COMPARISON, OwnComparison::new);
        ALL.put(FLOOR, Floor::new);
        ALL.put("schema:check", scene -> new OwnGoal(scene, OwnGoal.Goal.CHECK));
        ALL.put("schema:diff", scene -> new OwnGoal(scene, OwnGoal.Goal.DIFF));
        ALL.put("schema:diff of an empty database", scene -> new OwnGoal(scene.onEmpty(), OwnGoal.Goal.DIFF));
        ON_DEMAND.put("schema:diff of a new column", scene -> new NewColumn(scene, Proof.NONE));
        ON_DEMAND.put("schema:diff of a new column, proven", scene -> new NewColumn(scene, Proof.ON_KEPT));
        ON_DEMAND.put(
                "schema:diff of a new column, proven the first time", scene -> new NewColumn(scene, Proof.ON_NEW));
        ON_DEMAND.put(
                "schema:diff of an empty database, proven",
                scene -> new OwnGoal(scene.onEmpty(), OwnGoal.Goal.DIFF, Proof.ON_KEPT));
        ALL.put(CREATE, scene -> new Whole(scene, HibernateModel::create));
    }

    private Contenders() {}

    private interface Factory {
        Contender of(Scene scene) throws Exception;
    }

    static Contender of(String name, Scene scene) throws Exception {
        return (ALL.containsKey(name) ? ALL : ON_DEMAND).get(name).of(scene);
    }

    /** All that are measured when nothing else is asked for. */
    static List<String> names() {
        return ALL.keySet().stream().filter(n -> !n.equals(CREATE)).toList();
    }

    /** All that can be measured. */
    static List<String> known() {
        return Stream.concat(names().stream(), ON_DEMAND.keySet().stream()).toList();
    }

    private interface Work {
        int on(HibernateModel model);
    }

    /** Nothing but the metadata, from nothing but the names of the classes. */
    private static final class Bare implements Contender {

        private final Scene scene;
        private final Product product;

        Bare(Scene scene) throws SQLException {
            this.scene = scene;
            this.product = Product.of(scene);
        }

        @Override
        public int run() throws Exception {
            HibernateModel.offline(scene, product).close();
            return 0;
        }
    }

    /** One of Hibernate's tools over metadata that is there already. */
    private static final class Tool implements Contender {

        private final HibernateModel model;
        private final Work work;

        Tool(Scene scene, Work work) throws Exception {
            this.model = HibernateModel.online(scene);
            this.work = work;
        }

        @Override
        public int run() {
            return work.on(model);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** One of Hibernate's tools with all that it needs. */
    private static final class Whole implements Contender {

        private final Scene scene;
        private final Work work;

        Whole(Scene scene, Work work) {
            this.scene = scene;
            this.work = work;
        }

        @Override
        public int run() throws Exception {
            try (HibernateModel model = HibernateModel.online(scene)) {
                return work.on(model);
            }
        }
    }
}
