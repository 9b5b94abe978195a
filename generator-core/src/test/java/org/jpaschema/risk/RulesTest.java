package org.jpaschema.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    static List<RuleCase> cases() {
        return RuleCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firesWhereItMustAndNowhereElse(RuleCase given) {
        List<Risk> found = given.risks().stream()
                .filter(r -> r.code().equals(given.code()))
                .toList();
        assertThat(found).hasSize(given.fires() ? 1 : 0);
        for (Risk risk : found) {
            assertThat(risk.object()).isNotBlank();
            assertThat(risk.message()).contains(risk.object().replaceFirst("\\.[^.]*$", ""));
            assertThat(risk.message()).endsWith(".");
            assertThat(risk.remedy()).isNotBlank();
        }
    }

    @Test
    void everyRuleHasACaseThatFiresAndOneThatMustNot() {
        assertThat(codes(true)).containsAll(Rules.codes());
        assertThat(codes(false)).containsAll(Rules.codes());
        assertThat(Rules.codes()).doesNotHaveDuplicates().isSorted();
    }

    private static List<String> codes(boolean firing) {
        return RuleCase.all().stream()
                .filter(c -> c.fires() == firing)
                .map(RuleCase::code)
                .distinct()
                .collect(Collectors.toList());
    }
}
