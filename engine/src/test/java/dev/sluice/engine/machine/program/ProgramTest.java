package dev.sluice.engine.machine.program;

import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.check.step.RunnableSteps;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.StepType;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ProgramTest {
    private static Flow with(Flow flow, Map<String, Step> steps) {
        return new Flow(
                flow.name(),
                null,
                flow.targets(),
                null,
                null,
                Map.of(),
                flow.triggers(),
                steps,
                Map.of(),
                Map.of());
    }

    @Test
    void refusesAWireToNowhere() {
        assertThatThrownBy(() -> Program.of(flow(transform("a").to("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A wire of a leads to b, which is no step");
    }

    @Test
    void refusesTwoStepsOfOneId() {
        assertThatThrownBy(() -> Program.of(flow(transform("a"), group("g", transform("a")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two steps have the id a");
    }

    @Test
    void asksServicesOnlyForTheKindsThatTheChecksSaySo() {
        var data = Data.NONE;
        var limits = Limits.NONE;
        var handling = Handling.NONE;
        Step.Head head = Step.Head.of("x");
        var body = new Step.Body(List.of(), Map.of());
        List<String> next = List.of();
        List<Step> oneOfEach =
                List.of(
                        new Step.Function(head, "f", data, limits, handling, next),
                        new Step.Choice(head, List.of(), null, data),
                        new Step.Join(head, data, next),
                        new Step.Map(
                                head, null, null, null, null, null, null, null, null, body, data,
                                limits, handling, next),
                        new Step.Group(head, body, data, limits, handling, next),
                        new Step.Wait(head, null, null, data, next),
                        new Step.Transform(head, data, next),
                        new Step.Callback(head, null, null, data, limits, handling, next),
                        new Step.Http(
                                head, null, null, null, null, null, data, limits, handling, next),
                        new Step.Publish(head, null, null, data, limits, handling, next),
                        new Step.ObjectAccess(head, "get", "b", null, data, limits, handling, next),
                        new Step.SubFlow(head, "f", data, limits, handling, next),
                        new Step.Succeed(head, data),
                        new Step.Fail(head, null, null, data));

        assertThat(oneOfEach.stream().map(StepType::of)).containsExactly(StepType.values());
        Flow around = flow(transform("a"));
        for (Step step : oneOfEach) {
            Map<String, Step> steps = new LinkedHashMap<>(around.steps());
            steps.put("x", step);
            Program program = Program.of(with(around, steps));

            assertThat(program.nodes())
                    .filteredOn(node -> node.kind() instanceof Kind.Service)
                    .as(step.type())
                    .hasSize(RunnableSteps.missing(step).isPresent() ? 1 : 0);
        }
    }
}
