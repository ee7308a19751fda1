package dev.sluice.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;

import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;

class ArchitectureTest {
    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.sluice.engine");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.sluice.(**)").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void onlyTheDockerAdapterKnowsDocker() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..container.docker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .because("a second runtime must be able to stand in for Docker")
                .check(ENGINE);
    }

    @Test
    void onlyTheSqliteAdapterKnowsSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..engine.journal.sqlite..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .because("a journal in memory must be able to stand in for the file")
                .check(ENGINE);
    }

    @Test
    void onlyTheCommandLineKnowsPicocliAndTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..engine.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("a command parses, calls one service and prints")
                .check(ENGINE);
        noClasses()
                .that()
                .resideOutsideOfPackage("..engine.cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("standard output belongs to the command line's contract")
                .check(ENGINE);
    }

    @Test
    void jacksonAnnotationsStayWithTheFormats() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..engine.json..", "..engine.export..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.annotation..")
                .because("renaming a class never renames a key")
                .check(ENGINE);
    }

    @Test
    void theModelUsesNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("..engine.model..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "are ours outside the model",
                                c ->
                                        c.getPackageName().startsWith("dev.sluice")
                                                && !c.getPackageName()
                                                        .startsWith("dev.sluice.engine.model")))
                .because("everything else is built on it")
                .check(ENGINE);
    }

    @Test
    void whatIsWrongIsSaidInWordsThatAllMayUse() {
        noClasses()
                .that()
                .resideInAPackage("..engine.problem..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "are ours and no plain values",
                                c ->
                                        c.getPackageName().startsWith("dev.sluice")
                                                && !c.getPackageName()
                                                        .matches(".*engine[.](problem|value)")))
                .because("readers, checks, imports and runs all find problems")
                .check(ENGINE);
    }

    @Test
    void theMachineIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage("..engine.machine..", "..engine.check..", "..engine.cost..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net..", "java.sql..", "java.lang.management..")
                .because("deciding and doing are apart")
                .check(ENGINE);
        noClasses()
                .that()
                .resideInAPackage("..engine.machine..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes in with the machine's input")
                .check(ENGINE);
    }

    @Test
    void theModuleShowsFewPackagesToAll() throws Exception {
        Path classes =
                Path.of(Engine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor module;
        try (InputStream info = Files.newInputStream(classes.resolve("module-info.class"))) {
            module = ModuleDescriptor.read(info);
        }

        assertThat(module.exports())
                .filteredOn(export -> !export.isQualified())
                .as("the front page: what whoever runs flows needs, and no more")
                .hasSizeLessThanOrEqualTo(8);
        assertThat(module.exports())
                .filteredOn(ModuleDescriptor.Exports::isQualified)
                .allSatisfy(
                        export -> assertThat(export.targets()).containsExactly("dev.sluice.app"));
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        for (String ending : new String[] {"Util", "Utils", "Helper", "Manager", "Impl"}) {
            noClasses().should().haveSimpleNameEndingWith(ending).check(ENGINE);
        }
    }

    @Test
    void noStaticStateChanges() {
        noFields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .notBeFinal()
                .check(ENGINE);
    }
}
