package org.jpaschema.benchmark;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;

/**
 * Synthetic entities as class files: each with 12 columns, two of them {@code @ManyToOne}, one unique key, two indexes
 * and, where the engine has no enum type, a check.
 */
final class EntityClasses {

    private static final String PACKAGE = "org.jpaschema.benchmark.model.";
    private static final int ENUMS = 20;

    private final ByteBuddy bytes = new ByteBuddy(ClassFileVersion.JAVA_V17);
    private final Path directory;
    private final int count;
    private final boolean chain;

    private EntityClasses(Path directory, int count, boolean chain) {
        this.directory = directory;
        this.count = count;
        this.chain = chain;
    }

    /**
     * Writes a model, unless it is there.
     *
     * @param directory the root of the classes
     * @param count how many entities
     * @param chain whether each entity references the one before it, so that the foreign keys make one chain
     */
    static void write(Path directory, int count, boolean chain) throws IOException {
        Path list = list(directory);
        if (!Files.exists(list)) {
            Files.createDirectories(directory);
            List<String> names = new EntityClasses(directory, count, chain).write();
            Files.write(list, names);
        }
    }

    /** The names of the entities that were written there. */
    static List<String> names(Path directory) throws IOException {
        return Files.readAllLines(list(directory));
    }

    private static Path list(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".entities");
    }

    private List<String> write() throws IOException {
        List<TypeDescription> enums = new ArrayList<>();
        for (int i = 0; i < ENUMS; i++) {
            DynamicType.Unloaded<?> type = bytes.makeEnumeration("OPEN", "PAID", "SENT", "BACK" + i)
                    .name(PACKAGE + "State" + i)
                    .make();
            type.saveIn(directory.toFile());
            enums.add(type.getTypeDescription());
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entity(i, enums.get(i % ENUMS)).make().saveIn(directory.toFile());
            names.add(name(i));
        }
        return names;
    }

    private static String name(int number) {
        return PACKAGE + "Entity%05d".formatted(number);
    }

    private DynamicType.Builder<?> entity(int number, TypeDescription state) {
        String table = "entity_%05d".formatted(number);
        DynamicType.Builder<?> type = bytes.subclass(Object.class)
                .name(name(number))
                .annotateType(annotation(Entity.class).build())
                .annotateType(annotation(Table.class)
                        .define("name", table)
                        .defineAnnotationArray(
                                "indexes",
                                TypeDescription.ForLoadedType.of(Index.class),
                                index("ix_" + table + "_name", "name"),
                                index("ix_" + table + "_state_made", "state, made"))
                        .build());
        type = field(
                type,
                "id",
                Long.class,
                annotation(Id.class).build(),
                annotation(GeneratedValue.class)
                        .define("strategy", GenerationType.IDENTITY)
                        .build());
        type = field(type, "name", String.class, column().define("length", 200).build());
        type = field(
                type,
                "code",
                String.class,
                column().define("length", 40).define("unique", true).build());
        type = field(
                type,
                "state",
                state,
                annotation(Enumerated.class).define("value", EnumType.STRING).build(),
                column().define("length", 20).build());
        type = field(
                type,
                "amount",
                BigDecimal.class,
                column().define("precision", 19).define("scale", 4).build());
        type = field(type, "made", Instant.class, column().build());
        type = field(type, "due", LocalDate.class);
        type = field(type, "active", boolean.class);
        type = field(
                type,
                "note",
                String.class,
                annotation(Column.class).define("length", 2000).build());
        type = field(type, "version", int.class, annotation(Version.class).build());
        // Both point back, so that a chain is as long as the model; else anywhere, themselves and each other included.
        // None is pointed at by many: PostgreSQL takes the longer for a foreign key the more there are to its target.
        int parent = chain ? Math.max(0, number - 1) : (int) ((number * 7919L + 13) % count);
        int owner = number / 2;
        type = field(type, "parent", latent(parent), manyToOne(), join("parent_id"));
        return field(type, "owner", latent(owner), manyToOne(), join("owner_id"));
    }

    private static AnnotationDescription index(String name, String columns) {
        return annotation(Index.class)
                .define("name", name)
                .define("columnList", columns)
                .build();
    }

    private static AnnotationDescription manyToOne() {
        return annotation(ManyToOne.class).define("fetch", FetchType.LAZY).build();
    }

    private static AnnotationDescription join(String column) {
        return annotation(JoinColumn.class).define("name", column).build();
    }

    private static AnnotationDescription.Builder column() {
        return annotation(Column.class).define("nullable", false);
    }

    private static AnnotationDescription.Builder annotation(Class<? extends java.lang.annotation.Annotation> type) {
        return AnnotationDescription.Builder.ofType(type);
    }

    /** An entity that is written before or after. */
    private static TypeDefinition latent(int number) {
        return InstrumentedType.Default.of(
                name(number), TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Object.class), Modifier.PUBLIC);
    }

    private static DynamicType.Builder<?> field(
            DynamicType.Builder<?> type, String name, Class<?> fieldType, AnnotationDescription... annotations) {
        return field(type, name, TypeDescription.ForLoadedType.of(fieldType), annotations);
    }

    private static DynamicType.Builder<?> field(
            DynamicType.Builder<?> type, String name, TypeDefinition fieldType, AnnotationDescription... annotations) {
        return type.defineField(name, fieldType, Modifier.PRIVATE).annotateField(annotations);
    }
}
