package org.jpaschema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.risk.Risk;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which drops wait. A step is a letter and its SQL. */
class HoldingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # nothing speaks of it
                    C alter table users drop column email; + alter table users add column mail text | + alter table users add column mail text | C alter table users drop column email
                    T drop table users; + create table other (id int) | + create table other (id int) | T drop table users
                    # the order stays
                    C alter table users drop column email; + alter table users add column EMAIL int | C alter table users drop column email; + alter table users add column EMAIL int | ''
                    T drop table users; + create view users as select 1 | T drop table users; + create view users as select 1 | ''
                    C alter table users drop column email; V create view v as select id from users | C alter table users drop column email; V create view v as select id from users | ''
                    # a loss in the middle, and what loses nothing
                    L alter table users alter column age type int; C alter table users drop column email | L alter table users alter column age type int | C alter table users drop column email
                    E drop type mood | E drop type mood | ''
                    # a table that is built anew
                    C create table users_new (id int) | C create table users_new (id int) | ''
                    # a type goes with the column that has it
                    C alter table users drop column email; E drop type mood; + create table other (id int) | + create table other (id int) | C alter table users drop column email; E drop type mood
                    """)
    void dropsWaitWhereNothingNeedsThemGone(String plan, String first, String held) {
        Holding holding = Holding.of(steps(plan));
        assertThat(holding.first()).isEqualTo(steps(first));
        assertThat(holding.held()).isEqualTo(steps(held));
    }

    private static List<Step> steps(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(HoldingTest::step)
                .toList();
    }

    private static Step step(String text) {
        QualifiedName name = QualifiedName.of("", "users");
        Column column = Column.of("email", "text");
        Table table = Table.of(name, List.of(column));
        Change change =
                switch (text.charAt(0)) {
                    case 'C' -> new DropColumn(table, column);
                    case 'T' -> new DropTable(table);
                    case 'E' -> new DropEnumType(new EnumType(QualifiedName.of("", "mood"), List.of("a"), false));
                    case 'V' -> new CreateView(new View(QualifiedName.of("", "v"), "select 1", List.of()));
                    default -> new AddColumn(table, column);
                };
        List<Risk> risks = "CTL".indexOf(text.charAt(0)) >= 0
                ? List.of(Risk.loss("data-loss.x", "users", "lost", "", "values"))
                : List.of();
        return new Step(
                List.of(change), List.of(new Action(List.of(text.substring(2)), List.of())), List.of(), risks, true);
    }
}
