package org.jpaschema.migration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jpaschema.schema.SchemaException;

/** The master changelog, which includes the migrations in order. */
public final class MasterChangelog {

    private static final Pattern XML_ENCODING =
            Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private MasterChangelog() {}

    /**
     * Appends an include of the migration. A missing or blank master is created, in the format that its name's ending
     * says: {@code .yaml}, {@code .yml}, {@code .xml} or {@code .json}. An existing one keeps every byte of its own.
     * Nothing is written when it includes the file already, by name or with an {@code includeAll} of its directory.
     *
     * @throws SchemaException when the master is broken or cannot be written; it is as before then
     */
    public static void include(Path master, Path migrationFile) {
        Update update = update(master, migrationFile);
        if (update.needed()) {
            AtomicFile.write(update.file(), update.content());
        }
    }

    /** What {@link #include} would write. */
    static Update update(Path master, Path migrationFile) {
        String relative = relative(master, migrationFile);
        Path file = real(master);
        byte[] bytes = read(file);
        Charset charset = charset(master, bytes);
        String text = decode(master, bytes, charset);
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        MasterText document = text.isBlank() || text.equals(mark) ? null : parse(master, text.substring(mark.length()));
        if (document == null) {
            return new Update(file, create(master, relative).getBytes(StandardCharsets.UTF_8), true);
        }
        if (document.includes().stream().anyMatch(include -> include.covers(master, migrationFile))) {
            return new Update(file, bytes, false);
        }
        Insertion insertion = document.include(relative);
        String body = text.substring(mark.length());
        String changed = mark + body.substring(0, insertion.from()) + insertion.text() + body.substring(insertion.to());
        List<Include> expected = new ArrayList<>(document.includes());
        expected.add(new Include(false, relative, true, ""));
        if (!parse(master, changed.substring(mark.length())).includes().equals(expected)) {
            throw new SchemaException("Cannot append to the master changelog " + master
                    + " in its present layout. Nothing was written. Add an include to it by hand: file: " + relative
                    + ", relativeToChangelogFile: true; or write its list with one entry a line, and run again.");
        }
        return new Update(file, changed.getBytes(charset), true);
    }

    /**
     * The new text of a file.
     *
     * @param needed whether it differs from the old one
     */
    record Update(Path file, byte[] content, boolean needed) {}

    /** Text that takes the place of what stands between two offsets, which are mostly the same. */
    record Insertion(int from, int to, String text) {}

    /** A master that was read: where things stand in its text. */
    interface MasterText {
        List<Include> includes();

        Insertion include(String relative);
    }

    /**
     * An include or includeAll of a master.
     *
     * @param all whether it takes a whole directory
     * @param path the file or directory as written
     * @param relative whether that is relative to the master
     * @param ending the ending that files must have, or ""
     */
    record Include(boolean all, String path, boolean relative, String ending) {

        boolean covers(Path master, Path migrationFile) {
            Path target = migrationFile.toAbsolutePath().normalize();
            String plain = path.replace('\\', '/')
                    .replaceFirst("^classpath\\*?:/?", "")
                    .replaceFirst("^/", "")
                    .replaceFirst("^\\./", "");
            if (plain.isEmpty() && !relative || !target.toString().endsWith(ending)) {
                return false;
            }
            for (Path covered = all ? target.getParent() : target; covered != null; covered = covered.getParent()) {
                Path named = master.toAbsolutePath().resolveSibling(plain).normalize();
                if (relative ? covered.equals(named) : covered.endsWith(plain)) {
                    return true;
                }
                if (!all) {
                    return false;
                }
            }
            return false;
        }
    }

    private static MasterText parse(Path master, String text) {
        return switch (extension(master)) {
            case "xml" -> XmlMaster.parse(master, text);
            default -> YamlMaster.parse(master, text);
        };
    }

    private static String create(Path master, String relative) {
        return switch (extension(master)) {
            case "xml" -> XmlMaster.create(relative);
            case "json" -> YamlMaster.createJson(relative);
            default -> YamlMaster.create(relative);
        };
    }

    private static String extension(Path master) {
        String name = master.getFileName().toString().toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (!List.of("yaml", "yml", "xml", "json").contains(extension)) {
            throw new SchemaException("The master changelog " + master
                    + " is neither YAML, XML nor JSON, so no migration can be included in it."
                    + " Set schema.changelog to a file that ends in .yaml, .xml or .json; it may include this one.");
        }
        return extension;
    }

    private static String relative(Path master, Path migrationFile) {
        extension(master);
        Path directory = master.toAbsolutePath().normalize().getParent();
        Path relative = directory.relativize(migrationFile.toAbsolutePath().normalize());
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** Behind a symbolic link, the file itself is replaced, not the link. */
    private static Path real(Path master) {
        try {
            return Files.exists(master) ? master.toRealPath() : master.toAbsolutePath();
        } catch (IOException e) {
            throw unreadable(master, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SchemaException unreadable(Path file, IOException e) {
        return new SchemaException(
                "The master changelog " + file + " cannot be read (" + AtomicFile.reason(e)
                        + "). Make it a readable file or set schema.changelog to another one.",
                e);
    }

    private static Charset charset(Path master, byte[] bytes) {
        if (!extension(master).equals("xml")) {
            return StandardCharsets.UTF_8;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher encoding = XML_ENCODING.matcher(start);
        try {
            return encoding.find() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
        } catch (UnsupportedCharsetException e) {
            throw new SchemaException(
                    "The master changelog " + master + " says that its encoding is " + encoding.group(1)
                            + ", which Java does not know. Convert it to UTF-8.",
                    e);
        }
    }

    private static String decode(Path master, byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new SchemaException(
                    "The master changelog " + master + " is not in " + charset + ". Convert it to UTF-8.", e);
        }
    }
}
