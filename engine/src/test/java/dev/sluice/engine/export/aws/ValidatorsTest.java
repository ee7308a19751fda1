package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Everything exported passes the validators that people use. packaging/test.sh installs them and
/// sets SLUICE_VALIDATORS; without it these tests are left out, which packaging/test.sh does not
/// let pass.
@Tag("validators")
class ValidatorsTest {
    private static final String FOLDER = System.getenv("SLUICE_VALIDATORS");

    @TempDir Path temp;

    static List<Path> flows() {
        return ExportedFlow.all();
    }

    @BeforeAll
    static void needsTheValidators() {
        assumeTrue(FOLDER != null, "SLUICE_VALIDATORS is not set: run packaging/test.sh");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theStateMachinePassesTheAslValidator(Path flow) throws Exception {
        var exported = ExportedFlow.of("flow", flow, temp);
        Outcome outcome = aslValidator(exported.output().resolve("statemachine.asl.json"));
        assertThat(outcome.text()).contains("is valid");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void theAslValidatorFindsWhatIsWrong() throws Exception {
        var exported = ExportedFlow.of("flow", ExportedFlow.everything(), temp);
        Path broken = temp.resolve("broken.asl.json");
        Files.writeString(
                broken,
                exported.text("statemachine.asl.json")
                        .replace("\"Next\": \"careful\"", "\"Next\": \"nobody\""));
        assertThat(aslValidator(broken).status()).isNotZero();
    }

    private Outcome aslValidator(Path file) throws Exception {
        Path program = Path.of(FOLDER, "asl-validator/dist/bin/asl-validator.js");
        return Outcome.of("node", program.toString(), "--json-path", file.toString());
    }
}
