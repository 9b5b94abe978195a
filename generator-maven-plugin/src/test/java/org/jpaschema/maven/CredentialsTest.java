package org.jpaschema.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final Credentials NOTHING = new Credentials(Optional.empty(), Optional.empty(), Optional.empty());
    private static final SettingsDecrypter PLAIN = request -> new Decrypted(request.getServers());

    @Test
    void aServerGivesWhatIsMissing() {
        Credentials completed = NOTHING.orServer("db", settings(), PLAIN);

        assertThat(completed.username()).contains("server-user");
        assertThat(completed.password()).contains("server-password");
    }

    @Test
    void whatIsGivenStays() {
        Credentials given = new Credentials(Optional.empty(), Optional.of("me"), Optional.of("mine"));

        assertThat(given.orServer("db", settings(), PLAIN)).isEqualTo(given);
    }

    @Test
    void aServerThatSettingsDoNotKnowIsNamed() {
        assertThatThrownBy(() -> NOTHING.orServer("prod", settings(), PLAIN))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'prod'")
                .hasMessageContaining("schema.password");
    }

    private static Settings settings() {
        Server server = new Server();
        server.setId("db");
        server.setUsername("server-user");
        server.setPassword("server-password");
        Settings settings = new Settings();
        settings.addServer(server);
        return settings;
    }

    private record Decrypted(List<Server> servers) implements SettingsDecryptionResult {

        @Override
        public Server getServer() {
            return servers.get(0);
        }

        @Override
        public List<Server> getServers() {
            return servers;
        }

        @Override
        public Proxy getProxy() {
            return null;
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return List.of();
        }
    }
}
