package org.jpaschema.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.diff.Description;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Engines;
import org.jpaschema.engine.PostgresqlEngine;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every kind of change. */
class EveryChangeTest {

    private static final QualifiedName NAME = QualifiedName.of("public", "users");
    private static final Column BEFORE = Column.of("email", "character varying(10)");
    private static final Column AFTER = Column.of("email", "character varying(20)")
            .withDefault(Optional.of("'x'"))
            .withComment("mail")
            .withNullable(false);
    private static final Table TABLE = Table.of(NAME, List.of(BEFORE));
    private static final UniqueKey UNIQUE = new UniqueKey("uk", true, List.of("email"), false);
    private static final Index INDEX = new Index("ix", true, List.of(Index.Part.column("email")), false, "", "");
    private static final EnumType TYPE = new EnumType(QualifiedName.of("public", "color"), List.of("RED"), true);
    private static final Sequence SEQUENCE = new Sequence(QualifiedName.of("public", "s"), 1, 50, "");
    private static final Sequence OWN_SEQUENCE = SEQUENCE.withName(QualifiedName.of("", "s"));
    private static final View VIEW = new View(QualifiedName.of("public", "v"), "select 1", List.of());

    static Stream<Change> changes() {
        Stream<Change> altered = Arrays.stream(ColumnAttribute.values())
                .map(a -> new AlterColumn(
                        TABLE,
                        BEFORE,
                        switch (a) {
                            case GENERATED_AS ->
                                AFTER.withDefault(Optional.empty()).withGeneratedAs(Optional.of("1"));
                            case IDENTITY -> AFTER.withIdentity(Identity.BY_DEFAULT);
                            default -> AFTER;
                        },
                        a));
        return Stream.concat(
                altered,
                Stream.of(
                        new CreateNamespace("app"),
                        new DropNamespace("app"),
                        new CreateTable(TABLE),
                        new DropTable(TABLE),
                        new RenameTable(TABLE, TABLE.withName(NAME.sibling("people"))),
                        new RenameColumn(TABLE, BEFORE, BEFORE.withName("mail")),
                        new RenameValue(TABLE, BEFORE, "a", "b"),
                        new AlterTableComment(TABLE, TABLE),
                        new AddColumn(TABLE, AFTER),
                        new DropColumn(TABLE, AFTER),
                        new AddConstraint(TABLE, UNIQUE),
                        new DropConstraint(TABLE, new PrimaryKey("pk", List.of("email"))),
                        new ReplaceConstraint(TABLE, UNIQUE, UNIQUE.withName("other")),
                        new RenameConstraint(TABLE, UNIQUE, "other"),
                        new CreateIndex(TABLE, INDEX),
                        new DropIndex(TABLE, INDEX),
                        new ReplaceIndex(TABLE, INDEX, INDEX.withName("other")),
                        new RenameIndex(TABLE, INDEX, "other"),
                        new CreateSequence(SEQUENCE),
                        new DropSequence(SEQUENCE),
                        new AlterSequence(SEQUENCE, SEQUENCE),
                        new RenameSequence(OWN_SEQUENCE, OWN_SEQUENCE.withName(QualifiedName.of("", "z"))),
                        new RenameEnumType(TYPE, TYPE.withName(NAME.sibling("colour"))),
                        new RenameEnumValue(TYPE, "RED", "CRIMSON"),
                        new CreateEnumType(TYPE),
                        new DropEnumType(TYPE),
                        new AlterEnumType(TYPE, new EnumType(TYPE.name(), List.of("RED", "BLUE"), true), List.of()),
                        new CreateView(VIEW),
                        new DropView(VIEW)));
    }

    @Test
    void noKindIsMissingHere() {
        assertThat(changes().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(kinds(Change.class).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryChangeTest::kinds)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void reversedTwiceItIsItself(Change change) {
        assertThat(change.reverse().reverse()).isEqualTo(change);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void itHasWords(Change change) {
        Description description = Description.of(change);
        assertThat(description.sentence()).isNotBlank();
        assertThat(description.drift()).contains(description.object());
    }

    private static final List<String> WITHOUT_ENUM_TYPES =
            List.of("H2", "HSQLDB", "Derby", "SQLite", "MariaDB", "MySQL", "SQL Server", "Oracle");

    /** What an engine cannot do it refuses with the object's name and the way out, before anything is written. */
    private static final Map<Class<?>, List<String>> REFUSED = Map.of(
            CreateNamespace.class, List.of("SQLite", "Oracle"),
            DropNamespace.class, List.of("SQLite", "Oracle"),
            CreateSequence.class, List.of("SQLite", "MySQL"),
            AlterSequence.class, List.of("MySQL"),
            RenameSequence.class, List.of("SQLite", "MySQL", "Derby"),
            DropSequence.class, List.of("SQLite", "MySQL"));

    /** Their words leave a model's comments out, so that no comparison gives such a change. */
    private static final List<String> WITHOUT_COMMENTS = List.of("SQLite", "Derby", "SQL Server");

    private static boolean isRefused(Change change, Engine engine) {
        boolean identity = change instanceof AlterColumn alter
                && alter.attribute() == ColumnAttribute.IDENTITY
                && List.of("SQL Server", "Oracle", "CockroachDB").contains(engine.name());
        boolean primaryKey = change instanceof DropConstraint drop
                && drop.constraint() instanceof PrimaryKey
                && engine.name().equals("CockroachDB");
        boolean enumType =
                change.getClass().getSimpleName().contains("Enum") && WITHOUT_ENUM_TYPES.contains(engine.name());
        return identity
                || primaryKey
                || enumType
                || REFUSED.getOrDefault(change.getClass(), List.of()).contains(engine.name());
    }

    static Stream<Arguments> changesOnAllEngines() {
        return Engines.all().stream()
                .flatMap(engine -> changes().map(change -> Arguments.of(engine.name(), change, engine)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("changesOnAllEngines")
    void itHasStatementsBothWays(String name, Change change, Engine engine) {
        if (isRefused(change, engine)) {
            assertThatThrownBy(() -> Planner.plan(List.of(change), Schema.EMPTY, engine))
                    .isInstanceOf(SchemaException.class);
            return;
        }
        boolean comment = change instanceof AlterTableComment
                || change instanceof AlterColumn alter && alter.attribute() == ColumnAttribute.COMMENT;
        if (comment && WITHOUT_COMMENTS.contains(engine.name())) {
            return;
        }
        List<Step> steps = Planner.plan(List.of(change), Schema.EMPTY, engine);
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).up()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(steps.get(0).down()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(PlanName.of(List.of(change))).matches("[a-z0-9_]+");
    }

    @Test
    void whatOthersStandOnComesFirstAndWhatLosesDataLast() {
        Change check = new AddConstraint(TABLE, new Check("ck", true, "email <> ''", "email"));
        List<Change> changes = List.of(
                new DropColumn(TABLE, AFTER),
                check,
                new AddColumn(TABLE, BEFORE),
                new CreateTable(TABLE.withName(QualifiedName.of("app", "t"))),
                new CreateNamespace("app"),
                new CreateSequence(SEQUENCE));
        assertThat(Planner.plan(changes, Schema.EMPTY, new PostgresqlEngine()).stream()
                        .map(s -> s.changes().get(0).getClass().getSimpleName())
                        .toList())
                .containsExactly(
                        "CreateNamespace", "CreateSequence", "CreateTable", "AddColumn", "AddConstraint", "DropColumn");
    }
}
