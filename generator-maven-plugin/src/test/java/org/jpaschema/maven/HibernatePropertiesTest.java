package org.jpaschema.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HibernatePropertiesTest {

    @Test
    void theCommandLineWinsOverThePomsPropertiesAndTheseOverTheConfiguration() {
        Map<String, String> configured = Map.of("a", "configured", "hibernate.b", "configured", "c", "configured");
        Properties project = properties("schema.hibernate.b", "project", "schema.hibernate.c", "project");
        Properties user = properties("schema.hibernate.c", "user");

        assertThat(new HibernateProperties(configured, project, user).all())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("hibernate.a", "configured", "hibernate.b", "project", "hibernate.c", "user"));
    }

    @Test
    void otherPropertiesAreNotHibernates() {
        Properties project = properties("hibernate.version", "7", "schema.url", "jdbc:h2:mem:x");

        assertThat(new HibernateProperties(null, project, new Properties()).all())
                .isEmpty();
    }

    @Test
    void namesWithoutThePrefixGetItAndJakartasKeepTheirs() {
        Map<String, String> configured = Map.of("default_schema", " shop ", "jakarta.persistence.lock.timeout", "1");

        assertThat(new HibernateProperties(configured, new Properties(), new Properties()).all())
                .containsEntry("hibernate.default_schema", "shop")
                .containsEntry("jakarta.persistence.lock.timeout", "1");
    }

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }
}
