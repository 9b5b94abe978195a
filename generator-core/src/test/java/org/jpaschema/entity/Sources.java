package org.jpaschema.entity;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java text to class files, as a project's build makes them. */
public final class Sources {

    private static final Pattern PUBLIC = Pattern.compile("public (?:class|@?interface|enum) (\\w+)");

    private Sources() {}

    /** Compiles classes of one package, which find the usual imports in place, into a directory. */
    public static void compile(String packageName, String text, List<Path> classpath, Path directory) {
        String imports = text.contains("@interface") ? "" : "import jakarta.persistence.*; import java.util.*; ";
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + packageName.replace('.', '/') + "/" + fileName(text) + ".java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return "package " + packageName + "; " + imports + text;
                    }
                };
        StringWriter errors = new StringWriter();
        String path = classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        List.of("-cp", path, "-d", directory.toString(), "-proc:none", "-nowarn", "-parameters"),
                        null,
                        List.of(file))
                .call();
        if (!compiled) {
            throw new IllegalArgumentException(errors.toString());
        }
    }

    private static String fileName(String text) {
        Matcher type = PUBLIC.matcher(text);
        return type.find() ? type.group(1) : "Model";
    }
}
