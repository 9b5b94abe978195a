package org.jpaschema.risk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.diff.ColumnAttribute;
import org.jpaschema.engine.Engine;
import org.jpaschema.engine.Engines;
import org.jpaschema.engine.Version;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.ForeignKey;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Origin;
import org.jpaschema.schema.PrimaryKey;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.ReferentialAction;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.Sequence;
import org.jpaschema.schema.Table;
import org.jpaschema.schema.TableColumn;
import org.jpaschema.schema.UniqueKey;
import org.jpaschema.schema.View;

/**
 * A change, and whether a rule must find something in it.
 *
 * @param code the rule's
 * @param fires whether it must
 * @param server the engine and its version: {@code MySQL 8.0.28}
 * @param changes the change, then what else the migration has
 */
record RuleCase(String code, boolean fires, String server, List<Change> changes) {

    private static final String POSTGRESQL = "PostgreSQL 18.0";
    private static final QualifiedName NAME = QualifiedName.of("public", "users");
    private static final Column COLUMN = Column.of("email", "text");
    private static final Column MANDATORY = COLUMN.withNullable(false);
    private static final Table TABLE = Table.of(NAME, List.of(COLUMN));
    private static final EnumType TWO = new EnumType(QualifiedName.of("public", "mood"), List.of("A", "B"), false);

