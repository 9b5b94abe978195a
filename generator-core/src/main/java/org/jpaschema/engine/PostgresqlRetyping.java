package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jpaschema.engine.Cost.Work;
import org.jpaschema.engine.Engine.Condition;
import org.jpaschema.engine.Online.Phase;
import org.jpaschema.schema.Check;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Identity;
import org.jpaschema.schema.Index;
import org.jpaschema.schema.Table;

/**
 * Another type for a column whose rows all have to be written: a new column beside it that a trigger keeps in step, filled in
 * batches that commit, with all that hangs on the old one built on the new one, and then put in its place.
 *
 * <p>Where a batch would wait for a row, it leaves it for a later round. PostgreSQL manual, "DO" (transaction control), 41.10
 * "Trigger Functions", "SELECT" (SKIP LOCKED), 5.4 of the internals for what a ctid is.
 */
final class PostgresqlRetyping {

    /** Hundreds of rows: some milliseconds. */
    private static final int PAGES_AT_ONCE = 8;

    /** Rounds of a second each for rows that somebody else holds. */
    private static final int ROUNDS = 60;

    private final PostgresqlEngine engine;
    private final PostgresqlOnline online;
    private final Table table;
    private final Column before;
    private final Column after;
    private final FreeNames names;

    /** What the new column is called as long as there are two, quoted. */
    private final String fresh;

    private final String old;
    private final String own;
    /** The function and its trigger, quoted. */
    private final String function;

    private final String trigger;

    /** The table as it would be if the column had the new one's name. */
    private final Table renamed;

    PostgresqlRetyping(PostgresqlEngine engine, PostgresqlOnline online, Table table, Column before, Column after) {
        this.engine = engine;
        this.online = online;
        this.table = table;
        this.before = before;
        this.after = after;
        this.names = online.names(table);
        String freshName = freshName();
        this.fresh = engine.quote(freshName);
        this.old = engine.quote(before.name());
        this.own = engine.quote(table.name());
        String name = engine.truncate("retyped_" + table.name().name() + "_" + before.name());
        this.function = engine.quote(table.name().sibling(name));
        this.trigger = engine.quote(name);
        this.renamed = new Renaming(engine).column(table, before.name(), freshName);
    }

    private String freshName() {
        for (int i = 0; ; i++) {
            String name = engine.truncate("new" + (i == 0 ? "" : i) + "_" + before.name());
            if (table.column(name).isEmpty()) {
                return name;
            }
        }
    }

    /** Whether it rewrites the table, and nothing hangs on the column that could not go along. */
    boolean isPossible() {
        boolean rewrites =
                new PostgresqlCosts(engine).alterType(table, before, after).work() == Work.REWRITE;
        boolean simple = before.generatedAs().isEmpty()
                && before.identity() == Identity.NONE
                && before.collation().equals(after.collation());
        boolean free = table.dependents().isEmpty()
                && table.primaryKey().stream().noneMatch(k -> k.columns().contains(before.name()))
                && table.uniqueKeys().stream().noneMatch(k -> k.columns().contains(before.name()))
                && table.foreignKeys().stream().noneMatch(k -> k.columns().contains(before.name()))
                && table.columns().stream()
                        .flatMap(c -> c.generatedAs().stream())
                        .noneMatch(e -> SqlText.mentions(e, before.name()))
                && table.indexes().stream().filter(this::isOn).allMatch(PostgresqlRetyping::isUsual);
        return rewrites && simple && free;
    }

    private boolean isOn(Index index) {
        return index.parts().stream()
                        .anyMatch(p -> p.expression()
                                ? SqlText.mentions(p.text(), before.name())
                                : p.text().equals(before.name()))
                || SqlText.mentions(index.predicate(), before.name());
    }

    /** An operator class or a collation may not be one of the new type. */
    private static boolean isUsual(Index index) {
        return index.parts().stream()
                .map(p -> IndexOptions.parse(p.options()))
                .allMatch(o -> o.beforeOrder().isBlank() && o.afterParts().isBlank());
    }

    List<Phase> phases() {
        List<Phase> phases = new ArrayList<>(List.of(beside(), filling()));
        List<String> renames = new ArrayList<>();
        for (int i = 0; i < table.indexes().size(); i++) {
            Index index = table.indexes().get(i);
            if (isOn(index)) {
                Index built = renamed(index.name()).withName(names.free(table.name(), index.name(), "new"));
                phases.add(online.building(
                        table, built.name(), engine.createIndex(renamed, built).get(0)));
                renames.addAll(engine.renameIndex(table, built, index.name()));
            }
        }
        List<String> drops = new ArrayList<>();
        for (Check check : table.checks()) {
            if (SqlText.mentions(check.expression(), before.name())) {
                Check added = renamed.checks().stream()
                        .filter(c -> c.name().equals(check.name()))
                        .findFirst()
                        .orElseThrow()
                        .withName(names.free(table.name(), check.name(), "new"));
                phases.addAll(checked(added));
                drops.addAll(engine.dropConstraint(table, check));
                renames.addAll(engine.renameConstraint(table, added, check.name()));
            }
        }
        List<String> obligation = new ArrayList<>();
        if (!before.nullable()) {
            String name = names.free(table.name(), before.name(), "filled");
            phases.addAll(checked(new Check(name, true, fresh + " is not null", "")));
            obligation.add(engine.alter(table, "alter column " + old + " set not null"));
            obligation.add(engine.alter(table, "drop constraint " + engine.quote(name)));
        }
        phases.add(inPlace(drops, obligation, renames));
        return phases;
    }

