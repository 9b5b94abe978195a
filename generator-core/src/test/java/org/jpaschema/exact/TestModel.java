package org.jpaschema.exact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.Comparison;
import org.jpaschema.ContainerServer;
import org.jpaschema.database.ConnectionSettings;
import org.jpaschema.database.Database;
import org.jpaschema.diff.Description;
import org.jpaschema.engine.Engines;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.entity.ModelReader;
import org.jpaschema.entity.ModelSource;
import org.junit.jupiter.params.provider.Arguments;

/** A model of the tests, as both this project and Hibernate's own tools see it. */
record TestModel(List<Path> classpath, List<Path> mappings, List<String> packages, Map<String, String> settings) {

    private static final ModelReader READER = new ModelReader((level, text) -> {});

    private static final List<String> PUBLISHED =
            List.of("animal", "contacts", "gambit", "helpdesk", "library", "retail", "userguide");

    /** An orm.xml with the converter that the retail model needs and that lives outside of its package. */
    private static final Path CONVERTER = Path.of("src/test/resources/domain-models");

    /**
     * Of the wide model, what HSQLDB and Derby cannot have, or Hibernate cannot create there: intervals; defaults that are
     * functions or computed; generated columns, since Hibernate writes them with the word STORED there; checks of a column
     * that are about another; a query without a table.
     */
    private static final Set<String> FEW_ENGINES = Set.of(
            "Basics$Coded",
            "Definitions$Defined",
            "Definitions$Defaulted",
            "Definitions$Computed",
            "Definitions$Conditions",
            "Names$QuotedItem",
            "Relations$NamedAnimal");

    /** The same, and names of more than 64 characters or that are reserved there. */
    private static final Set<String> SHORT_NAMES = Stream.concat(
                    FEW_ENGINES.stream(), Stream.of("Names$Long", "Basics$Converted"))
            .collect(Collectors.toSet());

    /** Of the wide model, what Derby cannot have besides: numbers of 38 digits; unquoted names beside quoted ones. */
    private static final Set<String> NOT_DERBY = Stream.concat(
                    FEW_ENGINES.stream(),
                    Stream.of(
                            "Basics$Sized",
                            "Basics$Converted",
                            "Names$CamelCase",
                            "Names$Long",
                            "Names$Remote",
                            "Names$Local"))
            .collect(Collectors.toSet());

    private static final Map<String, String> QUOTED = Map.of(
            "hibernate.globally_quoted_identifiers",
            "true",
            "hibernate.globally_quoted_identifiers_skip_column_definitions",
            "true");

    /** This module's own models, each a package. */
    private static final Map<String, TestModel> OWN = Map.ofEntries(
            Map.entry("own", own("org.jpaschema.exact.model")),
            Map.entry(
                    "sample",
                    own("org.jpaschema.sample")
                            .with(Map.of(
                                    "hibernate.physical_naming_strategy",
                                    "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"))),
            Map.entry("wide", own("org.jpaschema.exact.wide", "org.jpaschema.exact.wider")),
            Map.entry("wide, one schema", own("org.jpaschema.exact.wide")),
            Map.entry(
                    "wide, quoted",
                    own("org.jpaschema.exact.wide", "org.jpaschema.exact.wider").with(QUOTED)),
            Map.entry(
                    "wide, elsewhere",
                    own("org.jpaschema.exact.wide", "org.jpaschema.exact.wider")
                            .with(Map.of("hibernate.default_schema", "elsewhere"))),
            Map.entry("wide, common", own("org.jpaschema.exact.wide").without("common", FEW_ENGINES)),
            Map.entry(
                    "wide, derby", own("org.jpaschema.exact.wide").with(QUOTED).without("derby", NOT_DERBY)),
            Map.entry(
                    "own, derby",
                    own("org.jpaschema.exact.model", "org.jpaschema.exact.bought")
                            .without("own-derby", Set.of("Purchase"))),
            Map.entry("derby", own("org.jpaschema.exact.derby")),
            Map.entry("postgresql", own("org.jpaschema.exact.postgresql")),
            Map.entry("sqlite", own("org.jpaschema.exact.sqlite")),
            Map.entry("hsqldb", own("org.jpaschema.exact.hsqldb")),
            Map.entry("wide, short names", own("org.jpaschema.exact.wide").without("short-names", SHORT_NAMES)),
            Map.entry("mariadb", own("org.jpaschema.exact.mariadb")));

