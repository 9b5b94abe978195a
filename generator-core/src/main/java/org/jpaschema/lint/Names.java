package org.jpaschema.lint;

import java.util.List;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.QualifiedName;

/** Names as statements write them, in the catalog's spelling. */
record Names(Engine engine) {

    /** A name without quotes, folded where it had none. */
    String plain(String written) {
        String name = written.strip();
        if (name.length() > 1) {
            char first = name.charAt(0);
            char last = name.charAt(name.length() - 1);
            if (first == '"' && last == '"' || first == '`' && last == '`' || first == '[' && last == ']') {
                return name.substring(1, name.length() - 1).replace("\"\"", "\"");
            }
        }
        return engine.folding().fold(name);
    }

    List<String> plain(List<String> written) {
        return written == null ? List.of() : written.stream().map(this::plain).toList();
    }

    QualifiedName table(net.sf.jsqlparser.schema.Table table) {
        return QualifiedName.of(
                table.getSchemaName() == null ? "" : plain(table.getSchemaName()), plain(table.getName()));
    }
}