    private Index renamed(String name) {
        return renamed.indexes().stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Phase beside() {
        String path = converted("new." + old).equals("new." + old) ? "" : " set search_path from current";
        List<String> up = List.of(
                engine.alter(table, "add column " + fresh + " " + after.type()),
                "create function " + function + "() returns trigger language plpgsql" + path + " as "
                        + StandardEngine.literal(
                                "begin new." + fresh + " := " + converted("new." + old) + "; return new; end"),
                "create trigger " + trigger + " before insert or update on " + own + " for each row execute function "
                        + function + "()",
                engine.alter(table, "enable always trigger " + trigger));
        // It is a copy, which is nothing that could be lost.
        String down = "do "
                + StandardEngine.literal("begin drop trigger if exists " + trigger + " on " + own
                        + "; drop function if exists " + function + "(); alter table " + own
                        + " drop column if exists " + fresh + "; end");
        return new Phase(online.patiently(up), online.patiently(List.of(down)), true, List.of(alone()));
    }

    private String converted(String value) {
        return engine.converted(value, before, after);
    }

    /** What goes with a column that is dropped, and with what hangs on it, and is in no catalog that was read. */
    private Condition alone() {
        String oid = "to_regclass(" + StandardEngine.literal(own) + ")";
        String query =
                """
                select (select count(*) from pg_depend d
                    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                  where d.refclassid = to_regclass('pg_class') and d.refobjid = %1$s and a.attname = %2$s
                    and d.classid not in (to_regclass('pg_constraint'), to_regclass('pg_attrdef'))
                    and d.objid not in (select indexrelid from pg_index where indrelid = %1$s))
                + (select count(*) from pg_attribute where attrelid = %1$s and attname = %2$s
                  and (attacl is not null or attoptions is not null or coalesce(attstattarget, -1) <> -1
                    or attcompression <> ''))
                + (select count(*) from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = %1$s
                  and (c.reloptions is not null or c.reltablespace <> 0 or i.indisclustered or i.indisreplident))
                + (select count(*) from pg_description where objsubid = 0 and objoid in (
                  select indexrelid from pg_index where indrelid = %1$s
                  union all select oid from pg_constraint where conrelid = %1$s))
                + (select count(*) from pg_inherits where %1$s in (inhparent, inhrelid))"""
                        .replaceAll("\\s+", " ")
                        .formatted(oid, StandardEngine.literal(before.name()));
        return new Condition(
                query,
                "0",
                ("What hangs on column %s.%s would be lost with it when another takes its place: privileges, statistics or"
                                + " settings of its own, a sequence, a publication that names it, settings or comments of the"
                                + " table's indexes and checks, a table that inherits. Write this migration with"
                                + " -Dschema.online=false, which keeps it, and blocks the table while it is rewritten.")
                        .formatted(table.name(), before.name()));
    }

    private Phase filling() {
        String unfilled = fresh + " is null and " + old + " is not null";
        String body =
                """
                declare
                  pages bigint := pg_relation_size(%1$s) / current_setting('block_size')::bigint;
                begin
                  for round in 1 .. %2$d loop
                    for page in 0 .. pages by %3$d loop
                      update %4$s set %5$s = %6$s where ctid = any (array(
                        select ctid from %4$s
                        where ctid >= format('(%%s,0)', page)::tid and ctid < format('(%%s,0)', page + %3$d)::tid
                          and %7$s
                        for update skip locked));
                      commit;
                    end loop;
                    if not exists (select 1 from %4$s where %7$s) then
                      return;
                    end if;
                    commit;
                    perform pg_sleep(1);
                  end loop;
                  raise lock_not_available using message = 'other sessions hold rows of ' || %1$s;
                end"""
                        .formatted(
                                StandardEngine.literal(own),
                                ROUNDS,
                                PAGES_AT_ONCE,
                                own,
                                fresh,
                                converted(old),
                                unfilled);
        return new Phase(
                List.of("do " + StandardEngine.literal(body), "analyze " + own + " (" + fresh + ")"), List.of(), false);
    }

    private List<Phase> checked(Check check) {
        String name = engine.quote(check.name());
        return List.of(
                new Phase(
                        online.patiently(
                                List.of(engine.addConstraint(table, check).get(0) + " not valid")),
                        online.patiently(List.of(engine.alter(table, "drop constraint if exists " + name))),
                        true),
                online.validation(table, name));
    }

    /** The values live on in the new column, so that nothing is lost with the old one. */
    private Phase inPlace(List<String> drops, List<String> obligation, List<String> renames) {
        List<String> up = new ArrayList<>();
        up.add("drop trigger " + trigger + " on " + own);
        up.add("drop function " + function + "()");
        up.addAll(drops);
        up.add("do "
                + StandardEngine.literal("begin alter table " + own + " drop column " + old + "; alter table " + own
                        + " rename column " + fresh + " to " + old + "; end"));
        up.addAll(obligation);
        up.addAll(renames);
        if (after.defaultValue().isPresent()) {
            up.addAll(engine.alterDefault(table, after.withDefault(Optional.empty()), after));
        }
        if (!after.comment().isEmpty()) {
            up.addAll(engine.commentColumn(table, after, after));
        }
        return new Phase(online.patiently(up), online.patiently(engine.alterType(table, after, before)), true);
    }
}
