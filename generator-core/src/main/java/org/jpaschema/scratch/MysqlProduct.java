package org.jpaschema.scratch;

import java.util.Map;
import java.util.Optional;
import org.jpaschema.database.Database;

/** MySQL: as MariaDB, in a container only. */
final class MysqlProduct extends MariadbProduct {

    /** MariaDB's driver speaks to MySQL by such a URL when it says so. */
    private static final String OF_MARIADB = "permitMysqlScheme";

    @Override
    public Container container(Database live, Like like, String password) {
        String parameters = "?allowPublicKeyRetrieval=true&useSSL=false"
                + (live.settings().url().contains(OF_MARIADB) ? "&" + OF_MARIADB : "");
        return new Container(
                "mysql:" + Containers.version(live).series(2),
                3306,
                Map.of("MYSQL_ROOT_PASSWORD", password, "MYSQL_ROOT_HOST", "%"),
                arguments(like),
                Containers.scheme(live) + "://%s:%s/%s" + parameters,
                "root",
                password);
    }

    @Override
    public Optional<Embedding> embedding() {
        return Optional.empty();
    }
}
