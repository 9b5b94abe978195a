package org.jpaschema.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;

class RiskParametersTest {

    @Test
    void aCodeAndItsSeverity() {
        assertThat(RiskParameters.severities(null)).isEmpty();
        assertThat(RiskParameters.severities(List.of("lock.rewrite = off", "data.check=danger")))
                .containsEntry("lock.rewrite", "off")
                .containsEntry("data.check", "danger")
                .hasSize(2);
    }

    @Test
    void whatHasNoSeverityIsSaid() {
        assertThatThrownBy(() -> RiskParameters.severities(List.of("lock.rewrite")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("lock.rewrite")
                .hasMessageContaining("-Dschema.risks=");
    }
}
