package org.jpaschema.entity.hibernate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Any;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.DependantValue;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.hibernate.type.SqlTypes;
import org.jpaschema.schema.Origin;

/**
 * Which class and attribute each table and column comes from. Where several share a column (an inheritance tree in one
 * table), the one nearest the root counts.
 */
final class Origins {

    private static final String ENVERS_ID = "originalId";

    private static final Set<Integer> NUMBERS =
            Set.of(SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER, SqlTypes.BIGINT);

    private final Set<String> classes = new HashSet<>();
    private final Map<Table, Origin> tables = new IdentityHashMap<>();
    private final Map<Table, Map<String, Origin>> columns = new IdentityHashMap<>();

    Origins(Metadata metadata) {
        List<PersistentClass> entities = metadata.getEntityBindings().stream()
                .sorted(Comparator.comparingInt(Origins::depth).thenComparing(PersistentClass::getEntityName))
                .toList();
        entities.stream()
                .map(PersistentClass::getClassName)
                .filter(Objects::nonNull)
                .forEach(classes::add);
        entities.forEach(this::entity);
        metadata.getCollectionBindings().stream()
                .sorted(Comparator.comparing(Collection::getRole))
                .forEach(this::collection);
    }

    /** The class of the table, with the attribute where it is a collection's or an association's own table. */
    Origin of(Table table) {
        return tables.getOrDefault(table, Origin.NONE);
    }

    /** The attribute of the column, or the table's origin where there is none. */
    Origin of(Table table, Column column) {
        return columns.getOrDefault(table, Map.of()).getOrDefault(column.getCanonicalName(), of(table));
    }

    private void entity(PersistentClass entity) {
        String className = className(entity);
        Table table = entity.getTable();
        Origin whole = new Origin(className, "", false);
        tables.putIfAbsent(table, whole);
        entity.getJoins().forEach(join -> tables.putIfAbsent(join.getTable(), whole));
        Property id = entity.getIdentifierProperty();
        if (id != null) {
            value(table, id.getValue(), className, id.getName());
            value(table, entity.getKey(), className, id.getName());
            entity.getJoins().forEach(join -> value(join.getTable(), join.getKey(), className, id.getName()));
        } else if (entity.getIdentifier() instanceof Component component) {
            value(table, component, className, "");
        }
        if (entity.getVersion() != null) {
            value(
                    table,
                    entity.getVersion().getValue(),
                    className,
                    entity.getVersion().getName());
        }
        for (Property property : entity.getPropertyClosure()) {
            value(table, property.getValue(), className, property.getName());
        }
    }

    private void collection(Collection collection) {
        String className = className(collection.getOwner());
        String role = collection.getRole();
        String owner = collection.getOwner().getEntityName();
        String attribute = role.startsWith(owner + ".") ? role.substring(owner.length() + 1) : role;
        Table table = collection.getCollectionTable();
        if (table == null) {
            return;
        }
        tables.putIfAbsent(table, new Origin(className, attribute, false));
        value(table, collection.getKey(), className, attribute);
        if (!collection.isOneToMany()) {
            value(table, collection.getElement(), className, attribute);
        }
        if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
            value(table, indexed.getIndex(), className, attribute);
        }
    }

    private void value(Table table, Value value, String className, String attribute) {
        if (value instanceof Component component && component.getAggregateColumn() != null) {
            put(table, component.getAggregateColumn(), new Origin(className, attribute, false));
            return;
        }
        if (value instanceof Component component) {
            for (Property property : component.getProperties()) {
                String path = attribute.isEmpty() || attribute.equals(ENVERS_ID)
                        ? property.getName()
                        : attribute + "." + property.getName();
                value(table, property.getValue(), className, path);
            }
            return;
        }
        for (Selectable selectable : value.getSelectables()) {
            if (selectable instanceof Column column) {
                Origin origin = new Origin(className, attribute, isReference(value), javaType(value), ordinals(value));
                put(table, column, origin);
                if (value.getTable() != null && value.getTable() != table) {
                    put(value.getTable(), column, origin);
                }
            }
        }
    }

    private static String javaType(Value value) {
        if (!(value instanceof BasicValue basic)) {
            return "";
        }
        BasicValue.Resolution<?> resolution = basic.resolve();
        return resolution.getJdbcType().getDefaultSqlTypeCode() == SqlTypes.JSON
                ? Origin.JSON
                : resolution.getDomainJavaType().getJavaType().getTypeName();
    }

    private static List<String> ordinals(Value value) {
        if (!(value instanceof BasicValue basic)) {
            return List.of();
        }
        BasicValue.Resolution<?> resolution = basic.resolve();
        Class<?> type = resolution.getDomainJavaType().getJavaTypeClass();
        boolean numbered = type.isEnum()
                && resolution.getValueConverter() == null
                && NUMBERS.contains(resolution.getJdbcType().getDefaultSqlTypeCode());
        return numbered
                ? Stream.of(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList()
                : List.of();
    }

    private static boolean isReference(Value value) {
        return value instanceof ToOne || value instanceof Any || value instanceof DependantValue;
    }

    private void put(Table table, Column column, Origin origin) {
        if (table.containsColumn(column)) {
            columns.computeIfAbsent(table, t -> new HashMap<>()).putIfAbsent(column.getCanonicalName(), origin);
        }
    }

    private static int depth(PersistentClass entity) {
        int depth = 0;
        for (PersistentClass c = entity.getSuperclass(); c != null; c = c.getSuperclass()) {
            depth++;
        }
        return depth;
    }

    /** Envers maps its tables without classes, under the name of the audited class with more behind it. */
    private String className(PersistentClass entity) {
        if (entity.getClassName() != null) {
            return entity.getClassName();
        }
        return classes.stream()
                .filter(entity.getEntityName()::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(entity.getEntityName());
    }
}
