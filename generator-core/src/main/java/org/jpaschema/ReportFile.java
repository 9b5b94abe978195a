package org.jpaschema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jpaschema.migration.AtomicFile;
import org.jpaschema.schema.SchemaException;

/** Reports on disk. */
final class ReportFile {

    private ReportFile() {}

    /**
     * Writes a report whole, in the place of the last one.
     *
     * @throws SchemaException when it cannot be written
     */
    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SchemaException(
                    "The report " + file + " cannot be written (" + AtomicFile.reason(e)
                            + "). Make room or give write access, then run the goal again.",
                    e);
        }
    }
}
