package org.jpaschema.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final QualifiedName NAME = QualifiedName.of("public", "users");
    private static final Column COLUMN = Column.of("email", "text");
    private static final Table TABLE = Table.of(NAME, List.of(COLUMN));

    private static Rules rules(List<Change> migration) {
        return Rules.of(migration, Schema.EMPTY, new PostgresqlEngine());
    }

    private static List<String> codes(Change change, Change... others) {
        List<Change> all = new ArrayList<>(List.of(others));
        all.add(change);
        return rules(all).judge(List.of(change)).stream().map(Risk::code).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    character varying(10)       | character varying(20)       | safe
                    character varying(20)       | character varying(10)       | caution
                    character varying(20)       | text                        | safe
                    text                        | character varying(20)       | caution
                    CHARACTER VARYING(20)       | CHARACTER LARGE OBJECT      | safe
                    integer                     | bigint                      | safe
                    bigint                      | integer                     | caution
                    numeric(10,2)               | numeric(12,2)               | safe
                    numeric(12,2)               | numeric(10,2)               | caution
                    numeric(10,2)               | numeric(10,3)               | caution
                    numeric(12,4)               | numeric(12,2)               | danger
                    numeric(12,2)               | integer                     | danger
                    double precision            | real                        | danger
                    real                        | double precision            | safe
                    timestamp(6) without time zone | date                     | danger
                    date                        | timestamp(6) without time zone | safe
                    uuid                        | text                        | safe
                    text                        | uuid                        | caution
                    """)
    void aTypeThatHoldsAllIsSafe(String from, String to, String severity) {
        Change change = new AlterColumn(TABLE, COLUMN.withType(from), COLUMN.withType(to), ColumnAttribute.TYPE);
        String worst = rules(List.of(change)).judge(List.of(change)).stream()
                .map(r -> r.severity().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("safe");
        assertThat(worst).isEqualTo(severity);
    }

    @Test
    void dropsLoseData() {
        assertThat(codes(new DropTable(TABLE))).containsExactly("data-loss.drop-table");
        assertThat(codes(new DropColumn(TABLE, COLUMN))).containsExactly("data-loss.drop-column");
        assertThat(codes(new DropSequence(new Sequence(NAME, 1, 1, "")))).containsExactly("data-loss.drop-sequence");
        assertThat(codes(new CreateTable(TABLE))).isEmpty();
        assertThat(codes(new DropColumn(TABLE, COLUMN.withGeneratedAs(Optional.of("1")))))
                .isEmpty();
    }

    @Test
    void aGeneratedColumnReplacesValues() {
        Column generated = COLUMN.withGeneratedAs(Optional.of("1"));
        assertThat(codes(new AlterColumn(TABLE, COLUMN, generated, ColumnAttribute.GENERATED_AS)))
                .containsExactly("data-loss.replace-column");
        assertThat(codes(new AlterColumn(TABLE, generated, COLUMN, ColumnAttribute.GENERATED_AS)))
                .isEmpty();
    }

    @Test
    void mandatoryColumnsNeedValues() {
        Column mandatory = COLUMN.withNullable(false);
        assertThat(codes(new AddColumn(TABLE, mandatory))).containsExactly("data.new-mandatory-column");
        assertThat(codes(new AddColumn(TABLE, mandatory.withDefault(Optional.of("''")))))
                .isEmpty();
        assertThat(codes(new AddColumn(TABLE, mandatory.withIdentity(Identity.BY_DEFAULT))))
                .isEmpty();
        assertThat(codes(new AlterColumn(TABLE, COLUMN, mandatory, ColumnAttribute.NULLABILITY)))
                .containsExactly("data.not-null");
        assertThat(codes(new AlterColumn(TABLE, mandatory, COLUMN, ColumnAttribute.NULLABILITY)))
                .isEmpty();
    }

    @Test
    void constraintsMeetExistingRows() {
        Change unique = new AddConstraint(TABLE, new UniqueKey("uk", true, List.of("email"), false));
        assertThat(codes(unique)).containsExactly("data.unique");
        assertThat(codes(unique, new CreateTable(TABLE))).isEmpty();
        assertThat(codes(unique.reverse())).isEmpty();
    }

    @Test
    void enumValuesAreTakenAway() {
        EnumType two = new EnumType(NAME, List.of("A", "B"), true);
        EnumType one = new EnumType(NAME, List.of("A"), true);
        assertThat(codes(new AlterEnumType(two, one, List.of()))).containsExactly("data.remove-enum-value");
        assertThat(codes(new AlterEnumType(one, two, List.of()))).isEmpty();
    }
}
