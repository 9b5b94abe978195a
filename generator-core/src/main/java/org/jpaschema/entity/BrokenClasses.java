package org.jpaschema.entity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the classes that do not load, before Hibernate stumbles over the first of them. */
final class BrokenClasses {

    private final ClassLoader loader;
    private final Collection<Path> path;
    private final Set<Class<?>> sound = new HashSet<>(Set.of(Object.class));

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
            for (Class<?> c = Class.forName(name, false, loader);
                    c != null && !sound.contains(c);
                    c = c.getSuperclass()) {
                c.getDeclaredFields();
                c.getDeclaredMethods();
                c.getDeclaredConstructors();
                sound.add(c);
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
        List<String> fields = new ArrayList<>();
        List<String> packages = name.contains(".") ? List.of(name.substring(0, name.lastIndexOf('.'))) : List.of();
        path.forEach(entry -> new ClassFiles(entry, packages).each(file -> {
            if (file.getClassName().equals(name.replace('.', '/'))) {
                file.accept(new Fields(missing.replace('.', '/'), fields), ClassReader.SKIP_CODE);
            }
        }));
        return fields.isEmpty() ? "it" : "its attribute " + String.join(", ", fields);
    }

    /** Notes the fields with a type in their own or its arguments. */
    private static final class Fields extends ClassVisitor {

        private final String type;
        private final List<String> names;

        Fields(String type, List<String> names) {
            super(Opcodes.ASM9);
            this.type = type;
            this.names = names;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            String types = descriptor + signature;
            if (types.contains("L" + type + ";") || types.contains("L" + type + "<")) {
                names.add(name);
            }
            return null;
        }
    }
}
