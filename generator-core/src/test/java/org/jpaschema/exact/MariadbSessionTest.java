package org.jpaschema.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jpaschema.Comparison;
import org.jpaschema.TestDatabases;
import org.jpaschema.database.Database;
import org.jpaschema.database.MariadbCatalog;
import org.jpaschema.diff.Unmanaged;
import org.jpaschema.engine.MariadbEngine;
import org.jpaschema.entity.HibernateLine;
import org.jpaschema.entity.Model;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session's settings change how MariaDB reads and spells SQL; what a schema is does not depend on them. */
class MariadbSessionTest {

    private static Connection connect(Connection database, String variables) throws SQLException {
        String url = database.getMetaData().getURL();
        return DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + "sessionVariables=" + variables,
                database.getMetaData().getUserName(),
                "");
    }

    private static String mode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select @@sql_mode")) {
            row.next();
            return row.getString(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"own, ANSI_QUOTES", "own, ANSI", "mariadb, ANSI_QUOTES", "own, NO_BACKSLASH_ESCAPES"})
    void sqlModesMakeNoDifference(String name, String mode) throws Exception {
        TestModel model = TestModel.named(name);
        try (Connection plain = TestDatabases.mariadb();
                Connection other = connect(plain, "sql_mode='" + mode + "'");
                Judge judge = model.judge(HibernateLine.LINE_7_4);
                Database database = TestModel.open(other)) {
            assertThat(judge.create(plain)).isEmpty();
            String before = mode(database.connection());
            assertThat(before).contains(mode);
            Model read = TestModel.reader()
                    .read(
                            TestModel.reader().find(model.source(HibernateLine.LINE_7_4)),
                            plain,
                            database.engine().folding()::fold);
            Comparison comparison = Comparison.compare(read, database, Unmanaged.REPORT);
            assertThat(TestModel.drift(comparison)).isEmpty();
            assertThat(comparison.unreadable()).isEmpty();
            assertThat(mode(database.connection())).isEqualTo(before);
        }
    }

    /** The first is the time of the last change, the second a date that is none, and both are mandatory. */
    @Test
    void defaultsThatTimestampsGetByThemselvesAreNone() throws SQLException {
        try (Connection plain = TestDatabases.mariadb();
                Connection connection = connect(plain, "explicit_defaults_for_timestamp=off,sql_mode=''")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table t (a timestamp, b timestamp(6) not null, c timestamp null,"
                        + " d timestamp default current_timestamp on update current_timestamp)");
            }
            Table existing = new MariadbCatalog()
                    .read(connection, List.of(connection.getCatalog()))
                    .tables()
                    .get(0);
            Table model = Table.of(
                    existing.name(),
                    List.of(
                            Column.of("a", "timestamp"),
                            Column.of("b", "timestamp(6)").withNullable(false),
                            Column.of("c", "timestamp"),
                            Column.of("d", "timestamp")));
            assertThat(new MariadbEngine()
                            .words(connection)
                            .kept(model, Optional.of(existing))
                            .columns())
                    .isEqualTo(existing.columns());
            assertThat(new MariadbEngine()
                            .words(plain)
                            .kept(model, Optional.of(existing))
                            .columns())
                    .isEqualTo(model.columns());
        }
    }

    /** It is told that a view is there and not what it shows, and of no trigger. */
    @Test
    void anAccountThatMaySelectOnlyFindsNoOtherDifference() throws Exception {
        TestModel model = TestModel.named("own");
        try (Connection owner = TestDatabases.mariadb();
                Judge judge = model.judge(HibernateLine.LINE_7_4)) {
            assertThat(judge.create(owner)).isEmpty();
            String user = "reader_" + owner.getCatalog();
            try (Statement statement = owner.createStatement()) {
                statement.execute("create view of_others as select id from customer");
                statement.execute("create user " + user);
                statement.execute("grant select on " + owner.getCatalog() + ".* to " + user);
            }
            try (Connection reader = DriverManager.getConnection(
                            owner.getMetaData().getURL().replaceFirst("\\?.*", ""), user, "");
                    Database database = TestModel.open(reader)) {
                Comparison comparison = Comparison.compare(
                        model.read(HibernateLine.LINE_7_4, TestEngine.MARIADB, owner), database, Unmanaged.REPORT);
                assertThat(TestModel.drift(comparison)).isEmpty();
                assertThat(comparison.unreadable()).isEmpty();
                assertThat(comparison.database().views()).singleElement().matches(view -> Unknown.is(view.query()));
            } finally {
                try (Statement statement = owner.createStatement()) {
                    statement.execute("drop user " + user);
                }
            }
        }
    }
}
