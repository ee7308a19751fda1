package dev.sluice.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Flows;

import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void walksTheStepsOfBoxesRightAfterTheBox() {
        Flow flow =
                Flows.flow(
                        Flows.transform("a").to("g"),
                        Flows.group(
                                "g", Flows.function("b"), Flows.map("m", Flows.callbackOf("c"))),
                        Flows.transform("z"));

        assertThat(flow.everyStep())
                .extracting(Step::id)
                .containsExactly("a", "g", "b", "m", "c", "z");
        assertThat(flow.stepsById()).containsOnlyKeys("a", "g", "b", "m", "c", "z");
        assertThat(flow.stepsById().get("c").function()).isEqualTo("f-c");
        assertThat(flow.stepsById().get("b").function()).isEqualTo("f-b");
        assertThat(flow.stepsById().get("g").function()).isNull();
        assertThat(Flow.empty("e").everyStep()).isEmpty();
    }
}
