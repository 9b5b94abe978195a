package org.jpaschema.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jpaschema.Safety;
import org.jpaschema.SchemaTool;
import org.jpaschema.Settings;
import org.jpaschema.entity.NoEntitiesException;
import org.jpaschema.schema.SchemaException;

/** The parameters that every goal has, and what every goal does with a failure. */
abstract class AbstractSchemaMojo extends AbstractMojo {

    /**
     * JDBC URL of the database, also as -Dschema.url or in the environment variable SCHEMA_URL. Without
     * one, an embedded database of the kind that the project's driver is for is used, and kept in the build directory.
     */
    @Parameter
    private String url;

    /** User name for the database. The default is the environment variable SCHEMA_USERNAME. */
    @Parameter(property = "schema.username", defaultValue = "${env.SCHEMA_USERNAME}")
    private String username;

    /**
     * Password for the database, also as -Dschema.password or in the environment variable SCHEMA_PASSWORD;
     * never printed.
     */
    @Parameter
    private String password;

    /**
     * Id of a server in settings.xml (its password may be encrypted) that gives the user name and the password, where
     * schema.username and schema.password do not.
     */
    @Parameter(property = "schema.server")
    private String server;

    /**
     * Packages whose entities make up the model, wherever they are on the class path, their subpackages included. By
     * default the model is every entity in the project's own classes.
     */
    @Parameter(property = "schema.packages")
    private List<String> packages;

    /** Hibernate properties, named with or without the leading "hibernate."; -Dschema.hibernate.* has precedence. */
    @Parameter
    private Map<String, String> hibernate;

    /** The master changelog: YAML, XML or JSON. It is created by the first migration. */
    @Parameter(
            property = "schema.changelog",
            defaultValue = "${project.basedir}/src/main/resources/db/changelog/db.changelog-master.yaml")
    private File changelog;

    /** What to do with tables and indexes that no entity speaks of: ignore, report or drop. */
    @Parameter(property = "schema.unmanaged", defaultValue = "report")
    private String unmanaged;

    /** Prints what differs but is deliberately left alone, each with the reason. */
    @Parameter(property = "schema.verbose", defaultValue = "false")
    private boolean verbose;

    /** Does nothing. */
    @Parameter(property = "schema.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Inject
    private RepositorySystem repositories;

    @Inject
    private SettingsDecrypter decrypter;

    /** Calls the one method that the goal is for. */
    abstract void run(SchemaTool tool) throws MojoFailureException;

    /** The name asked for; only a goal that writes a migration has one. */
    Optional<String> name() {
        return Optional.empty();
    }

    /** Whether losing data was agreed to; only a goal that changes the database can ask. */
    boolean allowDestructive() {
        return false;
    }

    /** How many migrations to go back; only a goal that goes back has a number. */
    int count() {
        return 1;
    }

    /** What is done before a migration is trusted; only a goal that writes one has a choice. */
    Safety safety() {
        return Safety.DEFAULT;
    }

    /** The value of a parameter that may hold a secret. */
    final Optional<String> quietly(String configured, String property) {
        return new Quietly(project, session).read(configured, property);
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped (schema.skip)");
            return;
        }
        Reactor reactor = new Reactor(session, plugin.getId() + getClass().getName());
        reactor.inTurn(() -> execute(reactor));
    }

    private void execute(Reactor reactor) throws MojoExecutionException, MojoFailureException {
        Secrets secrets = Secrets.NONE;
        try {
            if (project.getPackaging().equals("pom")) {
                throw new NoEntitiesException(project.getName() + " has packaging pom, so it has no entities: run the"
                        + " goal in a module that has some, or from the root of all of them");
            }
            Credentials credentials = credentials();
            secrets = credentials.secrets();
            try (SchemaTool tool = new SchemaTool(settings(credentials), new MavenConsole(getLog(), session))) {
                run(tool);
            }
        } catch (NoEntitiesException none) {
            reactor.skip(none);
            getLog().debug(none.getMessage());
        } catch (SchemaException mendable) {
            getLog().debug(secrets.trace(mendable));
            throw new MojoFailureException(secrets.masked(mendable.getMessage()));
        } catch (RuntimeException | LinkageError unforeseen) {
            getLog().debug(secrets.trace(unforeseen));
            throw new MojoExecutionException(
                    secrets.masked("Unforeseen, please report it with the output of -X: " + unforeseen));
        }
    }

    private Credentials credentials() {
        Quietly quietly = new Quietly(project, session);
        Credentials given = new Credentials(
                quietly.read(url, "schema.url"), text(username), quietly.read(password, "schema.password"));
        return text(server)
                .map(id -> given.orServer(id, session.getSettings(), decrypter))
                .orElse(given);
    }

    private Settings settings(Credentials credentials) {
        ProjectClasses classes = new ProjectClasses(project);
        return new Settings(
                project.getName(),
                project.getBasedir().toPath(),
                Path.of(project.getBuild().getDirectory()),
                List.of(classes.output()),
                project.getResources().stream()
                        .map(Resource::getDirectory)
                        .map(Path::of)
                        .toList(),
                classes.classpath(),
                new BundledHibernate(plugin).jars(),
                credentials.url(),
                credentials.username(),
                credentials.password(),
                List.of(getClass().getClassLoader()),
                new MavenArtifacts(repositories, session, project),
                packages == null ? List.of() : List.copyOf(packages),
                new HibernateProperties(hibernate, project.getProperties(), session.getUserProperties()).all(),
                changelog.toPath(),
                name(),
                unmanaged,
                allowDestructive(),
                verbose,
                count(),
                safety());
    }

    /** A parameter's text; blank is as good as none. */
    static Optional<String> text(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank());
    }
}
