package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.choice;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.json;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.succeed;
import static dev.sluice.engine.machine.Flows.transform;
import static dev.sluice.engine.machine.Flows.waitFor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// How data goes through steps.
class DataTest {
    @Test
    void callsWithTheStepsInputExpressionAndKeepsTheRawInput() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .input(json("{'only': '{% $states.input.x %}'}"))
                                        .output(
                                                json(
                                                        "{'in': '{% $states.input %}', 'out': '{%"
                                                                + " $states.result %}'}"))),
                        "{'x': 1, 'y': 2}");

        assertThat(play.call("a").arguments()).isEqualTo(json("{'only': 1}"));
        play.answer("a", "9");

        assertThat(play.output()).isEqualTo(json("{'in': {'x': 1, 'y': 2}, 'out': 9}"));
    }

    @Test
    void keepsAResultThatTheOutputDoesNotTell() {
        var own = flow(function("a").output("{% $states.result.id %}"));
        var plain = flow(function("a"));

        assertThat(kept(Play.of(own, "0").answer("a", "{'id': 7}")))
                .isEqualTo(new RunEvent.Result(json("{'id': 7}")));
        assertThat(kept(Play.of(plain, "0").answer("a", "{'id': 7}"))).isNull();
        String large = "{'id': 7, 'text': '" + "x".repeat(40_000) + "'}";
        assertThat(kept(Play.of(own, "0").answer("a", large))).isNull();
    }

    private static RunEvent.@Nullable Result kept(Play play) {
        return play.events.stream()
                .filter(RunEvent.StepSucceeded.class::isInstance)
                .map(RunEvent.StepSucceeded.class::cast)
                .findFirst()
                .orElseThrow()
                .result();
    }

    @Test
    void showsTheWholeAnswerInAnEnvelopeWhereTheStepAsksForIt() {
        Play play = Play.of(flow(function("a").envelope()), "0").answer("a", "{'n': 1}");

        assertThat(play.output())
                .isEqualTo(
                        json(
                                "{'ExecutedVersion': '$LATEST', 'Payload': {'n': 1}, 'StatusCode':"
                                        + " 200}"));
    }

    @Test
    void computesOutputAndAssignFromOneSnapshot() {
        Play play =
                Play.of(
                        flow(
                                transform("a").assign("x", 1).to("b"),
                                transform("b")
                                        .assign("x", "{% $x + 1 %}")
                                        .assign("y", "{% $x %}")
                                        .output("{% $x %}")
                                        .to("c"),
                                transform("c").output("{% [$states.input, $x, $y] %}")),
                        "0");

        assertThat(play.output()).isEqualTo(List.of(1, 2, 1));
    }

    @Test
    void setsNoVariableWhereTheStepFails() {
        Play play =
                Play.of(
                        flow(
                                function("a")
                                        .assign("x", 1)
                                        .output("{% $states.nope %}")
                                        .caught("States.ALL", "b"),
                                transform("b").output("{% $exists($x) %}")),
                        "0");

        assertThat(play.answer("a", "1").output()).isEqualTo(false);
    }

    @Test
    void readsOuterVariablesInABranchAndKeepsItsOwnThere() {
        Play play =
                Play.of(
                        flow(
                                transform("s").assign("x", "outer").to("a", "b"),
                                transform("a").assign("y", 1).to("a2"),
                                transform("a2").output("{% [$x, $y] %}").to("j"),
                                transform("b").output("{% $exists($y) %}").to("j"),
                                join("j").assign("z", "{% $states.input[1] %}").to("t"),
                                transform("t").output("{% [$states.input, $z, $exists($y)] %}")),
                        "0");

        assertThat(Json.write(play.output())).isEqualTo("[[\"outer\",1],false,false,false]");
    }

    @Test
    void refusesToAssignAVariableOfAnOuterScope() {
        Play play =
                Play.of(
                        flow(
                                transform("s").assign("x", 1).to("a", "b"),
                                transform("a").assign("x", 2).to("j"),
                                transform("b").to("j"),
                                join("j")),
                        "0");

        assertThat(play.failure().cause()).contains("The variable $x belongs to an outer scope");
    }

    @Test
    void tellsInWhichScopeAVariableWasSet() {
        Play play =
                Play.of(
                        flow(
                                transform("s").assign("x", 1).to("a", "b"),
                                transform("a").assign("y", 1),
                                transform("b").assign("y", 2)),
                        "0");

        assertThat(play.all(RunEvent.VariableAssigned.class).stream().map(e -> e.scope()))
                .containsExactly("t1", "t2", "t3");
    }

    @Test
    void givesChoiceRulesTheirOwnOutputAndAssign() {
        var flow =
                flow(
                        choice("c")
                                .output("fallback")
                                .assign("who", "otherwise")
                                .when(
                                        "{% $states.input = 1 %}",
                                        "one", Map.of("who", "first rule"), "z")
                                .when("{% $states.input = 2 %}", "z")
                                .otherwise("z"),
                        transform("z")
                                .output("{% [$states.input, $exists($who) ? $who : null] %}"));

        assertThat(Play.of(flow, "1").output()).isEqualTo(List.of("one", "first rule"));
        assertThat(Json.write(Play.of(flow, "2").output())).isEqualTo("[2,null]");
        assertThat(Play.of(flow, "3").output()).isEqualTo(List.of("fallback", "otherwise"));
    }

    @Test
    void wantsABooleanFromACondition() {
        Play play = Play.of(flow(choice("c").when("{% 'yes' %}", "z"), succeed("z")), "0");

        assertThat(play.failure())
                .isEqualTo(
                        new Failure(
                                "States.QueryEvaluationError",
                                "The condition of rule 1 must give true or false; it gives"
                                        + " \"yes\""));
    }

    @Test
    void failsWhereNoRuleHoldsAndThereIsNoOtherwise() {
        Play play = Play.of(flow(choice("c").when("{% false %}", "z"), succeed("z")), "0");

        assertThat(play.failure().error()).isEqualTo("States.NoChoiceMatched");
        assertThat(play.all(RunEvent.ChoiceTaken.class)).isEmpty();
    }

    @Test
    void tellsWhichRuleAChoiceTook() {
        var flow =
                flow(
                        choice("c")
                                .when("{% $states.input = 1 %}", "z")
                                .when("{% $states.input = 2 %}", "z")
                                .otherwise("z"),
                        succeed("z"));

        assertThat(Play.of(flow, "2").all(RunEvent.ChoiceTaken.class).getFirst().rule())
                .isEqualTo(1);
        assertThat(Play.of(flow, "3").all(RunEvent.ChoiceTaken.class).getFirst().rule())
                .isEqualTo(-1);
    }

    @Test
    void hasTheContextObjectOfTheSpecification() {
        Play play =
                Play.of(
                        flow(
                                waitFor("w", 2).to("a"),
                                function("a")
                                        .retry(retrier("States.ALL"))
                                        .input("{% $states.context %}")),
                        "{'n': 1}");

        play.fire().fail("a", "x").fire();

        assertThat(play.call("a").arguments())
                .isEqualTo(
                        json(
                                "{'Execution': {'Id':"
                                    + " 'arn:aws:states:us-east-1:000000000000:execution:test:run-1',"
                                    + " 'Input': {'n': 1}, 'Name': 'run-1', 'StartTime':"
                                    + " '2030-01-02T03:04:05.006Z', 'RedriveCount': 0, 'RoleArn':"
                                    + " 'arn:aws:iam::000000000000:role/test'}, 'State':"
                                    + " {'EnteredTime': '2030-01-02T03:04:07.006Z', 'Name': 'a',"
                                    + " 'RetryCount': 1}, 'StateMachine': {'Id':"
                                    + " 'arn:aws:states:us-east-1:000000000000:stateMachine:test',"
                                    + " 'Name': 'test'}, 'Trigger': 'go'}"));
    }

    @Test
    void makesTheRunsInputOfTheTriggersExpression() {
        var head =
                new Trigger.Head(
                        "go",
                        null,
                        null,
                        new Template(
                                json(
                                        "{'body': '{% $parse($states.input.body) %}', 'by': '{%"
                                                + " $states.context.Trigger %}'}")),
                        List.of("a"));

        Play play = Play.of(flow(new Trigger.Manual(head), transform("a")), "{'body': '[1]'}");

        assertThat(play.output()).isEqualTo(json("{'body': [1], 'by': 'go'}"));
        assertThat(play.all(RunEvent.RunStarted.class).getFirst().input()).isEqualTo(play.output());
    }

    @Test
    void failsTheRunWhereTheTriggersExpressionFails() {
        var head =
                new Trigger.Head(
                        "go", null, null, new Template("{% $states.input.no %}"), List.of("a"));

        Play play = Play.of(flow(new Trigger.Manual(head), transform("a")), "{'n': 1}");

        assertThat(play.failure().error()).isEqualTo("States.QueryEvaluationError");
        assertThat(play.all(RunEvent.RunStarted.class).getFirst().input())
                .isEqualTo(json("{'n': 1}"));
        assertThat(play.path()).isEmpty();
    }

    @Test
    void passesNumbersThroughWithTheirExactText() {
        Play play =
                Play.of(
                        flow(
                                transform("a")
                                        .output(
                                                json(
                                                        "{'id': '{% $states.input.id %}', 'all':"
                                                                + " ['{% $states.input %}']}"))),
                        "{'id': 123456789012345678901234567890, 'p': 1.10}");

        assertThat(Json.write(play.output()))
                .isEqualTo(
                        "{\"id\":123456789012345678901234567890,\"all\":[{\"id\":123456789012345678901234567890,\"p\":1.10}]}");
    }

    @Test
    void drawsTheSameRandomValuesForTheSameSeed() {
        var flow = flow(transform("a").output("{% [$uuid(), $uuid(), $random()] %}"));

        Object first = Play.of(flow, "run-1", 0, 42).output();

        assertThat(Play.of(flow, "run-2", 0, 42).output()).isEqualTo(first);
        assertThat(Play.of(flow, "run-1", 0, 43).output()).isNotEqualTo(first);
        assertThat((List<?>) first).doesNotHaveDuplicates();
    }

    @Test
    void drawsOtherRandomValuesInEveryStep() {
        var flow =
                flow(
                        transform("a").output("{% $uuid() %}").to("b"),
                        transform("b").output("{% [$states.input, $uuid()] %}"));

        assertThat((List<?>) Play.of(flow, "0").output()).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheTimeOfTheInput() {
        Play play =
                Play.of(flow(waitFor("w", 60).to("a"), transform("a").output("{% $now() %}")), "0");

        assertThat(play.fire().output()).isEqualTo("2030-01-02T03:05:05.006Z");
    }
}
