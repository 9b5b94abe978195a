package org.jpaschema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.apply.ChangelogFile;
import org.jpaschema.apply.ChangelogReader;
import org.jpaschema.apply.LiquibaseRunner;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Engines;
import org.jpaschema.engine.Version;
import org.jpaschema.lint.Finding;
import org.jpaschema.lint.LintResults;
import org.jpaschema.lint.Linter;
import org.jpaschema.lint.SqlStatement;
import org.jpaschema.migration.AtomicFile;
import org.jpaschema.report.LintReport;
import org.jpaschema.report.SarifReport;
import org.jpaschema.risk.RiskPolicy;
import org.jpaschema.schema.SchemaException;

/** The goal that judges migrations as files; it connects to nothing. */
final class Lint {

    private final Settings settings;
    private final Console console;
    private final RiskPolicy policy;

    Lint(Settings settings, Console console, RiskPolicy policy) {
        this.settings = settings;
        this.console = console;
        this.policy = policy;
    }

    /** A text of a name, SQL or statements that were made of something else. */
    private record Source(String name, Optional<String> sql, List<SqlStatement> statements) {}

    /**
     * Judges files, tells what it found and writes the reports.
     *
     * @param files globs, relative to the project; empty for all files of the changelog
     * @param engineName the engine, with its version behind a colon where it matters; else the URL or the driver says it
     * @throws SchemaException when there is nothing to judge, nobody says for which engine, or a risk is one that the
     *     project does not take
     */
    void run(List<String> files, Optional<String> engineName) {
        LintResults results = judge(files, engineName);
        LintReport.lines(results).forEach(console::warn);
        results.unread().forEach(u -> console.warn("Not looked at: " + u));
        console.info(LintReport.summary(results));
        Path directory = settings.buildDirectory().resolve("schema");
        ReportFile.write(directory.resolve("lint.json"), LintReport.json(results));
        ReportFile.write(directory.resolve("lint.sarif"), SarifReport.write(results));
        policy.enforce(results.findings().stream().map(Finding::risk).toList());
    }

    private LintResults judge(List<String> files, Optional<String> engineName) {
        Engine engine = engine(engineName);
        Version server = engineName
                .filter(n -> n.contains(":") && !n.startsWith("jdbc:"))
                .map(n -> Version.of(n.substring(n.indexOf(':') + 1)))
                .orElse(Version.UNKNOWN);
        List<String> unread = new ArrayList<>();
        List<Source> sources = files.isEmpty() ? changelog(engine) : globbed(files, unread);
        Linter linter = new Linter(engine, server, policy);
        List<Finding> findings = new ArrayList<>();
        for (Source source : sources) {
            findings.addAll(
                    source.sql().isPresent()
                            ? linter.lint(source.name(), source.sql().get())
                            : linter.lint(source.name(), source.statements()));
        }
        linter.requireReasons();
        return new LintResults(
                engine.name() + (server.equals(Version.UNKNOWN) ? "" : " " + server),
                sources.stream().map(Source::name).toList(),
                findings,
                unread);
    }

    private Engine engine(Optional<String> name) {
        if (name.isPresent()) {
            String word = name.get().replaceFirst(":[\\d.]+$", "");
            return Engines.named(word)
                    .orElseThrow(() -> new SchemaException("schema.engine is \"" + word + "\"; it must be one of "
                            + Engines.all().stream().map(Engine::name).sorted().collect(Collectors.joining(", "))
                            + ", with the server's version behind a colon where it matters (mysql:8.0.28)."));
        }
        return settings.url()
                .flatMap(Engines::named)
                .or(this::ofDriver)
                .orElseThrow(
                        () -> new SchemaException(
                                "Nobody says for which database the migrations are: set schema.engine (-Dschema.engine=postgresql), or schema.url."));
    }

    /** The engine whose driver is on the class path: its jar has the engine's name. */
    private Optional<Engine> ofDriver() {
        List<String> jars = settings.classpath().stream()
                .map(p -> p.getFileName() == null
                        ? ""
                        : p.getFileName().toString().toLowerCase(Locale.ROOT))
                .filter(n -> n.endsWith(".jar"))
                .toList();
        return jars.stream()
                .flatMap(jar -> Engines.named(jar.replaceFirst("-.*$", "")).stream())
                .findFirst();
    }

