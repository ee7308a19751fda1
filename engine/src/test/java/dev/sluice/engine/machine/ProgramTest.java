package dev.sluice.engine.machine;

import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ProgramTest {
    @Test
    void namesEveryStepThatCannotRunYetAtAnyDepth() {
        var flow = flow(group("g", transform("a")), function("f"));
        var steps = new LinkedHashMap<>(flow.steps());
        Step publish =
                new Step.Publish(
                        Step.Head.of("p"),
                        null,
                        "t",
                        Data.NONE,
                        Limits.NONE,
                        Handling.NONE,
                        List.of());
        steps.put(
                "box",
                new Step.Group(
                        Step.Head.of("box"),
                        new Step.Body(List.of("p"), Map.of("p", publish)),
                        Data.NONE,
                        Limits.NONE,
                        Handling.NONE,
                        List.of()));

        assertThat(Program.notYet(flow)).isEmpty();
        assertThat(Program.notYet(with(flow, steps))).isEqualTo(Map.of("p", "publish"));
    }

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
    void servesManyRunsAtOnce() {
        var machine = new Machine(Program.of(flow(function("a"))));
        var one = new RunState("one");
        var two = new RunState("two");
        machine.decide(one, new Input.Start("go", 1, 1, "", Map.of()), Play.BEGIN);
        machine.decide(two, new Input.Start("go", 2, 1, "", Map.of()), Play.BEGIN);

        assertThat(one.outstanding()).hasSize(1).isNotEqualTo(two.outstanding());
    }
}
