package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.map;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Flows.Draft;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Maps that read their items bit by bit.
class ItemReaderTest {
    private static Draft each(Draft... inside) {
        return map("m", inside).reading(Map.of("file", "{% $states.input %}")).atOnce(2);
    }

    @Test
    void asksForItemsAndRunsThem() {
        Play play = Play.of(flow(each(function("a"))), "'x.csv'");

        var call = (Command.ReadItems) play.call("m");
        assertThat(call.arguments()).isEqualTo(Map.of("file", "x.csv"));
        assertThat(call.from()).isZero();

        play.answer(call, Map.of("items", List.of("p", "q", "r"), "last", true));
        play.answer("m[0]/a", "0").answer("m[1]/a", "1");
        assertThat(play.call("m[2]/a").arguments()).isEqualTo("r");
        assertThat(play.answer("m[2]/a", "2").output()).isEqualTo(List.of(0, 1, 2));
    }

    @Test
    void asksForMoreBeforeItRunsOut() {
        Play play = Play.of(flow(each(function("a"))), "'x'");
        play.answer("m", "{'items':[1,2,3,4,5,6,7,8],'last':false}");
        assertThat(play.calls).hasSize(2);

        play.answer("m[0]/a", "0").crash().answer("m[1]/a", "0");
        var more = (Command.ReadItems) play.call("m");
        assertThat(more.from()).isEqualTo(8);

        play.answer(more, Map.of("items", List.of(9), "last", true));
        for (int i = 2; i < 9; i++) {
            play.answer("m[" + i + "]/a", "" + i);
        }
        assertThat(play.output()).isEqualTo(List.of(0, 0, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void endsOnlyOnceItKnowsThatThereIsNoMore() {
        Play play = Play.of(flow(each(transform("a"))), "'x'");

        play.answer("m", "{'items':[1],'last':false}");
        assertThat(play.state.isOver()).isFalse();

        assertThat(play.answer("m", "{'items':[],'last':true}").output()).isEqualTo(List.of(1));
    }

    @Test
    void nothingToReadIsAnEmptyResult() {
        Play play = Play.of(flow(each(transform("a"))), "'x'");

        assertThat(play.answer("m", "{'items':[],'last':true}").output()).isEqualTo(List.of());
    }

    @Test
    void anItemIsSeenWhileItGoesOn() {
        Play play =
                Play.of(
                        flow(
                                each(function("a").input("{% $states.context.Map.Item %}"))
                                        .each("{% $states.context.Map.Item.Value * 2 %}")),
                        "'x'");

        play.answer("m", "{'items':[5,6],'last':true}").crash();

        assertThat(play.call("m[1]/a").arguments()).isEqualTo(Map.of("Index", 1, "Value", 6));
        assertThat(play.all(RunEvent.ItemStarted.class))
                .extracting(RunEvent.ItemStarted::input)
                .containsExactly(10, 12);
    }

    @Test
    void aReaderThatFailsIsTriedAgainFromTheBeginning() {
        Play play =
                Play.of(flow(each(function("a")).retry(retrier("States.ItemReaderFailed"))), "'x'");
        play.answer("m", "{'items':[1,2,3],'last':false}");

        play.fail("m", "States.ItemReaderFailed");
        assertThat(play.killed).hasSize(2);
        assertThat(play.calls).isEmpty();
        play.fire();

        assertThat(((Command.ReadItems) play.call("m")).from()).isZero();
        play.answer("m", "{'items':[1],'last':true}");
        assertThat(play.answer("m[0]/a", "7").output()).isEqualTo(List.of(7));
    }

    @Test
    void whatIsReadMustBeItems() {
        Play play = Play.of(flow(each(function("a"))), "'x'").answer("m", "'oops'");

        assertThat(play.failure().error()).isEqualTo("States.ItemReaderFailed");
    }

    @Test
    void anErrorEndsReadingToo() {
        Play play = Play.of(flow(each(function("a"))), "'x'");
        play.answer("m", "{'items':[1,2],'last':false}");

        play.fail("m[0]/a", "Boom");

        assertThat(play.failure().error()).isEqualTo("Boom");
        assertThat(play.calls).isEmpty();
        assertThat(play.killed).hasSize(1);
    }

    @Test
    void aShareIsTakenOfAllItemsOnceTheyAreKnown() {
        Play play = Play.of(flow(each(function("a")).tolerating(null, 50)), "'x'");
        play.answer("m", "{'items':[1,2],'last':false}");

        play.fail("m[0]/a", "A").fail("m[1]/a", "B");
        assertThat(play.state.isOver()).isFalse();
        play.answer("m", "{'items':[3],'last':true}");

        assertThat(play.failure().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(play.failure().cause()).contains("Items that failed: 2, tolerated: 1");
    }

    @Test
    void aCountIsTakenAtOnce() {
        Play play = Play.of(flow(each(function("a")).tolerating(1, null)), "'x'");
        play.answer("m", "{'items':[1,2],'last':false}");

        play.fail("m[0]/a", "A").fail("m[1]/a", "B");

        assertThat(play.failure().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @Test
    void timesOutWhileItReads() {
        Play play =
                Play.of(
                        flow(
                                group("g", each(function("a")))
                                        .within(5)
                                        .caught("States.Timeout", "late"),
                                transform("late").output("late")),
                        "'x'");

        assertThat(play.nextTimer()).isEqualTo(Duration.ofSeconds(5));
        assertThat(play.fire().output()).isEqualTo("late");
        assertThat(play.killed).hasSize(1);
    }
}