    private List<Source> changelog(Engine engine) {
        if (!Files.exists(settings.changelog())) {
            throw new SchemaException(
                    "There is no changelog " + settings.changelog()
                            + ". Set schema.changelog to the master changelog, or schema.files to the migrations (-Dschema.files=db/**/*.sql).");
        }
        Path root = LiquibaseRunner.resourceRoot(settings.changelog(), settings.resourceDirectories());
        List<Source> sources = new ArrayList<>();
        List<ChangelogFile> files = ChangelogReader.files(
                settings.changelog(),
                settings.resourceDirectories(),
                settings.classpath(),
                engine.name().toLowerCase(Locale.ROOT).replace(" ", ""));
        for (ChangelogFile file : files) {
            Path path = root.resolve(file.path().replaceFirst("^classpath\\*?:/*", ""));
            String name = Files.exists(path) ? shown(path) : file.path();
            if (file.sql()) {
                sources.add(new Source(name, Optional.of(file.text()), List.of()));
                continue;
            }
            List<SqlStatement> statements = new ArrayList<>();
            for (ChangelogFile.GeneratedSql changeset : file.changesets()) {
                if (!changeset.problem().isEmpty()) {
                    statements.add(unread(
                            changeset.line(),
                            "No SQL can be made of this changeset without a database (" + changeset.problem() + ")."));
                }
                changeset.statements().stream()
                        .flatMap(s -> Linter.statements(s, changeset.line()).stream())
                        .forEach(statements::add);
            }
            sources.add(new Source(name, Optional.empty(), statements));
        }
        return sources;
    }

    private List<Source> globbed(List<String> globs, List<String> unread) {
        List<String> problems = new ArrayList<>();
        TreeSet<Path> found = new TreeSet<>();
        for (String glob : globs) {
            try {
                List<Path> files = files(glob.strip());
                if (files.isEmpty()) {
                    problems.add("schema.files has " + glob + ", and there is no such file below "
                            + settings.baseDirectory() + ". Correct the pattern: db/**/*.sql.");
                }
                found.addAll(files);
            } catch (InvalidPathException | PatternSyntaxException e) {
                problems.add("schema.files has " + glob + ", which is no pattern of files (" + e.getMessage() + ").");
            } catch (IOException e) {
                problems.add("The files of " + glob + " cannot be listed (" + AtomicFile.reason(e) + ").");
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaException(problems, null);
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : found) {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".sql")) {
                sources.add(source(file));
            } else {
                unread.add(
                        shown(file) + ": only SQL files are read one by one; others are read as part of the changelog");
            }
        }
        return sources;
    }

    private List<Path> files(String glob) throws IOException {
        Path plain = glob.matches("[^*?{\\[]*") ? settings.baseDirectory().resolve(glob) : null;
        if (plain != null) {
            return Files.isRegularFile(plain) ? List.of(plain.normalize()) : List.of();
        }
        String fixed = glob.replaceFirst("[^/\\\\]*[*?{\\[].*$", "");
        Path start = settings.baseDirectory().resolve(fixed).normalize();
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(fixed.length()));
        PathMatcher here = FileSystems.getDefault()
                .getPathMatcher("glob:" + glob.substring(fixed.length()).replace("**/", ""));
        try (Stream<Path> walk = Files.walk(start)) {
            return walk.filter(Files::isRegularFile)
                    .filter(p -> matcher.matches(start.relativize(p))
                            || p.getParent().equals(start) && here.matches(start.relativize(p)))
                    .toList();
        }
    }

    private Source source(Path file) {
        String problem;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return new Source(shown(file), Optional.of(text), List.of());
            }
            problem = "The file is no text.";
        } catch (CharacterCodingException e) {
            problem = "The file is no text in UTF-8.";
        } catch (IOException e) {
            problem = "The file cannot be read (" + AtomicFile.reason(e) + ").";
        }
        return new Source(shown(file), Optional.empty(), List.of(unread(1, problem)));
    }

    private static SqlStatement unread(int line, String problem) {
        return new SqlStatement("", line, List.of(), problem);
    }

    private String shown(Path file) {
        Path base = settings.baseDirectory().toAbsolutePath().normalize();
        Path path = file.toAbsolutePath().normalize();
        return (path.startsWith(base) ? base.relativize(path) : path).toString().replace('\\', '/');
    }
}
