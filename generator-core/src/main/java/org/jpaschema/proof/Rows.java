package org.jpaschema.proof;

import java.sql.Connection;
import java.util.Set;
import java.util.TreeMap;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.QualifiedName;
import org.jpaschema.schema.Schema;

final class Rows {
    static Filled fill(Connection c, Engine e, Schema now, Schema then, Set<QualifiedName> t) {
        return new Filled(new TreeMap<>(), new TreeMap<>());
    }
}
