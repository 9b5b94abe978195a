package org.jpaschema;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.logging.Logger;

/** The JDBC driver of {@link RecordedDatabase}. */
public final class RecordedDriver implements Driver {

    static final String PREFIX = "jdbc:recorded:";

    @Override
    public Connection connect(String url, Properties info) {
        return acceptsURL(url) ? RecordedDatabase.open(url.substring(PREFIX.length())) : null;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
