package org.jpaschema.risk;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jpaschema.diff.Change;
import org.jpaschema.schema.Column;

/** A moment in time in a column without a zone, where the engine has one with: it depends on the session what it means. */
final class MomentWithoutZone implements Rule {

    private static final Set<String> MOMENTS =
            Set.of("java.time.Instant", "java.time.OffsetDateTime", "java.time.ZonedDateTime");

    @Override
    public String code() {
        return "hygiene.moment-without-zone";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        String moment = circumstances.engine().momentType();
        return moment.isEmpty()
                ? Optional.empty()
                : Added.column(change).filter(MomentWithoutZone::isZoneless).map(column -> {
                    Subject subject = Subject.of(change);
                    String type = column.origin().javaType();
                    return Risk.caution(
                            code(),
                            subject.object(),
                            subject.words() + " keeps "
                                    + type.substring(type.lastIndexOf('.') + 1) + " as " + column.type()
                                    + ": which moment it is depends on the time zone of who reads it.",
                            "@JdbcTypeCode(SqlTypes.TIMESTAMP_UTC), or @Column(columnDefinition = \"" + moment + "\")");
                });
    }

    private static boolean isZoneless(Column column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        return MOMENTS.contains(column.origin().javaType())
                && (type.startsWith("timestamp") || type.startsWith("datetime"))
                && !type.contains("with time zone")
                && !type.contains("with local time zone")
                && !type.startsWith("datetimeoffset");
    }
}