    static List<RuleCase> all() {
        return List.of(
                ordinals(true, List.of("A", "B"), List.of("B", "A")),
                ordinals(true, List.of("A", "B"), List.of("A", "NEW", "B")),
                ordinals(true, List.of("A", "B", "C"), List.of("A", "C")),
                ordinals(false, List.of("A", "B"), List.of("A", "B", "NEW")),
                ordinals(false, List.of("A", "B"), List.of("A")),
                ordinals(false, List.of("A", "B"), List.of("A", "OTHER")),
                ordinals(false, List.of(), List.of("A", "B")),
                ordinals(false, List.of("A", "B"), List.of()),
                fires("data-loss.drop-schema", new DropNamespace("old")),
                quiet("data-loss.drop-schema", new CreateNamespace("old")),
                fires("data-loss.drop-table", new DropTable(TABLE)),
                quiet("data-loss.drop-table", new CreateTable(TABLE)),
                fires("data-loss.drop-column", new DropColumn(TABLE, COLUMN)),
                quiet("data-loss.drop-column", new DropColumn(TABLE, COLUMN.withGeneratedAs(Optional.of("1")))),
                fires("data-loss.drop-sequence", new DropSequence(sequence())),
                quiet("data-loss.drop-sequence", new CreateSequence(sequence())),
                fires("data-loss.change-type", type("double precision", "integer")),
                quiet("data-loss.change-type", type("integer", "bigint")),
                fires("data-loss.replace-column", generated(COLUMN, COLUMN.withGeneratedAs(Optional.of("1")))),
                quiet("data-loss.replace-column", generated(COLUMN.withGeneratedAs(Optional.of("1")), COLUMN)),
                fires("data.change-type", type("text", "uuid")),
                quiet("data.change-type", type("uuid", "text")),
                fires("data.remove-enum-value", enums(TWO.values(), List.of("A"))),
                quiet("data.remove-enum-value", enums(List.of("A"), TWO.values())),
                fires("data.remove-enum-value", check("email in ('A','B')", "email in ('A')")),
                quiet("data.remove-enum-value", check("email in ('A')", "email in ('A','B')")),
                fires("data.remove-enum-value", type("enum('A','B')", "enum('B')")),
                fires("data.new-mandatory-column", new AddColumn(TABLE, MANDATORY)),
                quiet("data.new-mandatory-column", new AddColumn(TABLE, MANDATORY.withDefault(Optional.of("''")))),
                quiet("data.new-mandatory-column", new AddColumn(TABLE, MANDATORY.withIdentity(Identity.BY_DEFAULT))),
                fires("data.not-null", nullability(COLUMN, MANDATORY)),
                quiet("data.not-null", nullability(MANDATORY, COLUMN)),
                fires("data.primary-key", add(new PrimaryKey("pk", List.of("email")))),
                quiet("data.primary-key", drop(new PrimaryKey("pk", List.of("email")))),
                fires("data.unique", add(unique())),
                fires("data.unique", new CreateIndex(TABLE, index(true))),
                quiet("data.unique", drop(unique())),
                quiet("data.unique", new CreateIndex(TABLE, index(false))),
                quiet("data.unique", add(unique()), new CreateTable(TABLE)),
                fires("data.foreign-key", add(foreignKey())),
                quiet("data.foreign-key", drop(foreignKey())),
                quiet("data.foreign-key", add(foreignKey()), new AddColumn(TABLE, COLUMN)),
                fires("data.foreign-key", add(foreignKey()), new AddColumn(TABLE, MANDATORY)),
                fires("data.check", add(new Check("c", true, "email <> ''", ""))),
                quiet("data.check", add(new Check("c", true, "email in ('A')", "email")), new AddColumn(TABLE, COLUMN)),
                quiet("data.check", drop(new Check("c", true, "email <> ''", ""))),
                fires("compatibility.drop", new DropColumn(TABLE, COLUMN)),
                fires("compatibility.drop", new DropView(new View(NAME, "select 1", List.of()))),
                quiet("compatibility.drop", new DropIndex(TABLE, index(false))),
                fires("compatibility.rename", new RenameColumn(TABLE, COLUMN, COLUMN.withName("mail"))),
                fires("compatibility.rename", new RenameTable(TABLE, TABLE.withName(NAME.sibling("people")))),
                quiet("compatibility.rename", new RenameIndex(TABLE, index(false), "ix2")),
                fires("compatibility.mandatory-column", new AddColumn(TABLE, MANDATORY)),
                fires("compatibility.mandatory-column", nullability(COLUMN, MANDATORY)),
                quiet("compatibility.mandatory-column", new AddColumn(TABLE, COLUMN)),
                quiet(
                        "compatibility.mandatory-column",
                        new AddColumn(TABLE, MANDATORY.withDefault(Optional.of("'none'")))),
                fires("compatibility.narrowed-enum", enums(TWO.values(), List.of("B"))),
                quiet("compatibility.narrowed-enum", enums(List.of("B"), TWO.values())),
                fires("lock.rewrite", type("integer", "bigint")),
                quiet("lock.rewrite", type("character varying(10)", "character varying(20)")),
                on("MySQL 8.4.0", true, "lock.rewrite", type("int", "bigint")),
                on("MariaDB 11.2.0", false, "lock.rewrite", type("int", "bigint")),
                on("MariaDB 10.11.6", true, "lock.rewrite", type("int", "bigint")),
                on("Oracle 23.0", true, "lock.rewrite", new DropColumn(TABLE, COLUMN)),
                on("SQLite 3.50", true, "lock.rewrite", nullability(COLUMN, MANDATORY)),
                fires("lock.filled-column", new AddColumn(TABLE, COLUMN.withDefault(Optional.of("gen_random_uuid()")))),
                quiet("lock.filled-column", new AddColumn(TABLE, COLUMN.withDefault(Optional.of("now()")))),
                on("SQL Server 16.0", true, "lock.filled-column", new AddColumn(TABLE, MANDATORY)),
                fires("lock.scanned-column", nullability(COLUMN, MANDATORY)),
                quiet("lock.scanned-column", nullability(MANDATORY, COLUMN)),
                on("SQL Server 16.0", true, "lock.scanned-column", type("varchar(20)", "varchar(10)")),
                on("Oracle 23.0", true, "lock.scanned-column", nullability(COLUMN, MANDATORY)),
                fires("lock.validated-constraint", add(foreignKey())),
                quiet("lock.validated-constraint", add(unique())),
                on("SQL Server 16.0", true, "lock.validated-constraint", add(foreignKey())),
                fires("lock.built-index", new CreateIndex(TABLE, index(false))),
                on("MySQL 8.4.0", false, "lock.built-index", new CreateIndex(TABLE, index(false))),
                on("SQL Server 16.0", true, "lock.built-index", new CreateIndex(TABLE, index(false))),
                on("MySQL 8.0.28", true, "load.rewrite", new DropColumn(TABLE, COLUMN)),
                on("MySQL 8.0.29", false, "load.rewrite", new DropColumn(TABLE, COLUMN)),
                fires("hygiene.foreign-key-without-index", add(foreignKey())),
                quiet("hygiene.foreign-key-without-index", add(foreignKey()), new CreateIndex(TABLE, index(false))),
                on("MariaDB 11.4", false, "hygiene.foreign-key-without-index", add(foreignKey())),
                fires("hygiene.long-identifier", new AddColumn(TABLE, Column.of("x".repeat(64), "text"))),
                quiet("hygiene.long-identifier", new AddColumn(TABLE, Column.of("x".repeat(63), "text"))),
                fires("hygiene.json-as-text", new AddColumn(TABLE, of("text", Origin.JSON))),
                quiet("hygiene.json-as-text", new AddColumn(TABLE, of("jsonb", Origin.JSON))),
                on("MariaDB 11.4", false, "hygiene.json-as-text", new AddColumn(TABLE, of("longtext", Origin.JSON))),
                fires(
                        "hygiene.moment-without-zone",
                        new AddColumn(TABLE, of("timestamp(6) without time zone", "java.time.Instant"))),
                quiet(
                        "hygiene.moment-without-zone",
                        new AddColumn(TABLE, of("timestamp(6) with time zone", "java.time.Instant"))),
                quiet(
                        "hygiene.moment-without-zone",
                        new AddColumn(TABLE, of("timestamp(6) without time zone", "java.time.LocalDateTime"))),
                fires("hygiene.reordered-enum", enums(TWO.values(), List.of("B", "A"))),
                quiet("hygiene.reordered-enum", enums(TWO.values(), List.of("A", "B", "C"))),
                fires("hygiene.reordered-enum", check("email >= 0 and email <= 2", "email >= 0 and email <= 3")),
                quiet("hygiene.reordered-enum", check("email >= 5 and email <= 7", "email >= 5 and email <= 8")));
    }

