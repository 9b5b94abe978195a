package org.jpaschema.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jpaschema.diff.Change;
import org.jpaschema.diff.Change.*;
import org.jpaschema.schema.Constraint;
import org.jpaschema.schema.QualifiedName;

/** A migration's name from what it does. */
public final class PlanName {

    private PlanName() {}

    /**
     * A short name in words joined by underscores: {@code add_email_to_users}.
     *
     * @param changes the changes, at least one
     */
    public static String of(List<Change> changes) {
        Set<String> created = subjects(changes, CreateTable.class::isInstance);
        if (!created.isEmpty()) {
            return created.size() > 5 && created.size() == tables(changes).size()
                    ? "create_schema"
                    : "create_" + list(created);
        }
        Set<QualifiedName> widened = changes.stream()
                .filter(AddColumn.class::isInstance)
                .map(Change::subject)
                .collect(Collectors.toSet());
        List<Change> main =
                changes.stream().filter(c -> !isByTheWay(c, widened)).toList();
        return main.size() == 1 ? single(main.get(0)) : "change_" + list(subjects(main, c -> true));
    }

    private static Set<String> subjects(List<Change> changes, Predicate<Change> which) {
        return changes.stream()
                .filter(which)
                .map(c -> c.subject().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tables(List<Change> changes) {
        return subjects(
                changes,
                c -> !(c instanceof CreateSequence
                        || c instanceof CreateEnumType
                        || c instanceof CreateNamespace
                        || c instanceof CreateView));
    }

    /** Keys, checks and indexes on a column that the same migration adds. */
    private static boolean isByTheWay(Change change, Set<QualifiedName> widened) {
        return (change instanceof AddConstraint || change instanceof CreateIndex) && widened.contains(change.subject());
    }

    private static String list(Set<String> names) {
        List<String> first = names.stream().limit(2).toList();
        int more = names.size() - first.size();
        return String.join("_and_", first) + (more > 0 ? "_and_" + more + "_more" : "");
    }

    private static String single(Change change) {
        String on = change.subject().name();
        if (change instanceof AddColumn c) {
            return name("add", c.column().name(), "to", on);
        }
        if (change instanceof DropColumn c) {
            return name("drop", c.column().name(), "from", on);
        }
        if (change instanceof RenameColumn c) {
            return name("rename", c.before().name(), "of", on, "to", c.after().name());
        }
        if (change instanceof RenameValue c) {
            return name("rename", c.value(), "of", on, c.column().name(), "to", c.newValue());
        }
        if (change instanceof RenameTable c) {
            return name("rename", on, "to", c.after().name().name());
        }
        if (change instanceof AlterColumn c) {
            return name("change", c.attribute().label(), "of", on, c.after().name());
        }
        if (change instanceof AddConstraint c) {
            return name("add", kind(c.constraint()), "to", on);
        }
        if (change instanceof DropConstraint c) {
            return name("drop", kind(c.constraint()), "from", on);
        }
        if (change instanceof ReplaceConstraint c) {
            return name("change", kind(c.after()), "of", on);
        }
        if (change instanceof CreateIndex) {
            return name("add_index_to", on);
        }
        String verb = change.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2");
        return name(verb, on);
    }

    private static String kind(Constraint constraint) {
        return constraint.kind();
    }

    private static String name(String... words) {
        return String.join("_", words).toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
