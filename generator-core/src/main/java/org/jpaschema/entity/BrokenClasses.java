package org.jpaschema.entity;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the classes that do not load, before Hibernate stumbles over the first of them. */
final class BrokenClasses {

    private final ClassLoader loader;
    private final Collection<Path> path;

    BrokenClasses(ClassLoader loader, Collection<Path> path) {
        this.loader = loader;
        this.path = path;
    }

    /** One message for each of these classes that cannot be loaded with the types of its attributes. */
    List<String> among(List<String> classes) {
        List<String> problems = new ArrayList<>();
        for (String name : classes) {
            failure(name).ifPresent(e -> problems.add(message(name, e)));
        }
        return problems;
    }

    private Optional<Throwable> failure(String name) {
        try {
            for (Class<?> c = Class.forName(name, false, loader); c != null; c = c.getSuperclass()) {
                c.getDeclaredFields();
                c.getDeclaredMethods();
                c.getDeclaredConstructors();
            }
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
            return Optional.of(e);
        }
    }

    private String message(String name, Throwable failure) {
        if (failure instanceof ClassNotFoundException && name.equals(failure.getMessage())) {
            return name + ": the class is not on the class path, though persistence.xml lists it. Correct the file, or"
                    + " add the dependency.";
        }
        if (failure instanceof UnsupportedClassVersionError) {
            return name + ": compiled for a newer Java than this build's (" + failure.getMessage()
                    + "). Run Maven with that Java.";
        }
        if (failure instanceof NoClassDefFoundError || failure instanceof ClassNotFoundException) {
            String missing = String.valueOf(failure.getMessage()).replace('/', '.');
            return name + ": does not load, because " + attributes(name, missing) + " needs the class " + missing
                    + ", which is not on the project's runtime class path. Add the dependency that has it (a scope of"
                    + " provided or test is not enough).";
        }
        return name + ": does not load: " + failure;
    }

    /** The attributes that have the missing type; read from the class file, since the class itself cannot tell. */
    private String attributes(String name, String missing) {
        try (ScanResult result = new ClassGraph()
                .overrideClasspath(path)
                .enableFieldInfo()
                .ignoreClassVisibility()
                .ignoreFieldVisibility()
                .acceptClasses(name)
                .scan()) {
            var info = result.getClassInfo(name);
            List<String> fields = info == null
                    ? List.of()
                    : info.getDeclaredFieldInfo().stream()
                            .filter(f -> f.getTypeDescriptor().toString().contains(missing)
                                    || f.getTypeSignatureOrTypeDescriptor()
                                            .toString()
                                            .contains(missing))
                            .map(f -> f.getName())
                            .toList();
            return fields.isEmpty() ? "it" : "its attribute " + String.join(", ", fields);
        }
    }
}
