package org.jpaschema.entity.hibernate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;

/**
 * Makes Hibernate put Bean Validation's constraints into its tables: NOT NULL of {@code @NotNull}, the length of
 * {@code @Size}, checks of {@code @Min} and {@code @Max}. The application does so when it starts, so its database has
 * them, but metadata alone does not. Neither Bean Validation nor the part of Hibernate that knows it can be compiled
 * against: the one may be missing, the other is not public.
 */
final class BeanValidation {

    private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";
    private static final String MODE = "persistence.validation.mode";
    private static final String PLAIN_MESSAGES =
            "org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator";

    private final StandardServiceRegistry registry;
    private final Dialect dialect;
    private final ClassLoader loader = BeanValidation.class.getClassLoader();

    BeanValidation(StandardServiceRegistry registry, Dialect dialect) {
        this.registry = registry;
        this.dialect = dialect;
    }

    /** Applies the constraints, unless the project turned that off; gives a warning when it could not be done. */
    Optional<String> apply(Metadata metadata) {
        Map<String, Object> settings =
                registry.requireService(ConfigurationService.class).getSettings();
        if (!isWanted(settings)) {
            return Optional.empty();
        }
        try {
            Class<?> validation = loader.loadClass("jakarta.validation.Validation");
            try (AutoCloseable factory = factory(validation)) {
                Method method = Arrays.stream(loader.loadClass(ACTIVATOR).getMethods())
                        .filter(m -> m.getName().equals("applyRelationalConstraints") && m.getParameterCount() == 5)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchMethodException(ACTIVATOR + ".applyRelationalConstraints"));
                method.setAccessible(true);
                method.invoke(
                        null,
                        factory,
                        metadata.getEntityBindings(),
                        settings,
                        dialect,
                        new ClassLoaderAccessImpl(null, registry.requireService(ClassLoaderService.class)));
            }
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            // Without the API there are no constraints.
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return warning(e.getCause());
        } catch (Exception | LinkageError e) {
            return warning(e);
        }
    }

    /** An API without an implementation is what the application would run without, too. */
    private static Optional<String> warning(Throwable failure) {
        return failure.getClass().getSimpleName().equals("NoProviderFoundException")
                ? Optional.empty()
                : Optional.of("Bean Validation cannot be started (" + failure
                        + "), so its constraints (@NotNull, @Size, …) are not part of the model. Complete its"
                        + " dependencies, or set schema.hibernate.validator.apply_to_ddl=false.");
    }

    /** An expression language is only needed for messages, and often comes with the server; do without it then. */
    private AutoCloseable factory(Class<?> validation) throws ReflectiveOperationException {
        try {
            return (AutoCloseable)
                    validation.getMethod("buildDefaultValidatorFactory").invoke(null);
        } catch (InvocationTargetException e) {
            try {
                Object interpolator =
                        loader.loadClass(PLAIN_MESSAGES).getConstructor().newInstance();
                Object bootstrap = validation.getMethod("byDefaultProvider").invoke(null);
                Object configuration = loader.loadClass("jakarta.validation.bootstrap.GenericBootstrap")
                        .getMethod("configure")
                        .invoke(bootstrap);
                Class<?> type = loader.loadClass("jakarta.validation.Configuration");
                type.getMethod("messageInterpolator", loader.loadClass("jakarta.validation.MessageInterpolator"))
                        .invoke(configuration, interpolator);
                return (AutoCloseable) type.getMethod("buildValidatorFactory").invoke(configuration);
            } catch (ClassNotFoundException missing) {
                throw e;
            }
        }
    }

    private static boolean isWanted(Map<String, Object> settings) {
        if ("false".equalsIgnoreCase(String.valueOf(settings.get("hibernate.validator.apply_to_ddl")))) {
            return false;
        }
        Object mode = settings.getOrDefault("jakarta." + MODE, settings.get("javax." + MODE));
        List<String> modes = mode == null
                ? List.of("auto")
                : Arrays.stream(mode.toString().toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .toList();
        return modes.contains("auto") || modes.contains("ddl");
    }
}
