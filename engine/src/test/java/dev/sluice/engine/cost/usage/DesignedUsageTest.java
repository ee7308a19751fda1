package dev.sluice.engine.cost.usage;

import static dev.sluice.engine.cost.Flows.function;
import static dev.sluice.engine.cost.Flows.join;
import static dev.sluice.engine.cost.Flows.map;
import static dev.sluice.engine.cost.Flows.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.Flows;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Missing;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DesignedUsageTest {
    private static final Estimates ESTIMATES = Estimates.bundled();

    @Test
    void countsAForkAsOneParallelStateAndAJoinAsNone() {
        Flow flow =
                Flows.of(
                        List.of("a"),
                        transform("a", "b", "c"),
                        transform("b", "j"),
                        transform("c", "j"),
                        join("j", "d"),
                        transform("d"));
        assertThat(transitions(flow, design(flow))).isEqualTo("5");
    }

    @Test
    void countsAWireFromForkToJoinAsAStateOfItsOwn() {
        Flow flow =
                Flows.of(List.of("a"), transform("a", "b", "j"), transform("b", "j"), join("j"));
        assertThat(transitions(flow, design(flow))).isEqualTo("4");
    }

    @Test
    void countsAMapAsOneAndItsRoundsTimesWhatIsInside() {
        Flow flow = Flows.of(List.of("m"), map("m", transform("in")));
        assertThat(
                        transitions(
                                flow,
                                DesignedUsage.of(
                                        flow,
                                        Flows.given("m", Map.of("items", "7")),
                                        Assumptions.DEFAULT)))
                .isEqualTo("8");
    }

    @Test
    void countsEachWayOutOfAChoiceAndNoErrorPath() {
        var rule = new Step.Rule(null, new Template("{% true %}"), List.of("a"), null, Map.of());
        var choice =
                new Step.Choice(Step.Head.of("choice"), List.of(rule), List.of("b"), Data.NONE);
        var catching =
                new Step.Function(
                        Step.Head.of("a"),
                        "a",
                        Data.NONE,
                        Limits.NONE,
                        new Handling(
                                List.of(),
                                List.of(
                                        new Handling.Catcher(
                                                List.of("States.ALL"),
                                                List.of("caught"),
                                                null,
                                                Map.of(),
                                                null))),
                        List.of());
        Usage usage =
                design(
                        Flows.of(
                                List.of("choice"),
                                choice,
                                catching,
                                transform("b"),
                                transform("caught")));

        assertThat(usage.steps().get("a").visits()).isEqualTo(Figure.of(1, Figure.Origin.ASSUMED));
        assertThat(usage.steps().get("b").visits()).isEqualTo(Figure.of(1, Figure.Origin.ASSUMED));
        assertThat(usage.steps().get("caught").visits())
                .isEqualTo(Figure.of(0, Figure.Origin.ASSUMED));
    }

    @Test
    void namesEveryAssumptionWithTheStepsItStandsFor() {
        Usage usage = design(Flows.of(List.of("a"), function("a", "b"), function("b")));
        assertThat(usage.basis()).anyMatch(b -> b.contains("milliseconds: 200 (a, b)"));
    }

    @Test
    void whatTheUserDoesNotKnowIsMissingAndNeverZero() {
        Flow flow = Flows.oneFunction(512);
        Map<String, String> unknown = new HashMap<>();
        unknown.put("durationMs", null);
        var estimate =
                ESTIMATES
                        .of(
                                "aws",
                                flow,
                                DesignedUsage.of(
                                        flow, Flows.given("f", unknown), Assumptions.DEFAULT),
                                Settings.of(1000))
                        .orElseThrow();

        assertThat(estimate.isComplete()).isFalse();
        assertThat(estimate.missing())
                .singleElement()
                .satisfies(
                        m -> {
                            assertThat(m.step()).isEqualTo("f");
                            assertThat(m.what()).isEqualTo("duration");
                            assertThat(m.price().each()).isEqualByComparingTo("0.0000166667");
                        });
    }

    @Test
    void aRegionWithoutPricesIsMissingAndNotPricedAsAnother() {
        var estimate =
                ESTIMATES
                        .ofDesign(
                                "aws",
                                Flows.oneFunction(512),
                                Settings.of(1).withRegion("eu-west-3"))
                        .orElseThrow();
        assertThat(estimate.missing())
                .extracting(Missing::what)
                .contains("a price for Lambda, requests in eu-west-3");
        assertThat(estimate.perRun())
                .isEqualByComparingTo(
                        new BigDecimal("0.0297")
                                .divide(BigDecimal.valueOf(1000))
                                .multiply(BigDecimal.valueOf(3)));
    }

    @Test
    void armIsPricedAsArm() {
        Flow one = Flows.oneFunction(1024);
        Flow flow =
                Flows.flow(List.of("f"), one.steps(), Map.of("f", Flows.spec("f", 1024, "arm64")));
        var estimate = ESTIMATES.ofDesign("aws", flow, Settings.of(1)).orElseThrow();
        assertThat(estimate.run())
                .extracting(l -> l.price().item())
                .contains("duration arm64")
                .doesNotContain("duration x86");
    }

    @Test
    void everyLinePointsToARowWithDateAndSource() {
        var estimate =
                ESTIMATES.ofDesign("aws", Flows.oneFunction(512), Settings.of(1000)).orElseThrow();
        assertThat(estimate.run())
                .isNotEmpty()
                .allSatisfy(
                        line -> {
                            assertThat(line.price().asOf()).isNotBlank();
                            assertThat(line.price().source()).contains("aws.amazon.com");
                        });
    }

    private static Usage design(Flow flow) {
        return DesignedUsage.of(flow, GivenUsage.NONE, Assumptions.DEFAULT);
    }

    private static String transitions(Flow flow, Usage usage) {
        var settings = Settings.of(1).with(Settings.Counting.STATES);
        return ESTIMATES.of("aws", flow, usage, settings).orElseThrow().month().rows().stream()
                .filter(l -> l.price().item().equals("state transition"))
                .map(Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros()
                .toPlainString();
    }
}
