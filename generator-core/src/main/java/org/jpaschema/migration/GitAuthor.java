package org.jpaschema.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Who writes a migration. */
public final class GitAuthor {

    private static final int LONGEST = 100;
    private static final int SECONDS = 5;

    private GitAuthor() {}

    /**
     * The {@code user.name} that git would use in that directory; without git or without a name there, the system's
     * user name; never empty.
     */
    public static String author(Path directory) {
        String name = sanitize(fromGit(directory));
        String fallback = name.isEmpty() ? sanitize(System.getProperty("user.name", "")) : name;
        return fallback.isEmpty() ? "unknown" : fallback;
    }

    private static String fromGit(Path directory) {
        try {
            Process process = new ProcessBuilder("git", "config", "user.name")
                    .directory(directory.toFile())
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return process.exitValue() == 0
                    ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /**
     * A name that cannot be mistaken for another part of a changeset's line: colons would end it or look like an
     * attribute, quotes and {@code $} have a meaning of their own there.
     */
    static String sanitize(String name) {
        String clean = name.replaceAll("[:\"$\\p{Cntrl}\\u2028\\u2029\\u0085]", " ")
                .replaceAll("\\s+", " ")
                .trim();
        return clean.length() <= LONGEST
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, clean.codePointCount(0, LONGEST)))
                        .trim();
    }
}
