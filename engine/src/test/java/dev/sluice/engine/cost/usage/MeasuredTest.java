package dev.sluice.engine.cost.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cost.Estimate;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.Flows;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Missing;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Flow;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class MeasuredTest {
    private static final StepPath F = StepPath.of("f");
    private static final Flow FLOW = Flows.oneFunction(512);

    private final List<Entry> entries = new ArrayList<>();

    @Test
    void billsRunningAndLoadingOfACallInWholeMilliseconds() {
        run("r1", cold(120.2, 80.1, 201L));

        StepUsage f = Measured.from(FLOW, entries).usage().steps().get("f");
        assertThat(f.runningMs().value()).isEqualByComparingTo("121");
        assertThat(f.initMs().value()).isEqualByComparingTo("80");
        assertThat(f.billedMs().value()).isEqualByComparingTo("201");
        assertThat(f.calls()).isEqualTo(Figure.of(1, Figure.Origin.MEASURED));
    }

    @Test
    void roundsEachCallAndNotTheMean() {
        run("r1", warm(10.1));
        run("r2", warm(10.1));
        assertThat(Measured.from(FLOW, entries).usage().steps().get("f").runningMs().value())
                .isEqualByComparingTo("11");
    }

    @Test
    void countsARetryAsATransitionAndACall() {
        start("r1");
        add("r1", new RunEvent.StepScheduled(F, 1, "t", null));
        add("r1", new RunEvent.StepStarted(F, 1, 1, "c1", "k1", null));
        add("r1", new RunEvent.StepRetried(F, 1, 1, new Failure("E", ""), 0, 1, warm(5)));
        add("r1", new RunEvent.StepStarted(F, 1, 2, "c2", "k2", null));
        add("r1", new RunEvent.StepSucceeded(F, 1, null, warm(5)));
        add("r1", new RunEvent.RunSucceeded(null));

        var estimate =
                Estimates.bundled()
                        .ofRuns("aws", FLOW, entries, Settings.of(1).with(Settings.Counting.STATES))
                        .orElseThrow();
        assertThat(quantity(estimate, "state transition")).isEqualByComparingTo("2");
        assertThat(quantity(estimate, "requests")).isEqualByComparingTo("2");
        assertThat(quantity(estimate, "duration x86")).isEqualByComparingTo("0.005");
    }

    @Test
    void amongManyRunsMostCallsAreWarm() {
        run("r1", cold(100, 300, 400L));

        var one = Estimates.bundled().ofRuns("aws", FLOW, entries, Settings.of(1)).orElseThrow();
        var many = Estimates.bundled().ofMany("aws", FLOW, entries, Settings.of(1)).orElseThrow();
        assertThat(quantity(one, "duration x86")).isEqualByComparingTo("0.2");
        assertThat(quantity(many, "duration x86")).isEqualByComparingTo("0.0515");
    }

    @Test
    void aMeasuredStepIsCalledMeasured() {
        run("r1", cold(100, 300, 400L));
        var many = Estimates.bundled().ofMany("aws", FLOW, entries, Settings.of(1)).orElseThrow();
        assertThat(many.origins()).isEqualTo(Map.of("f", Figure.Origin.MEASURED));
        assertThat(many.basis()).contains("Assumed: the share of calls that are cold: 0.01.");
    }

    @Test
    void aCallWithoutMeasuredTimeIsMissingAndNotFree() {
        run("r1", new CallReport(null, null, false, null, null, 512, null));
        var estimate =
                Estimates.bundled().ofRuns("aws", FLOW, entries, Settings.of(1)).orElseThrow();
        assertThat(estimate.missing()).extracting(Missing::what).containsExactly("duration");
        assertThat(quantity(estimate, "requests")).isEqualByComparingTo("1");
    }

    @Test
    void aMockedCallHasNoTimeEither() {
        run("r1", null);
        assertThat(
                        Estimates.bundled()
                                .ofRuns("aws", FLOW, entries, Settings.of(1))
                                .orElseThrow()
                                .isComplete())
                .isFalse();
    }

    @Test
    void saysThatACancelledCallWouldBeBilled() {
        start("r1");
        add("r1", new RunEvent.StepScheduled(F, 1, "t", null));
        add("r1", new RunEvent.StepStarted(F, 1, 1, "c1", "k1", null));
        add("r1", new RunEvent.StepCancelled(F, 1, "c1"));
        add("r1", new RunEvent.RunFailed(new Failure("E", ""), null));
        Usage usage = Measured.from(FLOW, entries).usage();
        assertThat(usage.basis()).anyMatch(b -> b.contains("1 cancelled calls of \"f\""));
    }

    @Test
    void findsStepsInsideBoxesByTheirPath() {
        Flow flow = Flows.of(List.of("m"), Flows.map("m", Flows.function("a/b")));
        start("r1");
        add("r1", new RunEvent.StepScheduled(StepPath.of("m"), 1, "t", null));
        for (int i = 0; i < 3; i++) {
            add(
                    "r1",
                    new RunEvent.StepScheduled(
                            StepPath.of("m").item(i).inside("a/b"), 1, "t" + i, null));
        }
        Usage usage = Measured.from(flow, entries).usage();
        assertThat(usage.steps().get("a/b").visits())
                .isEqualTo(Figure.of(3, Figure.Origin.MEASURED));
        assertThat(usage.steps()).containsOnlyKeys("m", "a/b");
    }

    @Test
    void whatTheUserSaysComesBeforeWhatWasMeasured() {
        run("r1", warm(100));
        Usage usage =
                Measured.from(FLOW, entries)
                        .steady(
                                Flows.given("f", Map.of("visits", "4", "durationMs", "7.5")),
                                Assumptions.DEFAULT);
        assertThat(usage.steps().get("f").runningMs())
                .isEqualTo(new Figure(BigDecimal.valueOf(32), Figure.Origin.GIVEN));
    }

    @Test
    void saysThatARunHasNotEnded() {
        start("r1");
        assertThat(Measured.from(FLOW, entries).usage().basis())
                .contains("Not ended: 1 of the measured runs.");
    }

    private void run(String id, CallReport call) {
        start(id);
        add(id, new RunEvent.StepScheduled(F, 1, "t", null));
        add(id, new RunEvent.StepStarted(F, 1, 1, "c-" + id, "k", null));
        add(id, new RunEvent.StepSucceeded(F, 1, null, call));
        add(id, new RunEvent.RunSucceeded(null));
    }

    private void start(String run) {
        add(run, new RunEvent.RunStarted("manual", null, 1, "{}", Map.of()));
    }

    private void add(String run, RunEvent event) {
        entries.add(new Entry(run, entries.size() + 1, Instant.EPOCH, event));
    }

    private static CallReport warm(double ms) {
        return new CallReport(ms, null, false, 50.0, (long) Math.ceil(ms), 512, "h");
    }

    private static CallReport cold(double ms, double init, Long billed) {
        return new CallReport(ms, init, true, 50.0, billed, 512, "h");
    }

    private static BigDecimal quantity(Estimate estimate, String item) {
        return estimate.run().stream()
                .filter(l -> l.price().item().equals(item))
                .map(Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
