package org.jpaschema.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which type changes lose values, which may be refused, and which hold all. */
class TypeChangeTest {

    private static final QualifiedName NAME = QualifiedName.of("public", "users");
    private static final Column COLUMN = Column.of("email", "text");
    private static final Table TABLE = Table.of(NAME, List.of(COLUMN));

    private static Rules rules(List<Change> migration) {
        return Rules.of(migration, Schema.EMPTY, new PostgresqlEngine());
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
                    int(11)                     | bigint(20)                  | safe
                    bigint                      | int                         | caution
                    varchar(10)                 | varchar(20)                 | safe
                    varchar(300)                | tinytext                    | caution
                    varchar(100)                | longtext                    | safe
                    text                        | mediumtext                  | safe
                    mediumtext                  | text                        | caution
                    longtext                    | mediumtext                  | caution
                    varchar2(20 char)           | varchar2(40 char)           | safe
                    number(10,2)                | number(10,0)                | danger
                    nvarchar(100)               | nvarchar(max)               | safe
                    numeric                     | numeric(10,2)               | danger
                    json                        | jsonb                       | safe
                    timestamp(6)                | timestamp(3)                | danger
                    enum('A','B')               | enum('A')                   | caution
                    """)
    void aTypeThatHoldsAllIsSafe(String from, String to, String severity) {
        Change change = new AlterColumn(TABLE, COLUMN.withType(from), COLUMN.withType(to), ColumnAttribute.TYPE);
        String worst = rules(List.of(change)).judge(List.of(change)).stream()
                .filter(r -> r.code().startsWith("data"))
                .map(r -> r.severity().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("safe");
        assertThat(worst).isEqualTo(severity);
    }
}