    /** A model by its name: one of Hibernate's standard domain models, or of this module's own. */
    static TestModel named(String name) {
        return PUBLISHED.contains(name)
                ? new TestModel(
                        List.of(),
                        name.equals("retail") ? List.of(CONVERTER) : List.of(),
                        List.of("org.hibernate.testing.orm.domain." + name),
                        Map.of())
                : OWN.get(name);
    }

    private TestModel with(Map<String, String> newSettings) {
        return new TestModel(classpath, mappings, packages, newSettings);
    }

    /** The same classes but some, in a directory of their own. */
    private TestModel without(String name, Set<String> left) {
        Path directory = Path.of("target", "models", name).toAbsolutePath();
        try {
            for (String ofClasses : packages) {
                String folder = ofClasses.replace('.', '/');
                Files.createDirectories(directory.resolve(folder));
                try (Stream<Path> files = Files.list(Judge.ownClasses().resolve(folder))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        copy(file, directory.resolve(folder), left);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestModel(List.of(directory), mappings, packages, settings);
    }

    private static void copy(Path file, Path folder, Set<String> left) throws IOException {
        String name = file.getFileName().toString();
        if (left.contains(name.replace(".class", ""))) {
            Files.deleteIfExists(folder.resolve(name));
        } else {
            Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Every model on every engine and every Hibernate. */
    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (TestEngine engine : TestEngine.chosen()) {
            for (HibernateLine line : HibernateLine.values()) {
                Stream.concat(PUBLISHED.stream(), OWN.keySet().stream().sorted())
                        .filter(engine::takes)
                        .forEach(name -> cases.add(Arguments.of(name, engine, line)));
            }
        }
        return cases.stream();
    }

    /** Entities of this module's test classes. */
    static TestModel own(String... packages) {
        return new TestModel(List.of(Judge.ownClasses()), List.of(), List.of(packages), Map.of());
    }

    /** Entities of a package that a test has compiled. */
    static TestModel compiled(Path directory, String packageName, Map<String, String> settings) {
        return new TestModel(List.of(directory), List.of(), List.of(packageName), settings);
    }

    ModelSource source(HibernateLine line) {
        List<Path> path = new ArrayList<>(classpath);
        path.addAll(jars(line));
        return new ModelSource(mappings, path, List.of(), packages, settings);
    }

    /** The jars of a line; of the domain models, "library" is newer than 6.6, but of plain annotations. */
    private List<Path> jars(HibernateLine line) {
        List<Path> jars = new ArrayList<>(line.jars());
        HibernateLine.LINE_7_4.jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("hibernate-testing"))
                .filter(jar -> !jars.contains(jar))
                .forEach(jars::add);
        return jars;
    }

    Judge judge(HibernateLine line) {
        return new Judge(jars(line), classpath, packages, settings);
    }

    /** A reader that all cases share, and never close. */
    static ModelReader reader() {
        return READER;
    }

    Model read(HibernateLine line, TestEngine engine, Connection live) {
        return READER.read(READER.find(source(line)), live, engine.engine().folding()::fold);
    }

    /** The product's own way to a database that a test has a connection to. */
    static Database open(Connection connection) throws SQLException {
        String user = connection.getMetaData().getUserName();
        return Database.open(
                new ConnectionSettings(
                        connection.getMetaData().getURL(),
                        Optional.ofNullable(user),
                        Optional.of(ContainerServer.password(connection))),
                List.of(TestModel.class.getClassLoader()),
                Engines.all());
    }

    /** The differences, a line each. */
    static List<String> drift(Comparison comparison) {
        return comparison.difference().changes().stream()
                .map(c -> Description.of(c).drift())
                .toList();
    }
}
