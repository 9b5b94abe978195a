package org.jpaschema.entity;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java text to class files, as a project's build makes them. */
public final class Sources {

    private static final Pattern PUBLIC = Pattern.compile("public (?:class|@?interface|enum) (\\w+)");

    private static final String USUAL = "import jakarta.persistence.*; import java.util.*; ";

    private static final String MORE = Stream.of(
                    "java.math.*",
                    "java.time.*",
                    "org.hibernate.annotations.Check",
                    "org.hibernate.annotations.ColumnDefault",
                    "org.hibernate.annotations.Comment",
                    "org.hibernate.annotations.Formula",
                    "org.hibernate.annotations.GeneratedColumn",
                    "org.hibernate.annotations.JdbcTypeCode",
                    "org.hibernate.annotations.NaturalId",
                    "org.hibernate.annotations.OnDelete",
                    "org.hibernate.annotations.OnDeleteAction",
                    "org.hibernate.type.SqlTypes")
            .map(type -> "import " + type + "; ")
            .collect(Collectors.joining());

    private Sources() {}

    /** Compiles classes of one package, which find the usual imports in place, into a directory. */
    public static void compile(String packageName, String text, List<Path> classpath, Path directory) {
        String imports = text.contains("@interface") ? "" : USUAL;
        compile(List.of(file(packageName, imports + text)), classpath, directory);
    }

    /** Compiles the classes of packages, which find Hibernate's annotations in place too, all at once. */
    public static void compile(Map<String, String> textsByPackage, List<Path> classpath, Path directory) {
        List<JavaFileObject> files = textsByPackage.entrySet().stream()
                .map(e -> file(e.getKey(), USUAL + MORE + e.getValue()))
                .toList();
        compile(files, classpath, directory);
    }

    private static void compile(List<JavaFileObject> files, List<Path> classpath, Path directory) {
        StringWriter errors = new StringWriter();
        String path = classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        List.of("-cp", path, "-d", directory.toString(), "-proc:none", "-nowarn", "-parameters"),
                        null,
                        files)
                .call();
        if (!compiled) {
            throw new IllegalArgumentException(errors.toString());
        }
    }

    private static JavaFileObject file(String packageName, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + packageName.replace('.', '/') + "/" + fileName(text) + ".java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "package " + packageName + "; " + text;
            }
        };
    }

    private static String fileName(String text) {
        Matcher type = PUBLIC.matcher(text);
        return type.find() ? type.group(1) : "Model";
    }
}
