package org.jpaschema.entity.hibernate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitConstraintNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.engine.config.spi.ConfigurationService;

/**
 * The names of keys and indexes that no developer chose. Hibernate itself keeps no note of them, and a naming strategy
 * may give them any form, so the project's strategy is watched while it names.
 */
final class GeneratedNames {

    /** What Hibernate names without asking the strategy. */
    private static final Pattern HASH = Pattern.compile("(FK|UK|IDX|UK_|FK_)[0-9a-z]{20,}");

    private final Set<String> generated = new HashSet<>();

    /** The project's own naming strategy, watched. */
    ImplicitNamingStrategy strategy(StandardServiceRegistry registry) {
        Object setting = registry.requireService(ConfigurationService.class)
                .getSettings()
                .get("hibernate.implicit_naming_strategy");
        StrategySelector selector = registry.requireService(StrategySelector.class);
        ImplicitNamingStrategy own = selector.resolveDefaultableStrategy(
                ImplicitNamingStrategy.class, setting, ImplicitNamingStrategyJpaCompliantImpl.INSTANCE);
        return (ImplicitNamingStrategy) Proxy.newProxyInstance(
                GeneratedNames.class.getClassLoader(),
                new Class<?>[] {ImplicitNamingStrategy.class},
                (proxy, method, arguments) -> watch(own, method, arguments));
    }

    /** Whether a developer chose the name, which may stand in quotes. */
    boolean isExplicit(String written) {
        String name = Identifier.toIdentifier(written).getText();
        return !generated.contains(name) && !HASH.matcher(name).matches();
    }

    private Object watch(ImplicitNamingStrategy own, Method method, Object[] arguments) throws Throwable {
        try {
            Object name = method.invoke(own, arguments);
            if (name instanceof Identifier identifier
                    && arguments.length == 1
                    && arguments[0] instanceof ImplicitConstraintNameSource source
                    && source.getUserProvidedIdentifier() == null) {
                generated.add(identifier.getText());
            }
            return name;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
