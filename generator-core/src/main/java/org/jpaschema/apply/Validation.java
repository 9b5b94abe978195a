package org.jpaschema.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.visitor.ValidatingVisitor;
import liquibase.exception.LiquibaseException;

/** Liquibase's own validation, in words that say what to do. */
final class Validation {

    private static final Pattern EDITED = Pattern.compile("(.*)::(.*)::(.*?) was: .*", Pattern.DOTALL);

    private Validation() {}

    static List<String> problems(Session session) throws LiquibaseException {
        ValidatingVisitor visitor = new ValidatingVisitor(session.ran());
        visitor.validate(session.database(), session.changelog());
        session.visit(visitor);
        List<String> problems = new ArrayList<>();
        for (String edited : visitor.getInvalidMD5Sums()) {
            Matcher parts = EDITED.matcher(edited);
            problems.add(parts.matches() ? edited(parts.group(1), parts.group(2)) : edited);
        }
        for (ChangeSet duplicate : visitor.getDuplicateChangeSets()) {
            problems.add("Changeset " + duplicate.getId() + " stands twice in " + duplicate.getFilePath()
                    + ", or its file is included twice. Remove one of them.");
        }
        visitor.getFailedPreconditions()
                .forEach(failed -> problems.add("A precondition of the changelog is not met: " + failed.getMessage()));
        visitor.getErrorPreconditions()
                .forEach(failed -> problems.add("A precondition of the changelog fails: " + failed));
        visitor.getSetupExceptions()
                .forEach(failed -> problems.add("The changelog is broken: " + Failures.reason(failed)));
        visitor.getChangeValidationExceptions()
                .forEach(failed -> problems.add("The changelog is broken: " + Failures.reason(failed)));
        visitor.getValidationErrors()
                .getErrorMessages()
                .forEach(message -> problems.add("The changelog is broken: " + message));
        return problems;
    }

    private static String edited(String file, String id) {
        return "The migration " + file + " was edited after it was applied: changeset " + id
                + " is no longer what this database has. Restore the file as it was (its history is in git), and write"
                + " further changes as a new migration.";
    }
}
