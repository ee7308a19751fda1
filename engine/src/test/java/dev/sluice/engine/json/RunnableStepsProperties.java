package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RunnableStepsProperties {
    @Property(tries = 300)
    void theCheckNamesTheStepsThatTheMachineRefuses(@ForAll long seed) {
        Flow flow = new RandomFlows(seed).flow();

        assertThat(Checks.check(flow))
                .filteredOn(problem -> problem.code().equals("step.not-yet"))
                .extracting(Problem::element)
                .containsExactlyInAnyOrderElementsOf(Program.notYet(flow).keySet());
    }
}
