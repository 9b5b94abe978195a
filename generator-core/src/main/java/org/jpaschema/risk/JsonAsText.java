package org.jpaschema.risk;

import java.util.Locale;
import java.util.Optional;
import org.jpaschema.diff.Change;
import org.jpaschema.schema.Column;
import org.jpaschema.schema.Origin;

/** A JSON document in a column of text, where the engine has a type for it. */
final class JsonAsText implements Rule {

    @Override
    public String code() {
        return "hygiene.json-as-text";
    }

    @Override
    public Optional<Risk> judge(Change change, Circumstances circumstances) {
        String json = circumstances.engine().jsonType();
        return json.isEmpty()
                ? Optional.empty()
                : Added.column(change).filter(JsonAsText::isText).map(column -> {
                    Subject subject = Subject.of(change);
                    return Risk.caution(
                            code(),
                            subject.object(),
                            subject.words() + " keeps a JSON document as " + column.type()
                                    + ": the database neither checks it nor finds anything in it.",
                            "@JdbcTypeCode(SqlTypes.JSON) @Column(columnDefinition = \"" + json + "\")");
                });
    }

    private static boolean isText(Column column) {
        String type = column.type().toLowerCase(Locale.ROOT);
        return column.origin().javaType().equals(Origin.JSON)
                && (type.contains("char") || type.contains("text") || type.contains("clob"));
    }
}
