package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

@Timeout(300)
class FaultInjectionTest {
    @TempDir Path folder;

    @Test
    void whereverTheProgramDiesTheRunEndsTheSameAndRepeatsNothingThatHadEnded() throws Exception {
        Run.Result expected = FaultInjection.undisturbed(folder.resolve("undisturbed"));
        assertThat(expected).isInstanceOf(Run.Result.Succeeded.class);

        List<FaultInjection.Death> deaths = FaultInjection.everywhere(folder);

        assertThat(deaths).hasSizeGreaterThan(15);
        assertThat(deaths).extracting(FaultInjection.Death::result).containsOnly(expected);
        assertThat(deaths).extracting(FaultInjection.Death::twice).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void aProgramThatDiesOverAndOverGetsThereToo(int commits) throws Exception {
        Run.Result expected = FaultInjection.undisturbed(folder.resolve("undisturbed"));

        FaultInjection.Death end =
                FaultInjection.overAndOver(folder.resolve("over-and-over"), commits);

        assertThat(end.result()).isEqualTo(expected);
        assertThat(end.commits()).isGreaterThan(2);
        assertThat(end.twice()).isZero();
    }
}
