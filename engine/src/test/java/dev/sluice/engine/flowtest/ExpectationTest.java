package dev.sluice.engine.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.flowtest.Expectation.Partial;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent.StepScheduled;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

class ExpectationTest {
    @Test
    void findsNothingWhereTheRunIsAsExpected() throws Exception {
        var expectation =
                new Expectation(
                        "succeeded",
                        new Partial(Json.parse("{\"a\":1.0,\"b\":[{\"c\":null}]}")),
                        null,
                        List.of("first", "left", "right", "last"));

        assertThat(
                        expectation.differences(
                                succeeded("{\"a\":1,\"b\":[{\"c\":null,\"d\":2}],\"e\":3}"),
                                entered("0:first", "2:right", "1:left", "0:last")))
                .isEmpty();
    }

    @Test
    void namesThePlaceOfEachDifferenceInTheOutput() throws Exception {
        var expectation =
                new Expectation(
                        null,
                        new Partial(Json.parse("{\"a\":2,\"b\":[1,2],\"c\":{\"d\":\"x\"}}")),
                        null,
                        null);

        assertThat(expectation.differences(succeeded("{\"a\":1,\"b\":[1],\"c\":{}}"), List.of()))
                .containsExactly(
                        "output.a: expected 2, was 1",
                        "output.b: expected [1,2], was [1]",
                        "output.c.d: expected \"x\", is missing");
    }

    @Test
    void tellsNullFromMissing() throws Exception {
        var expectation = new Expectation(null, new Partial(null), null, null);

        assertThat(expectation.differences(succeeded("null"), List.of())).isEmpty();
        assertThat(expectation.differences(succeeded("0"), List.of())).hasSize(1);
    }

    @Test
    void tellsAFailureFromASuccess() {
        var failed = new Run.Result.Failed(new Failure("BadPhoto", "too small"));

        assertThat(new Expectation("failed", null, "BadPhoto", null).differences(failed, List.of()))
                .isEmpty();
        assertThat(
                        new Expectation("succeeded", new Partial(1), "Other", null)
                                .differences(failed, List.of()))
                .containsExactly(
                        "status: expected succeeded, was failed with BadPhoto: too small",
                        "error: expected Other, was BadPhoto",
                        "output: expected 1, there is none");
    }

    @Test
    void holdsTheOrderWithinABranchOnly() {
        List<Entry> run = entered("0:a", "1:b", "2:x", "1:c", "2:y");

        assertThat(path("a", "x", "y", "b", "c").differences(ended(), run)).isEmpty();
        assertThat(path("a", "x", "b", "y", "c").differences(ended(), run)).isEmpty();
        assertThat(path("a", "c", "b", "x", "y").differences(ended(), run))
                .singleElement()
                .asString()
                .contains("one branch was [b, c]");
        assertThat(path("a", "b", "c").differences(ended(), run)).hasSize(1);
    }

    private static Expectation path(String... steps) {
        return new Expectation(null, null, null, List.of(steps));
    }

    private static Run.Result ended() {
        return new Run.Result.Succeeded(null);
    }

    private static Run.Result succeeded(String output) throws Exception {
        return new Run.Result.Succeeded(Json.parse(output));
    }

    /// @param visits `token:step`
    private static List<Entry> entered(String... visits) {
        return Arrays.stream(visits)
                .map(visit -> visit.split(":", -1))
                .map(
                        visit ->
                                new Entry(
                                        "run",
                                        1,
                                        Instant.EPOCH,
                                        new StepScheduled(
                                                StepPath.of(visit[1]), 1, visit[0], null)))
                .toList();
    }
}
