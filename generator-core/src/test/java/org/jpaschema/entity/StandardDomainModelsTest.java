package org.jpaschema.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jpaschema.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardDomainModelsTest {

    @ParameterizedTest
    @CsvSource({
        "LINE_6_6, animal, postgresql, 11, 15",
        "LINE_6_6, contacts, h2, 1, 4",
        "LINE_6_6, gambit, postgresql, 24, 61",
        "LINE_6_6, helpdesk, h2, 3, 3",
        "LINE_6_6, library, h2, 2, 4",
        "LINE_6_6, retail, postgresql, 10, 9",
        "LINE_6_6, userguide, h2, 12, 15",
        "LINE_7_4, animal, h2, 11, 15",
        "LINE_7_4, contacts, postgresql, 1, 4",
        "LINE_7_4, gambit, h2, 24, 63",
        "LINE_7_4, helpdesk, postgresql, 3, 3",
        "LINE_7_4, library, postgresql, 2, 4",
        "LINE_7_4, retail, h2, 10, 9",
        "LINE_7_4, userguide, postgresql, 12, 15",
    })
    void everyStandardDomainModelIsRead(HibernateLine line, String name, String engine, int entities, int tables)
            throws Exception {
        boolean h2 = engine.equals("h2");
        UnaryOperator<String> folding = h2 ? s -> s.toUpperCase(Locale.ROOT) : s -> s.toLowerCase(Locale.ROOT);
        var log = new CopyOnWriteArrayList<String>();
        try (Connection live = h2 ? TestDatabases.h2() : TestDatabases.postgresql()) {
            ModelReader reader = new ModelReader((level, text) -> log.add(level + " " + text));
            Model model = reader.read(reader.find(line.domainModel(name)), live, folding);
            assertThat(model.classes()).isEqualTo(entities);
            assertThat(model.schema().tables()).hasSize(tables).allSatisfy(table -> {
                assertThat(table.name().name())
                        .isEqualTo(folding.apply(table.name().name()));
                assertThat(table.columns())
                        .allSatisfy(column -> assertThat(column.type()).isNotEmpty());
            });
            assertThat(model.warnings()).isEmpty();
        }
        assertThat(log)
                .filteredOn(text -> text.startsWith("WARNING") || text.startsWith("ERROR"))
                // Of the models themselves: deprecated and doubtful annotations, a cache for tests.
                .allMatch(text -> text.matches("(?s).*(HHH00003[89]|HHH90000033|HHH16024[56]|CachingRegionFactory).*"));
    }
}
