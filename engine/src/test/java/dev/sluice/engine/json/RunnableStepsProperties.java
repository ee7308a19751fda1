package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.check.step.RunnableSteps;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.UnmockedSteps;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class RunnableStepsProperties {
    @Property(tries = 300)
    void theCheckNamesTheStepsThatAreRefusedWithoutAnswers(@ForAll long seed) {
        Flow flow = new RandomFlows(seed).flow();

        List<String> named =
                Checks.check(flow).stream()
                        .filter(problem -> problem.code().equals(RunnableSteps.CODE))
                        .map(Problem::element)
                        .toList();

        List<String> refused = new ArrayList<>();
        try {
            UnmockedSteps.refuse(flow, Map.of());
        } catch (RefusedException e) {
            e.problems().forEach(problem -> refused.add(problem.element()));
        }
        assertThat(refused).isEqualTo(named);
        var answers = named.stream().collect(Collectors.toMap(step -> step, _ -> true));
        assertThatCode(() -> UnmockedSteps.refuse(flow, answers)).doesNotThrowAnyException();
    }
}
