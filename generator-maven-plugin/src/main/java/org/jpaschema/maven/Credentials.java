package org.jpaschema.maven;

import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jpaschema.schema.SchemaException;

/**
 * Where the database is and who asks.
 *
 * @param url the JDBC URL, or empty for an embedded database
 * @param username the user name, or empty
 * @param password the password, or empty
 */
record Credentials(Optional<String> url, Optional<String> username, Optional<String> password) {

    /**
     * These, completed by a server of settings.xml.
     *
     * @throws SchemaException when there is no such server, or it cannot be decrypted
     */
    Credentials orServer(String id, Settings settings, SettingsDecrypter decrypter) {
        Server found = settings.getServer(id);
        if (found == null) {
            throw new SchemaException("settings.xml has no server '" + id + "' (schema.server): add it there, or give"
                    + " schema.username and schema.password");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(found));
        for (SettingsProblem problem : result.getProblems()) {
            throw new SchemaException("The password of server '" + id + "' in settings.xml cannot be decrypted: "
                    + problem.getMessage() + "; encrypt it again with mvn --encrypt-password");
        }
        Server server = result.getServer();
        return new Credentials(
                url,
                username.or(() -> AbstractSchemaMojo.text(server.getUsername())),
                password.or(() -> Optional.ofNullable(server.getPassword())));
    }

    /** What must not be printed. */
    Secrets secrets() {
        return new Secrets(password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Credentials[username=" + username.orElse("") + "]";
    }
}
