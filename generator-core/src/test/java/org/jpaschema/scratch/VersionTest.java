package org.jpaschema.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the embedded servers is nearest to a live one. */
class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL 12.3, 14.23.0 15.18.0 18.6.0, 14.23.0",
        "PostgreSQL 19beta1, 14.23.0 15.18.0 18.6.0, 18.6.0",
        "PostgreSQL 16.1, 14.23.0 15.18.0 17.10.0, 15.18.0",
        "MariaDB 10.6.21, 10.11.5 11.4.5, 10.11.5",
        "MariaDB 11.8.2-MariaDB, 10.11.5 11.4.5, 11.4.5",
        "MariaDB 12.1.1, 10.11.5 11.4.5, 11.4.5"
    })
    void theNearestComesFirst(String live, String there, String nearest) {
        List<Version> versions = Stream.of(there.split(" ")).map(Version::of).toList();
        Version wanted = Version.in(live).orElseThrow();
        assertThat(versions.stream().sorted(wanted.distance()).findFirst()).contains(Version.of(nearest));
    }
}
