package org.jpaschema.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a contender is let loose on.
 *
 * @param url the database that is as the model says
 * @param emptyUrl a database with nothing in it
 * @param username its account
 * @param password the account's password
 * @param classes the root of the model's classes
 * @param project the project's other class path: Hibernate and drivers
 * @param directory where files may be written
 */
record Scene(
        String url,
        String emptyUrl,
        String username,
        String password,
        Path classes,
        List<Path> project,
        Path directory) {

    /** The names of the entities. */
    List<String> entities() throws IOException {
        return EntityClasses.names(classes);
    }

    /** The same through the driver that counts. */
    Scene counted() {
        return new Scene(
                CountingDriver.counting(url),
                CountingDriver.counting(emptyUrl),
                username,
                password,
                classes,
                project,
                directory);
    }

    /** The same with the empty database in place of the full one. */
    Scene onEmpty() {
        return new Scene(emptyUrl, emptyUrl, username, password, classes, project, directory);
    }

    /** As environment variables, which other accounts of the machine cannot read. */
    Map<String, String> toEnvironment() {
        return Map.of(
                "SCENE_URL", url,
                "SCENE_EMPTY", emptyUrl,
                "SCENE_USERNAME", username,
                "SCENE_PASSWORD", password,
                "SCENE_CLASSES", classes.toString(),
                "SCENE_PROJECT",
                        String.join(
                                File.pathSeparator,
                                project.stream().map(Path::toString).toList()),
                "SCENE_DIRECTORY", directory.toString());
    }

    static Scene fromEnvironment(Map<String, String> environment) throws IOException {
        Path directory = Path.of(environment.get("SCENE_DIRECTORY"));
        Files.createDirectories(directory);
        return new Scene(
                environment.get("SCENE_URL"),
                environment.get("SCENE_EMPTY"),
                environment.get("SCENE_USERNAME"),
                environment.get("SCENE_PASSWORD"),
                Path.of(environment.get("SCENE_CLASSES")),
                Arrays.stream(environment.get("SCENE_PROJECT").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                directory);
    }
}
