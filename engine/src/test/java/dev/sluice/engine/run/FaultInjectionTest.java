package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

@Timeout(300)
class FaultInjectionTest {
    @TempDir Path folder;

    @Test
    void theRunThatIsKilledHasEveryTypeOfEventThatLeadsOn() throws Exception {
        Set<String> others =
                Arrays.stream(RunEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));

        others.removeAll(FaultInjection.types(folder));

        assertThat(others).containsExactly("RunCancelled", "RunFailed", "RunResumed", "StepPaused");
    }

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
    @ValueSource(ints = {3, 4, 7})
    void aProgramThatDiesOverAndOverGetsThereToo(int commits) throws Exception {
        Run.Result expected = FaultInjection.undisturbed(folder.resolve("undisturbed"));

        FaultInjection.Death end =
                FaultInjection.overAndOver(folder.resolve("over-and-over"), commits);

        assertThat(end.result()).isEqualTo(expected);
        assertThat(end.commits()).isGreaterThan(2);
        assertThat(end.twice()).isZero();
    }
}
