package org.jpaschema.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    private static final Secrets SECRETS = new Secrets(Optional.of("s3cret!"));

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host/db?user=u&password=s3cret!&ssl=true, jdbc:postgresql://host/db?user=u&password=***&ssl=true",
        "jdbc:h2:file:./x;PASSWORD=other;USER=sa, jdbc:h2:file:./x;PASSWORD=***;USER=sa",
        "jdbc:mariadb://u:other@host/db, jdbc:mariadb://u:***@host/db",
        "cannot log in with s3cret! as u, cannot log in with *** as u",
        "jdbc:postgresql://host:5432/db, jdbc:postgresql://host:5432/db"
    })
    void hidesThePasswordAndNothingElse(String text, String masked) {
        assertThat(SECRETS.masked(text)).isEqualTo(masked);
    }

    @Test
    void hidesItInTheCausesOfAFailure() {
        Exception failure = new IllegalStateException("no", new IllegalArgumentException("pwd s3cret! refused"));

        assertThat(SECRETS.trace(failure)).contains("pwd *** refused").doesNotContain("s3cret!");
    }

    @Test
    void neitherSecretsNorCredentialsPrintThePassword() {
        Credentials credentials =
                new Credentials(Optional.of("jdbc:x:y?password=s3cret!"), Optional.of("u"), Optional.of("s3cret!"));

        assertThat(credentials + " " + credentials.secrets()).contains("u").doesNotContain("s3cret!");
    }
}
