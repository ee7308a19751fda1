package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.model.FunctionSpec;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ArchitectureWarningTest {
    private static FunctionSpec function(String id, String architecture) {
        return new FunctionSpec(
                id,
                "python3.13",
                "index.handler",
                id,
                null,
                null,
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                architecture,
                null);
    }

    @Test
    void isSilentWhereFunctionsRunOnTheirOwnArchitecture() {
        assertThat(Architecture.warning(List.of(function("a", "arm64")), "arm64")).isEmpty();
        assertThat(Architecture.warning(List.of(function("a", null)), "x86_64")).isEmpty();
    }

    @Test
    void namesTheFunctionsThatAreDeployedElsewhere() {
        var functions =
                List.of(function("a", "arm64"), function("b", null), function("c", "arm64"));

        assertThat(Architecture.warning(functions, "x86_64"))
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("a, c run on x86_64 here and on arm64")
                                        .doesNotContain("a, b"));
    }

    @Test
    void takesOneArchitecturesManyNamesForOne() {
        assertThat(Architecture.named("amd64")).isEqualTo("x86_64");
        assertThat(Architecture.named("aarch64")).isEqualTo("arm64");
        assertThat(Architecture.named("riscv64")).isEqualTo("riscv64");
        assertThat(Architecture.named(null)).isEqualTo("unknown");
    }
}
