package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.choice;
import static dev.sluice.engine.machine.Flows.fail;
import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.json;
import static dev.sluice.engine.machine.Flows.map;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.turn.MapFields;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

/// Maps: the same steps once for each item.
class MapTest {
    @Test
    void givesOutputsInTheOrderOfItsItems() {
        Play play =
                Play.of(flow(map("m", function("a")).to("z"), transform("z")), "['x', 'y', 'z']");

        assertThat(play.calls.values().stream().map(c -> c.step().text() + c.arguments()))
                .containsExactly("m[0]/ax", "m[1]/ay", "m[2]/az");
        play.answer("m[2]/a", "3").answer("m[0]/a", "1").answer("m[1]/a", "2");

        assertThat(play.output()).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void choosesItemsAndTheInputOfEach() {
        Play play =
                Play.of(
                        flow(
                                map("m", transform("a"))
                                        .items("{% $states.input.list[n > 1] %}")
                                        .each(
                                                json(
                                                        "{'i': '{% $states.context.Map.Item.Index"
                                                            + " %}', 'v': '{%"
                                                            + " $states.context.Map.Item.Value.n"
                                                            + " %}', 'f': '{% $states.input.f"
                                                            + " %}'}"))),
                        "{'f': 9, 'list': [{'n': 1}, {'n': 2}, {'n': 3}]}");

        assertThat(play.output())
                .isEqualTo(json("[{'i': 0, 'v': 2, 'f': 9}, {'i': 1, 'v': 3, 'f': 9}]"));
    }

    @Test
    void showsTheItemToTheStepsInside() {
        Play play =
                Play.of(
                        flow(
                                map(
                                        "m",
                                        transform("a").output(0).to("b"),
                                        transform("b")
                                                .output(
                                                        "{% $states.context.Map.Item.Value &"
                                                                + " $states.context.Map.Item.Index"
                                                                + " %}"))),
                        "['x', 'y']");

        assertThat(play.output()).isEqualTo(List.of("x0", "y1"));
    }

    @Test
    void hasOutputAndAssignOfItsOwn() {
        Play play =
                Play.of(
                        flow(
                                map("m", transform("a").assign("x", "{% $states.input %}"))
                                        .assign("n", "{% $count($states.result) %}")
                                        .output("{% $sum($states.result) + $sum($states.input) %}")
                                        .to("z"),
                                transform("z").output("{% [$states.input, $n, $exists($x)] %}")),
                        "[1, 2, 3]");

        assertThat(play.output()).isEqualTo(List.of(12, 3, false));
    }

    @Test
    void endsAtOnceWithoutItems() {
        assertThat(Play.of(flow(map("m", function("a"))), "[]").output()).isEqualTo(List.of());
    }

    @Test
    void endsAtOnceWhereIterationsHaveNoSteps() {
        Play play = Play.of(flow(map("m", List.of(), transform("a"))), "[1, 2, 3]");

        assertThat(play.output()).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void runsThousandsOfItemsWithoutACallEach() {
        String items = IntStream.range(0, 3000).boxed().toList().toString();
        var play =
                Play.of(flow(map("m", List.of(), transform("a")).to("z"), transform("z")), items);

        assertThat((List<?>) play.output()).hasSize(3000);
    }

    @Test
    void runsNoMoreItemsAtATimeThanItMay() {
        Play play = Play.of(flow(map("m", function("a")).atOnce(2)), "[1, 2, 3, 4]");

        assertThat(play.calls).hasSize(2);
        play.answer("m[1]/a", "'b'");
        assertThat(play.calls.values().stream().map(c -> c.step().text()))
                .containsExactly("m[0]/a", "m[2]/a");
        play.answer("m[0]/a", "'a'").answer("m[3]/a", "'d'").answer("m[2]/a", "'c'");

        assertThat(play.output()).isEqualTo(List.of("a", "b", "c", "d"));
    }

    @Test
    void hasALimitOfItsOwnWhereNoneIsSet() {
        String items = IntStream.range(0, 100).boxed().toList().toString();

        assertThat(Play.of(flow(map("m", function("a"))), items).calls)
                .hasSize(MapFields.MOST_AT_ONCE);
        assertThat(Play.of(flow(map("m", function("a")).atOnce("{% 0 %}")), items).calls)
                .hasSize(MapFields.MOST_AT_ONCE);
    }

    @Test
    void failsUnderTheNameOfTheFirstErrorWhereNoneIsTolerated() {
        Play play = Play.of(flow(map("m", function("a"))), "[1, 2, 3]");

        play.fail("m[1]/a", "Boom");

        assertThat(play.failure()).isEqualTo(new Failure("Boom", "because"));
        assertThat(play.killed).hasSize(2);
        assertThat(play.all(RunEvent.StepFailed.class).stream().map(e -> e.step().text()))
                .containsExactly("m[1]/a", "m");
        assertThat(play.all(RunEvent.StepCancelled.class).stream().map(e -> e.step().text()))
                .containsExactly("m[0]/a", "m[2]/a");
    }

    @Test
    void putsAToleratedErrorInTheItemsPlace() {
        Play play = Play.of(flow(map("m", function("a")).tolerating(1, null)), "[1, 2, 3]");

        play.fail("m[1]/a", "Boom").answer("m[0]/a", "'x'").answer("m[2]/a", "'z'");

        assertThat(play.output())
                .isEqualTo(json("['x', {'Error': 'Boom', 'Cause': 'because'}, 'z']"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, , 1",
        "2, , 2",
        ", 25, 1",
        ", 49, 1",
        ", 50, 2",
        "1, 100, 1",
        "9, 25, 1",
        ", 99, 3",
        "0, 50, 2",
        "1, 0, 1",
        "0, , 0",
        ", 0, 0"
    })
    void failsWithItsOwnErrorBeyondWhatIsTolerated(Integer count, Double share, int tolerated) {
        Play play = Play.of(flow(map("m", function("a")).tolerating(count, share)), "[1, 2, 3, 4]");
        for (int i = 0; i < tolerated; i++) {
            play.fail("m[" + i + "]/a", "Boom" + i);
            assertThat(play.state.isOver()).isFalse();
        }

        play.fail("m[" + tolerated + "]/a", "Last");

        assertThat(play.failure().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(play.failure().cause()).contains("the last one with Last: because");
    }

    @Test
    void cancelsOnlyTheItemThatFailsWhereItIsTolerated() {
        Play play =
                Play.of(
                        flow(
                                map("m", List.of("a", "b"), function("a"), function("b"))
                                        .tolerating(1, null)),
                        "[1, 2]");

        play.fail("m[0]/a", "Boom");
        assertThat(play.killed).hasSize(1);
        play.answer("m[1]/b", "'b'").answer("m[1]/a", "'a'");

        assertThat(play.output())
                .isEqualTo(json("[{'Error': 'Boom', 'Cause': 'because'}, ['a', 'b']]"));
    }

    @Test
    void catchesAndRetriesAsAWhole() {
        Play play =
                Play.of(
                        flow(
                                map("m", function("a"))
                                        .retry(retrier(1, "Boom"))
                                        .caught("States.ALL", "c"),
                                transform("c").output("{% $states.input.Error %}")),
                        "[1, 2]");

        play.answer("m[0]/a", "1").fail("m[1]/a", "Boom").fire();
        assertThat(play.calls.values().stream().map(c -> c.step() + "#" + c.visit()))
                .containsExactly("m[0]/a#2", "m[1]/a#2");
        play.fail("m[0]/a", "Boom");

        assertThat(play.output()).isEqualTo("Boom");
    }

    @Test
    void countsVisitsOnFromRoundToRound() {
        Play play =
                Play.of(
                        flow(
                                map("m", function("a")).to("c"),
                                choice("c")
                                        .when("{% $count($states.input) < 3 %}", "n")
                                        .otherwise("z"),
                                transform("n").output("{% $append($states.input, 0) %}").to("m"),
                                transform("z")),
                        "[1]");

        play.answer("m[0]/a", "1");
        play.answer("m[0]/a", "1").answer("m[1]/a", "1");
        play.answer("m[0]/a", "1").answer("m[1]/a", "1").answer("m[2]/a", "1");

        assertThat(play.all(RunEvent.StepStarted.class).stream().map(e -> e.key()))
                .doesNotHaveDuplicates();
        assertThat(play.output()).isEqualTo(List.of(1, 1, 1));
    }

    @Test
    void mapsWithinMapsAndGroups() {
        Play play =
                Play.of(
                        flow(
                                map(
                                        "m",
                                        group(
                                                "g",
                                                map("n", group("h", transform("a")))
                                                        .output("{% $sum($states.result) %}")))),
                        "[[1, 2], [3], []]");

        assertThat(play.output()).isEqualTo(List.of(3, 3, 0));
        assertThat(play.path()).contains("m[0]/g/n[1]/h/a", "m[1]/g/n[0]/h");
    }

    @Test
    void forksWithinAnIteration() {
        Play play =
                Play.of(
                        flow(
                                map(
                                        "m",
                                        List.of("a", "b"),
                                        transform("a").to("j"),
                                        transform("b").output(0).to("j"),
                                        join("j"))),
                        "[1, 2]");

        assertThat(play.output()).isEqualTo(List.of(List.of(1, 0), List.of(2, 0)));
    }

    @Test
    void limitsTheTimeOfTheWhole() {
        Play play = Play.of(flow(map("m", function("a")).within(5)), "[1, 2]");

        play.fire();

        assertThat(play.failure().error()).isEqualTo("States.Timeout");
        assertThat(play.killed).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{% 5 %}     | {% 1 %}   | {% 1 %} | {% 1 %}   | items must be an array or object;"
                        + " it is 5",
                "{% [1] %}   | {% 1.5 %} | {% 1 %} | {% 1 %}   | maxConcurrency must be a whole"
                        + " number, 0 or more; it is 1.5",
                "{% [1] %}   | {% 1 %}   | {% -1 %}| {% 1 %}   | toleratedFailureCount must be a"
                        + " whole number, 0 or more; it is -1",
                "{% [1] %}   | {% 1 %}   | {% 1 %} | {% 101 %} | toleratedFailurePercentage must"
                        + " be a number from 0 to 100; it is 101",
            })
    void offersABrokenFieldToItsCatch(
            String items, String atOnce, String count, String share, String cause) {
        Play play =
                Play.of(
                        flow(
                                map("m", transform("a"))
                                        .items(items)
                                        .atOnce(atOnce)
                                        .tolerating(count, share)
                                        .caught("States.QueryEvaluationError", "c"),
                                transform("c").output("{% $states.input.Cause %}")),
                        "0");

        assertThat(play.output()).isEqualTo(cause);
    }

    @Test
    void offersABrokenSelectorToItsCatch() {
        Play play =
                Play.of(
                        flow(
                                map("m", function("a"))
                                        .each("{% $states.context.Map.Item.Value.n %}")
                                        .caught("States.QueryEvaluationError", "c"),
                                transform("c").output("caught")),
                        "[{'n': 1}, {}]");

        assertThat(play.output()).isEqualTo("caught");
        assertThat(play.path()).containsExactly("m", "c");
    }

    @Test
    void goesOnWithTheSameItemsAfterACrash() {
        var flow =
                flow(
                        map("m", function("a"))
                                .items("{% [$uuid(), $uuid(), $random(), $millis()] %}")
                                .atOnce(1));
        Play whole = Play.of(flow, "0");
        while (!whole.calls.isEmpty()) {
            whole.after(java.time.Duration.ofSeconds(1))
                    .answer(whole.calls.values().iterator().next(), 0);
        }

        var machine = new Machine(Program.of(flow));
        var state = new RunState("run-1");
        Play before = Play.of(flow, "0");
        before.entries.forEach(e -> machine.evolve(state, e));
        var later = before.after(java.time.Duration.ofSeconds(1)).now;
        String call = before.call("m[0]/a").call();
        var resumed = machine.decide(state, new Input.CallSucceeded(call, 0, null), later);

        assertThat(resumed.entries().stream().map(e -> e.event()))
                .containsExactlyElementsOf(
                        whole.events.subList(
                                before.events.size(),
                                before.events.size() + resumed.entries().size()));
        assertThat(resumed.entries()).anyMatch(e -> e.event() instanceof RunEvent.ItemStarted);
    }

    @Test
    void letsAnErrorInsideBeCaughtInside() {
        Play play =
                Play.of(
                        flow(
                                map(
                                        "m",
                                        function("a").caught("Boom", "c"),
                                        transform("c").output("saved")),
                                fail("never", "x", "y")),
                        "[1, 2]");

        play.fail("m[0]/a", "Boom").answer("m[1]/a", "'ok'");

        assertThat(play.output()).isEqualTo(List.of("saved", "ok"));
    }
}
