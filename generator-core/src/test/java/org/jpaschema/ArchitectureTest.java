package org.jpaschema;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of the packages: each stage knows only what stands left of it. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.jpaschema");

    @Test
    void eachStageKnowsOnlyWhatStandsLeftOfIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("schema")
                .definedBy("org.jpaschema.schema")
                .layer("entity")
                .definedBy("org.jpaschema.entity..")
                .layer("engine")
                .definedBy("org.jpaschema.engine")
                .layer("database")
                .definedBy("org.jpaschema.database")
                .layer("diff")
                .definedBy("org.jpaschema.diff")
                .layer("rename")
                .definedBy("org.jpaschema.rename")
                .layer("snapshot")
                .definedBy("org.jpaschema.snapshot")
                .layer("risk")
                .definedBy("org.jpaschema.risk")
                .layer("plan")
                .definedBy("org.jpaschema.plan")
                .layer("probe")
                .definedBy("org.jpaschema.probe")
                .layer("migration")
                .definedBy("org.jpaschema.migration")
                .layer("scratch")
                .definedBy("org.jpaschema.scratch..")
                .layer("apply")
                .definedBy("org.jpaschema.apply")
                .layer("proof")
                .definedBy("org.jpaschema.proof")
                .layer("report")
                .definedBy("org.jpaschema.report")
                .layer("lint")
                .definedBy("org.jpaschema.lint")
                .layer("facade")
                .definedBy("org.jpaschema")
                .whereLayer("schema")
                .mayNotAccessAnyLayer()
                .whereLayer("entity")
                .mayOnlyAccessLayers("schema")
                .whereLayer("engine")
                .mayOnlyAccessLayers("schema")
                .whereLayer("database")
                .mayOnlyAccessLayers("schema", "engine")
                .whereLayer("diff")
                .mayOnlyAccessLayers("schema")
                .whereLayer("rename")
                .mayOnlyAccessLayers("schema", "engine", "diff")
                .whereLayer("snapshot")
                .mayOnlyAccessLayers("schema")
                .whereLayer("risk")
                .mayOnlyAccessLayers("schema", "engine", "diff")
                .whereLayer("plan")
                .mayOnlyAccessLayers("schema", "engine", "diff", "risk")
                .whereLayer("probe")
                .mayOnlyAccessLayers("schema", "engine", "database", "diff", "risk", "plan")
                .whereLayer("migration")
                .mayOnlyAccessLayers("schema", "diff", "risk", "plan")
                .whereLayer("scratch")
                .mayOnlyAccessLayers("schema", "engine", "database")
                .whereLayer("apply")
                .mayOnlyAccessLayers("schema", "migration")
                .whereLayer("lint")
                .mayOnlyAccessLayers("schema", "engine", "diff", "risk")
                .whereLayer("proof")
                .mayOnlyAccessLayers("schema", "engine", "database", "diff", "plan", "migration", "apply")
                .whereLayer("report")
                .mayOnlyAccessLayers("lint", "schema", "diff", "risk", "plan")
                .check(CLASSES);
    }

    @Test
    void noCycles() {
        slices().matching("org.jpaschema.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theMiddleDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.jpaschema.schema",
                        "org.jpaschema.diff",
                        "org.jpaschema.rename",
                        "org.jpaschema.risk",
                        "org.jpaschema.plan")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..", "javax.sql..", "liquibase..")
                .check(CLASSES);
    }

    @Test
    void onlyTheReaderKnowsHibernate() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.jpaschema.entity.hibernate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "org.jboss..")
                .check(CLASSES);
    }

    @Test
    void onlyMigrationAndApplyKnowLiquibase() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.jpaschema.apply", "org.jpaschema.migration")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("liquibase..")
                .check(CLASSES);
    }
}
