package org.jpaschema.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpaschema.schema.SchemaException;
import org.junit.jupiter.api.Test;

class RiskPolicyTest {

    private static final Risk LOCK = Risk.caution("lock.built-index", "public.users.ix", "Slow.", "Wait.");
    private static final Risk LOSS =
            Risk.loss("data-loss.drop-column", "public.users.email", "Gone.", "Keep it.", "column email");

    private static RiskPolicy policy(Map<String, String> risks, String failOn, Acceptance... acceptances) {
        return RiskPolicy.of(Rules.codes(), risks, Optional.of(failOn).filter(f -> !f.isEmpty()), List.of(acceptances));
    }

    @Test
    void aSeverityIsSetByCode() {
        RiskPolicy policy = policy(Map.of("lock.built-index", "Danger"), "");
        assertThat(policy.apply(LOCK)).map(Risk::severity).contains(Severity.DANGER);
        assertThat(policy.apply(LOSS)).contains(LOSS);
    }

    @Test
    void aRuleIsTurnedOffButALossIsTold() {
        RiskPolicy policy = policy(Map.of("lock.built-index", "off", "data-loss.drop-column", "off"), "");
        assertThat(policy.apply(LOCK)).isEmpty();
        assertThat(policy.apply(LOSS)).contains(LOSS.withSeverity(Severity.SAFE));
    }

    @Test
    void whatIsAcceptedIsSafeAndSaysWhy() {
        RiskPolicy policy = policy(
                Map.of(), "caution", new Acceptance("data-loss.drop-column", "users.EMAIL", "copied to accounts"));
        Risk accepted = policy.apply(LOSS).orElseThrow();
        assertThat(accepted.severity()).isEqualTo(Severity.SAFE);
        assertThat(accepted.loss()).isEqualTo("column email");
        assertThat(accepted.sentence()).contains("accepted: copied to accounts");
        assertThat(policy.apply(LOCK)).contains(LOCK);
        Risk other = Risk.loss("data-loss.drop-column", "public.superusers.email", "", "", "");
        assertThat(policy.apply(other)).contains(other);
        assertThatCode(() -> policy.enforce(List.of(accepted))).doesNotThrowAnyException();
    }

    @Test
    void aGoalFailsAtItsLevel() {
        assertThatCode(() -> policy(Map.of(), "danger").enforce(List.of(LOCK))).doesNotThrowAnyException();
        assertThatCode(() -> policy(Map.of(), "").enforce(List.of(LOSS))).doesNotThrowAnyException();
        assertThatThrownBy(() -> policy(Map.of(), "danger").enforce(List.of(LOCK, LOSS)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Gone. Keep it. [data-loss.drop-column]")
                .hasMessageContaining("data-loss.drop-column public.users.email = reason")
                .hasMessageNotContaining("Slow");
    }

    @Test
    void whatIsNoCodeOrSeverityIsToldAllAtOnce() {
        assertThatThrownBy(() -> policy(
                        Map.of("lock.nothing", "off", "data.check", "often"),
                        "sometimes",
                        new Acceptance("x", "y", "z")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("lock.nothing")
                .hasMessageContaining("often")
                .hasMessageContaining("schema.failOn is \"sometimes\"")
                .hasMessageContaining("The risk x of y is accepted");
    }
}
