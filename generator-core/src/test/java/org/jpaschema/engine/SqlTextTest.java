package org.jpaschema.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            textBlock =
                    """
                    no > 0; no; true
                    NO > 0; no; true
                    ("no" > 0); no; true
                    ("NO" > 0); no; true
                    'no' = x; no; false
                    x = 'it''s no'; no; false
                    nos > 0; no; false
                    no_2 > 0; no; false
                    no$ > 0; no; false
                    no# > 0; no; false
                    no# > 0; no#; true
                    "no#" > 0; no; false
                    "no 2" > 0; no; false
                    "no 2" > 0; no 2; true
                    "no""2" > 0; no"2; true
                    data#>>'{a}' is null; data; true
                    größe > 0; gr; false
                    GRÖßE > 0; größe; true
                    """)
    void mentions(String sql, String name, boolean mentioned) {
        assertThat(SqlText.mentions(sql, name)).isEqualTo(mentioned);
    }
}
