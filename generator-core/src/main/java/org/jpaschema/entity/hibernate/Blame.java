package org.jpaschema.entity.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Hibernate stops at the first mistake in a model; this finds the others too. The class that a message names is left
 * out, with whatever extends it, and the build is tried again, until it succeeds or no class can be blamed. Messages
 * that are only about a class left out before are consequences and not shown.
 */
final class Blame {

    /** Hibernate did not accept the model, for the given cause. */
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failure(Throwable cause) {
            super(cause);
        }
    }

    private static final int ATTEMPTS = 30;

    private final BridgeRequest request;

    Blame(BridgeRequest request) {
        this.request = request;
    }

    /** All that is wrong, the given first failure included. */
    List<String> problems(Throwable first) {
        Set<String> problems = new LinkedHashSet<>();
        Set<String> left = new TreeSet<>(request.classes());
        Set<String> out = new TreeSet<>();
        Throwable failure = first;
        for (int attempt = 0; attempt < ATTEMPTS && failure != null; attempt++) {
            String message = message(failure);
            if (out.stream().noneMatch(c -> names(message, c))) {
                problems.add(sentence(message, left));
            }
            List<String> culprits = culprits(message, left);
            if (culprits.isEmpty()) {
                break;
            }
            culprits.forEach(c -> out.addAll(withSubclasses(c, left)));
            left.removeAll(out);
            failure = left.isEmpty() ? null : tryWith(List.copyOf(left));
        }
        return List.copyOf(problems);
    }

    private Throwable tryWith(List<String> classes) {
        try {
            Build.of(request.withClasses(classes)).close();
            return null;
        } catch (Failure e) {
            return e.getCause();
        }
    }

    /** The message names the attribute where it can; where it only names a type, the attributes of that type do. */
    private static String sentence(String message, Set<String> classes) {
        String attributes = String.join(", ", attributesOf(message, classes));
        String sentence = "Hibernate: " + message;
        return attributes.isEmpty() ? sentence : sentence + " (" + attributes + ")";
    }

    private static List<String> culprits(String message, Set<String> classes) {
        List<String> named = classes.stream().filter(c -> names(message, c)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<String> holders = attributesOf(message, classes).stream()
                .map(a -> a.substring(0, a.lastIndexOf('.')))
                .toList();
        if (!holders.isEmpty()) {
            return holders;
        }
        return classes.stream().filter(c -> mentions(message, simple(c))).toList();
    }

    private static List<String> attributesOf(String message, Set<String> classes) {
        if (classes.stream().anyMatch(c -> names(message, c))) {
            return List.of();
        }
        List<String> attributes = new ArrayList<>();
        for (String name : classes) {
            load(name).ifPresent(type -> {
                for (var field : type.getDeclaredFields()) {
                    if (field.getType().getName().contains(".")
                            && !field.getType().getName().startsWith("java.")
                            && names(message, field.getType().getName())) {
                        attributes.add(name + "." + field.getName());
                    }
                }
            });
        }
        return attributes;
    }

    private static List<String> withSubclasses(String name, Set<String> classes) {
        return load(name)
                .map(type -> classes.stream()
                        .filter(c -> load(c).filter(type::isAssignableFrom).isPresent())
                        .toList())
                .orElse(List.of(name));
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, Blame.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The messages of a failure and its causes, each once; Hibernate wraps them in layers. */
    private static String message(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String message =
                    t.getMessage() == null ? t.toString() : t.getMessage().strip();
            if (t instanceof LinkageError || t instanceof NullPointerException) {
                message = t.toString();
            }
            if (!text.toString().contains(message)) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
        }
        return text.toString();
    }

    private static boolean names(String message, String className) {
        return mentions(message, className) || mentions(message, className.replace('$', '.'));
    }

    private static boolean mentions(String message, String word) {
        return Pattern.compile("(?<![\\w$.])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(message)
                .find();
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
