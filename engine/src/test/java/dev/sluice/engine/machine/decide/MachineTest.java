package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.choice;
import static dev.sluice.engine.machine.Flows.fail;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.json;
import static dev.sluice.engine.machine.Flows.succeed;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Failure;

import org.junit.jupiter.api.Test;

import java.util.List;

class MachineTest {
    @Test
    void goesFromStepToStepAndEndsWithTheLastOutput() {
        Play play =
                Play.of(
                        flow(
                                transform("a").output("{% $states.input.n + 1 %}").to("b"),
                                transform("b").output(json("{'n': '{% $states.input %}'}"))),
                        "{'n': 1}");

        assertThat(play.path()).containsExactly("a", "b");
        assertThat(play.output()).isEqualTo(json("{'n': 2}"));
    }

    @Test
    void handsOnWhatAFunctionReturns() {
        Play play = Play.of(flow(function("a").to("b"), transform("b")), "{'n': 1}");

        assertThat(play.call("a").arguments()).isEqualTo(json("{'n': 1}"));
        play.answer("a", "{'m': 2}");

        assertThat(play.output()).isEqualTo(json("{'m': 2}"));
    }

    @Test
    void takesTheFirstRuleThatHolds() {
        var flow =
                flow(
                        choice("c")
                                .when("{% $states.input.n > 10 %}", "big")
                                .when("{% $states.input.n > 5 %}", "middle")
                                .otherwise("small"),
                        succeed("big").output("big"),
                        succeed("middle").output("middle"),
                        succeed("small").output("small"));

        assertThat(Play.of(flow, "{'n': 11}").output()).isEqualTo("big");
        assertThat(Play.of(flow, "{'n': 7}").output()).isEqualTo("middle");
        assertThat(Play.of(flow, "{'n': 1}").output()).isEqualTo("small");
    }

    @Test
    void joinsBranchesInTheOrderOfTheForkWhateverTheOrderOfTheirEnds() {
        var flow =
                flow(
                        transform("s").to("a", "b"),
                        function("a").to("j"),
                        function("b").to("j"),
                        join("j").to("z"),
                        transform("z"));

        assertThat(Play.of(flow, "0").answer("b", "'B'").answer("a", "'A'").output())
                .isEqualTo(List.of("A", "B"));
        assertThat(Play.of(flow, "0").answer("a", "'A'").answer("b", "'B'").output())
                .isEqualTo(List.of("A", "B"));
    }

    @Test
    void failsTheRunWhereAFailStepStands() {
        Play play = Play.of(flow(fail("f", "Bad", "{% $states.input %}")), "'so it is'");

        assertThat(play.failure()).isEqualTo(new Failure("Bad", "so it is"));
    }
}
