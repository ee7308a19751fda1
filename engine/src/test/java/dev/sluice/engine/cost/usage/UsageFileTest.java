package dev.sluice.engine.cost.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.cost.usage.GivenUsage.Field;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Set;

class UsageFileTest {
    private static final Set<String> STEPS = Set.of("validate", "resize");

    @Test
    void readsYaml() throws Exception {
        GivenUsage usage =
                UsageFile.parse(
                        """
                        usage: 1
                        runsPerMonth: 100000
                        defaults: { initRate: 0.02 }
                        steps:
                          validate: { durationMs: 40.123456789012345678 }
                          resize: { durationMs: null }
                        """,
                        STEPS);

        assertThat(usage.runsPerMonth()).isEqualByComparingTo("100000");
        assertThat(usage.get("validate", Field.DURATION_MS).value())
                .isEqualTo(new BigDecimal("40.123456789012345678"));
        assertThat(usage.get("validate", Field.INIT_RATE).value()).isEqualByComparingTo("0.02");
        assertThat(usage.says("resize", Field.DURATION_MS)).isTrue();
        assertThat(usage.get("resize", Field.DURATION_MS)).isNull();
        assertThat(usage.says("resize", Field.VISITS)).isFalse();
    }

    @Test
    void readsJson() throws Exception {
        GivenUsage usage =
                UsageFile.parse(
                        "{\"usage\": 1, \"steps\": {\"validate\": {\"visits\": 2}}}", STEPS);
        assertThat(usage.get("validate", Field.VISITS).value()).isEqualByComparingTo("2");
        assertThat(usage.runsPerMonth()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | not YAML or JSON, line 1: No content",
                "'[1]' | names with values were expected",
                "'steps: {}' | usage: 1 was expected",
                "'{usage: 1, steps: {nobody: {}}}' | the flow has no step \"nobody\"; it has"
                        + " resize, validate",
                "'{usage: 1, steps: {validate: {duration: 3}}}' | \"duration\" is unknown; known"
                        + " are durationMs",
                "'{usage: 1, steps: {validate: {durationMs: -3}}}' | steps.validate.durationMs: a"
                        + " number from 0 up",
                "'{usage: 1, defaults: {initRate: 1.5}}' | a share from 0 to 1",
                "'{usage: 1, defaults: {visits: often}}' | a number was expected: how often a run"
                        + " comes to the step",
                "'{usage: 1, steps: [}' | not YAML or JSON, line 1",
            })
    void saysWhatIsWrongAndWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> UsageFile.parse(text, STEPS))
                .isInstanceOf(UsageFile.FormatException.class)
                .hasMessageContaining(message);
    }
}
