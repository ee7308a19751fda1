package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.choice;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.json;
import static dev.sluice.engine.machine.Flows.succeed;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Forks, joins and the ends of scopes.
class ForkTest {
    @Test
    void givesEveryBranchTheSameOutput() {
        Play play =
                Play.of(
                        flow(
                                transform("s").output(json("{'n': 1}")).to("a", "b"),
                                function("a"),
                                function("b")),
                        "0");

        assertThat(play.call("a").arguments()).isEqualTo(json("{'n': 1}"));
        assertThat(play.call("b").arguments()).isSameAs(play.call("a").arguments());
    }

    @Test
    void endsWithTheForksArrayWhereNothingJoinsIt() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b", "c"),
                                function("a"),
                                function("b"),
                                function("c")),
                        "0");

        play.answer("c", "3").answer("a", "1").answer("b", "2");

        assertThat(play.output()).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void joinsWhatABranchThatEndedEarlyGaveLast() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("c", "a"),
                                choice("c").when("{% $states.input > 1 %}", "stop").otherwise("j"),
                                succeed("stop").output("early"),
                                function("a").to("j"),
                                join("j").to("z"),
                                transform("z")),
                        "2");

        play.answer("a", "'late'");

        assertThat(play.output()).isEqualTo(List.of("early", "late"));
    }

    @Test
    void goesOnAtTheJoinThoughAllBranchesEndedBeforeIt() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                choice("a")
                                        .when("{% $states.input > 1 %}", "x", "y")
                                        .otherwise("j"),
                                transform("x").output("x").to("k"),
                                transform("y").output("y").to("k"),
                                join("k").to("stop"),
                                succeed("stop"),
                                choice("b").when("{% $states.input > 1 %}", "early").otherwise("j"),
                                succeed("early").output("early"),
                                join("j").to("z"),
                                transform("z").output("{% $states.input %}")),
                        "2");

        assertThat(play.output()).isEqualTo(List.of(List.of("x", "y"), "early"));
        assertThat(play.all(RunEvent.TokensJoined.class)).hasSize(2);
    }

    @Test
    void joinsAWireThatComesStraightFromTheFork() {
        Play play =
                Play.of(flow(transform("s").to("j", "a"), function("a").to("j"), join("j")), "7");

        play.answer("a", "'A'");

        assertThat(play.output()).isEqualTo(List.of(7, "A"));
        assertThat(play.path()).containsExactly("s", "a", "j");
    }

    @Test
    void joinsAForkAllOfWhoseWiresComeStraight() {
        Play play =
                Play.of(flow(transform("s").to("j", "k"), join("j"), transform("k").to("j")), "7");

        assertThat(play.output()).isEqualTo(List.of(7, 7));
    }

    @Test
    void forksAtTheTrigger() {
        Play play =
                Play.of(
                        flow(
                                List.of("a", "b"),
                                function("a").to("j"),
                                function("b").to("j"),
                                join("j")),
                        "1");

        play.answer("b", "'B'").answer("a", "'A'");

        assertThat(play.output()).isEqualTo(List.of("A", "B"));
        assertThat(play.all(RunEvent.TokenForked.class).getFirst().step()).isNull();
    }

    @Test
    void endsAtOnceWhereTheTriggerLeadsNowhere() {
        Play play = Play.of(flow(List.of(), transform("never")), "{'n': 1.0}");

        assertThat(play.output()).isEqualTo(json("{'n': 1.0}"));
        assertThat(play.path()).isEmpty();
    }

    @Test
    void joinsForksInsideForksFromTheInside() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("l", "r"),
                                transform("l").to("l1", "l2"),
                                function("l1").to("lj"),
                                function("l2").to("lj"),
                                join("lj").to("j"),
                                function("r").to("j"),
                                join("j")),
                        "0");

        play.answer("r", "'r'").answer("l2", "2").answer("l1", "1");

        assertThat(play.output()).isEqualTo(List.of(List.of(1, 2), "r"));
    }

    @Test
    void givesTheArrayOfAnInnerForkThatNothingJoinsToTheOuterJoin() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("l", "r"),
                                transform("l").to("l1", "l2"),
                                function("l1"),
                                function("l2"),
                                function("r").to("j"),
                                join("j")),
                        "0");

        play.answer("l1", "1").answer("r", "'r'").answer("l2", "2");

        assertThat(play.output()).isEqualTo(List.of(List.of(1, 2), "r"));
    }

    @Test
    void forksAgainAfterAJoin() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                transform("a").output(1).to("j"),
                                transform("b").output(2).to("j"),
                                join("j").to("c", "d"),
                                transform("c").output("{% $sum($states.input) %}").to("k"),
                                transform("d").output("{% $count($states.input) %}").to("k"),
                                join("k")),
                        "0");

        assertThat(play.output()).isEqualTo(List.of(3, 2));
    }

    @Test
    void forksFromAChoiceAndFromACatch() {
        var flow =
                flow(
                        choice("c").when("{% $states.input %}", "a", "b").otherwise("f"),
                        function("f").caught("States.ALL", "a", "b"),
                        transform("a").output("a").to("j"),
                        transform("b").output("b").to("j"),
                        join("j"));

        assertThat(Play.of(flow, "true").output()).isEqualTo(List.of("a", "b"));
        assertThat(Play.of(flow, "false").fail("f", "Oops").output()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void failsWhereATokenComesToAJoinWithoutAFork() {
        Play play = Play.of(flow(transform("s").to("j"), join("j")), "0");

        assertThat(play.failure().error()).isEqualTo("States.Runtime");
        assertThat(play.failure().cause()).contains("the join j");
    }

    @Test
    void failsWhereTheBranchesOfAForkComeToDifferentJoins() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                transform("a").to("j"),
                                transform("b").to("k"),
                                join("j"),
                                join("k")),
                        "0");

        assertThat(play.failure().error()).isEqualTo("States.Runtime");
    }

    @Test
    void accountsForEveryToken() {
        Play play =
                Play.of(
                        flow(
                                transform("s").to("a", "b"),
                                function("a").to("j"),
                                function("b").to("j"),
                                join("j")),
                        "0");
        play.answer("a", "1").answer("b", "2");

        RunEvent.TokenForked fork = play.all(RunEvent.TokenForked.class).getFirst();
        RunEvent.TokensJoined joined = play.all(RunEvent.TokensJoined.class).getFirst();
        assertThat(fork.token()).isEqualTo("t1");
        assertThat(fork.tokens()).containsExactly("t2", "t3");
        assertThat(fork.step()).isEqualTo(StepPath.of("s"));
        assertThat(joined.scope()).isEqualTo(fork.scope());
        assertThat(joined.token()).isEqualTo("t1");
        assertThat(play.all(RunEvent.TokenEnded.class)).hasSize(1);
    }
}
