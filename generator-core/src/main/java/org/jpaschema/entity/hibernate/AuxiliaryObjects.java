package org.jpaschema.entity.hibernate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.NamedAuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.jpaschema.schema.EnumType;
import org.jpaschema.schema.QualifiedName;

/**
 * What the model creates beside tables and sequences. Of enum types Hibernate keeps nothing but the SQL that creates
 * them; other objects, which developers wrote as SQL, are not compared.
 */
final class AuxiliaryObjects {

    /** PostgreSQL's enum type, and the domain over a character type that Hibernate 7 makes of it on H2. */
    private static final Pattern ENUM = Pattern.compile(
            "create\\s+(?:type\\s+(?<type>\\S+)\\s+as\\s+enum|domain\\s+(?<domain>\\S+)\\s+as\\s+[^']*\\bvalue\\s+in)"
                    + "\\s*\\((?<values>.*?)\\)+\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern CAST =
            Pattern.compile("create\\s+cast\\b.*\\bas\\s+implicit\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

    private final Map<QualifiedName, EnumType> enumTypes = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    AuxiliaryObjects(Build build, Names names) {
        Database database = build.metadata().getDatabase();
        Dialect dialect = build.dialect();
        SqlStringGenerationContext context = build.sqlContext();
        for (AuxiliaryDatabaseObject object : database.getAuxiliaryDatabaseObjects()) {
            if (object.appliesToDialect(dialect)) {
                read(object, object.sqlCreateStrings(context), names);
            }
        }
        for (var namespace : database.getNamespaces()) {
            for (var type : namespace.getUserDefinedTypes()) {
                warnings.add(
                        "The type " + type.getName() + " (@Struct) is not compared: create and change it by hand.");
            }
        }
    }

    List<EnumType> enumTypes() {
        return List.copyOf(enumTypes.values());
    }

    List<String> warnings() {
        return warnings.stream().sorted().toList();
    }

    private void read(AuxiliaryDatabaseObject object, String[] creation, Names names) {
        Matcher type = ENUM.matcher(creation.length == 0 ? "" : creation[0]);
        List<String> rest =
                creation.length == 0 ? List.of() : Arrays.asList(creation).subList(1, creation.length);
        if (type.matches() && rest.stream().allMatch(sql -> CAST.matcher(sql).matches())) {
            List<String> values = new ArrayList<>();
            Matcher value = VALUE.matcher(type.group("values"));
            while (value.find()) {
                values.add(value.group(1).replace("''", "'"));
            }
            String written = type.group("type") == null ? type.group("domain") : type.group("type");
            // Hibernate never qualifies it, so it is created in the connection's own schema, default_schema or not.
            QualifiedName name = QualifiedName.of("", names.spell(written));
            enumTypes.putIfAbsent(name, new EnumType(name, values, !rest.isEmpty()));
        } else {
            String sql = String.join("; ", creation).strip().replaceAll("\\s+", " ");
            String what = object instanceof NamedAuxiliaryDatabaseObject ? object.getExportIdentifier() + ", " : "";
            warnings.add("The database object (" + what + (sql.length() > 80 ? sql.substring(0, 80) + "…" : sql)
                    + ") is not compared: create and change it by hand.");
        }
    }
}
