package dev.sluice.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;

import org.junit.jupiter.api.Test;

import java.util.List;

class ArchitectureTest {
    /// The parts of the window that stand side by side; the shell alone knows them all.
    private static final List<String> PANELS =
            List.of(
                    "canvas",
                    "costs",
                    "exports",
                    "files",
                    "inspector",
                    "logs",
                    "outline",
                    "palette",
                    "problems",
                    "runs",
                    "settings",
                    "targets",
                    "timeline");

    private static final JavaClasses APP =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.sluice.app");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.sluice.app.(**)").should().beFreeOfCycles().check(APP);
    }

    @Test
    void panelsDoNotUseOneAnother() {
        for (String panel : PANELS) {
            for (String other : PANELS) {
                if (!panel.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("dev.sluice.app." + panel + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.sluice.app." + other + "..")
                            .because("panels meet in the session, and the shell wires them")
                            .allowEmptyShould(true)
                            .check(APP);
                }
            }
        }
    }

    @Test
    void nothingKnowsTheShellButTheStart() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.sluice.app", "dev.sluice.app.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.app.shell..")
                .because("it is the composition root")
                .check(APP);
    }

    @Test
    void modelsAndGesturesKnowNoScene() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Model")
                .or()
                .resideInAnyPackage("..app.session..", "..app.canvas.gesture..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("they are tested without a window")
                .check(APP);
    }

    @Test
    void editsAndGeometryKnowNoJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..app.edit..", "..app.canvas.geometry..", "..app.canvas.gesture..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .because("they are plain computations")
                .check(APP);
    }

    @Test
    void nobodyWritesToTheStandardStreams() {
        noClasses()
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("standard output belongs to the command line's contract")
                .check(APP);
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        for (String ending : new String[] {"Util", "Utils", "Helper", "Manager", "Impl"}) {
            noClasses().should().haveSimpleNameEndingWith(ending).check(APP);
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
                .check(APP);
    }
}
