package org.jpaschema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jpaschema.apply.ChangesetStatus;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.AlterColumn;
import org.jpaschema.diff.Change.DropColumn;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which difference a changeset that waits makes: a to text, or b gone. */
class HeldBackTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Changes the type of column t.a from integer to text                                                           | a
                    # from something else than today
                    Changes the type of column t.a from bigint to text                                                            | a
                    Changes the type of column t.a from integer to bigint                                                         | ''
                    Changes the type of column t.ab from integer to text                                                          | ''
                    # the end of another sentence is not the end of this one
                    Rebuilds table t: Changes the type of column t.a from integer to bigint; Changes the type of column t.c from x to text | ''
                    Rebuilds table t: Changes the type of column t.c from x to y; Changes the type of column t.a from integer to text | a
                    Rebuilds table t: Changes the type of column t.a from integer to text; Drops column t.b (integer not null)     | ab
                    Drops column t.b (integer)                                                                                    | b
                    Drops column t.b                                                                                              | b
                    Drops column t.bc (integer)                                                                                   | ''
                    Adds column t.b (integer)                                                                                     | ''
                    """)
    void onlyWhatItsSentencesSay(String comment, String made) {
        Column a = Column.of("a", "integer");
        Column b = Column.of("b", "integer");
        Table table = Table.of(QualifiedName.of("", "t"), List.of(a, b));
        Change retyped = new AlterColumn(table, a, a.withType("text"), ColumnAttribute.TYPE);
        Change dropped = new DropColumn(table, b);
        ChangesetStatus changeset = new ChangesetStatus("1", "", "f", comment, List.of(), Set.of("held"));
        assertThat((HeldBack.makes(changeset, retyped) ? "a" : "") + (HeldBack.makes(changeset, dropped) ? "b" : ""))
                .isEqualTo(made);
    }
}
