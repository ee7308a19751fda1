package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Every exported template passes cfn-lint, where the host has it. It is no part of the set-up;
/// without it these tests are left out and say so.
class CfnLintTest {
    @TempDir Path temp;

    static List<Path> flows() {
        return ExportedFlow.all();
    }

    @BeforeAll
    static void needsCfnLint() {
        boolean installed =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cfn-lint")));
        assumeTrue(installed, "cfn-lint is not installed: its check of the templates is left out");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theTemplatePasses(Path flow) throws Exception {
        var exported = ExportedFlow.of("flow", flow, temp);
        Outcome outcome =
                Outcome.of("cfn-lint", "-t", exported.output().resolve("template.yaml").toString());
        assertThat(outcome.text()).isEmpty();
        assertThat(outcome.status()).isZero();
    }
}
