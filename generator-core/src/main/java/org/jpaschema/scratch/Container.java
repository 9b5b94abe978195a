package org.jpaschema.scratch;

import java.util.List;
import java.util.Map;

/**
 * What a server's container is made of.
 *
 * @param image with its tag
 * @param port the server's own
 * @param environment for the image's entry point; it may hold the password
 * @param command arguments for the image's entry point
 * @param url the JDBC URL, with {@code %s} for host, port and database, in this order
 * @param user the administrator
 * @param password the administrator's
 */
record Container(
        String image,
        int port,
        Map<String, String> environment,
        List<String> command,
        String url,
        String user,
        String password) {

    Container {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    Container withImage(String other) {
        return new Container(other, port, environment, command, url, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Container[" + image + "]";
    }
}