    private static RuleCase fires(String code, Change... changes) {
        return new RuleCase(code, true, POSTGRESQL, List.of(changes));
    }

    private static RuleCase quiet(String code, Change... changes) {
        return new RuleCase(code, false, POSTGRESQL, List.of(changes));
    }

    private static RuleCase on(String server, boolean fires, String code, Change... changes) {
        return new RuleCase(code, fires, server, List.of(changes));
    }

    private static Sequence sequence() {
        return new Sequence(NAME, 1, 1, "");
    }

    private static Change type(String from, String to) {
        return new AlterColumn(TABLE, COLUMN.withType(from), COLUMN.withType(to), ColumnAttribute.TYPE);
    }

    private static Change generated(Column before, Column after) {
        return new AlterColumn(TABLE, before, after, ColumnAttribute.GENERATED_AS);
    }

    private static Change nullability(Column before, Column after) {
        return new AlterColumn(TABLE, before, after, ColumnAttribute.NULLABILITY);
    }

    private static Change enums(List<String> before, List<String> after) {
        return new AlterEnumType(
                new EnumType(TWO.name(), before, false),
                new EnumType(TWO.name(), after, false),
                List.of(new TableColumn(NAME, COLUMN)));
    }

    private static Change check(String before, String after) {
        return new ReplaceConstraint(
                TABLE, new Check("c", true, before, "email"), new Check("c", true, after, "email"));
    }

    private static Change add(Constraint constraint) {
        return new AddConstraint(TABLE, constraint);
    }

    private static Change drop(Constraint constraint) {
        return new DropConstraint(TABLE, constraint);
    }

    private static UniqueKey unique() {
        return new UniqueKey("uk", true, List.of("email"), false);
    }

    private static Index index(boolean unique) {
        return new Index("ix", true, List.of(Index.Part.column("email")), unique, "", "");
    }

    private static ForeignKey foreignKey() {
        return new ForeignKey(
                "fk",
                true,
                List.of("email"),
                QualifiedName.of("public", "mails"),
                List.of("id"),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION);
    }

    private static Column of(String type, String javaType) {
        return new Column(
                "made",
                type,
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                Identity.NONE,
                "",
                "",
                new Origin("shop.User", "made", false, javaType));
    }

    private static RuleCase ordinals(boolean fires, List<String> then, List<String> now) {
        return new RuleCase(
                ReorderedOrdinals.CODE, fires, POSTGRESQL, List.of(new AlterTableComment(of(then), of(now))));
    }

    private static Table of(List<String> ordinals) {
        return TABLE.withColumns(List.of(Column.of("mood", "smallint")
                .withOrigin(new Origin("shop.User", "mood", false, "shop.Mood", ordinals))));
    }

    /** What all rules find in the first change, or in the model behind it. */
    List<Risk> risks() {
        Engine engine = Engines.all().stream()
                .filter(e -> server.startsWith(e.name()))
                .findFirst()
                .orElseThrow();
        Schema schema = schema(TABLE);
        Optional<Schema> previous =
                changes.get(0) instanceof AlterTableComment c ? Optional.of(schema(c.before())) : Optional.empty();
        Circumstances circumstances = new Circumstances(changes, schema, engine, Version.of(server), previous);
        Rules rules = new Rules(circumstances, RiskPolicy.NONE);
        return Stream.concat(
                        rules.judge(changes.subList(0, 1)).stream(),
                        changes.get(0) instanceof AlterTableComment c
                                ? rules.unseen(schema(c.after())).stream()
                                : Stream.empty())
                .toList();
    }

    private static Schema schema(Table table) {
        return new Schema(List.of(), List.of(table), List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public String toString() {
        return code + (fires ? " fires on " : " is quiet on ") + server + ": " + changes;
    }
}
