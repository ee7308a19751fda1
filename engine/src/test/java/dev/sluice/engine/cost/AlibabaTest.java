package dev.sluice.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cost.bill.FreeTier;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.usage.Assumptions;
import dev.sluice.engine.cost.usage.DesignedUsage;
import dev.sluice.engine.cost.usage.GivenUsage;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What Function Compute and CloudFlow bill, by the vendor's own examples and counting rules.
class AlibabaTest {
    private static Estimate of(Flow flow, GivenUsage given, Settings settings) {
        var usage = DesignedUsage.of(flow, given, Assumptions.DEFAULT);
        return Estimates.bundled().of("alibaba", flow, usage, settings).orElseThrow();
    }

    private static BigDecimal units(Estimate estimate, String what) {
        return estimate.month().charges().stream()
                .filter(line -> line.what().equals(what))
                .map(Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int transitions(Flow flow, GivenUsage given) {
        return units(of(flow, given, Settings.of(1)), "transitions").intValueExact();
    }

    @Test
    void threeMillionCallsOf200MsWith512Mb() {
        // the vendor's page: 22,500 + 150,000 + 45,000 compute units
        var given = Flows.given("f", Map.of("durationMs", "200", "initRate", "0"));
        Estimate estimate = of(Flows.oneFunction(512), given, Settings.of(3_000_000));

        assertThat(units(estimate, "calls")).isEqualByComparingTo("22500");
        assertThat(units(estimate, "vCPU")).isEqualByComparingTo("150000");
        assertThat(units(estimate, "memory")).isEqualByComparingTo("45000");
        assertThat(estimate.currency()).isEqualTo("USD");
        List<Line> functions =
                estimate.month().rows().stream()
                        .filter(line -> line.price().service().equals("Function Compute 3.0"))
                        .toList();
        assertThat(Line.sum(functions)).isEqualByComparingTo("4.35");
    }

    @Test
    void theSameOnTheChineseMainlandIsBilledInItsCurrency() {
        var given = Flows.given("f", Map.of("durationMs", "200", "initRate", "0"));
        Settings there = Settings.of(3_000_000).withRegion("cn-hangzhou");
        Estimate estimate = of(Flows.oneFunction(512), given, there);

        assertThat(estimate.currency()).isEqualTo("CNY");
        // 217,500 units at 0.00011 and 3,000,000 transitions at 1.7 for 10,000
        assertThat(estimate.perMonth()).isEqualByComparingTo("533.925");
        assertThat(estimate.notes()).anyMatch(note -> note.contains("CNY 0.01"));
        assertThat(of(Flows.oneFunction(512), given, there.withRegion("cn-hongkong")).currency())
                .isEqualTo("USD");
    }

    @Test
    void vcpusComeInSteps() {
        // 128 MB have 0.0625 vCPU by the rule, which is taken as 0.1: one second is 0.1 units
        var given = Flows.given("f", Map.of("durationMs", "1000", "initRate", "0"));
        Estimate estimate = of(Flows.oneFunction(128), given, Settings.of(1));

        assertThat(units(estimate, "vCPU")).isEqualByComparingTo("0.1");
    }

    @Test
    void diskIsBilledAboveWhatComesWithAFunction() {
        var given =
                Flows.given(
                        "f", Map.of("durationMs", "20000", "initRate", "0", "storageMb", "2048"));
        Estimate estimate = of(Flows.oneFunction(2048), given, Settings.of(1));

        assertThat(units(estimate, "storage")).isEqualByComparingTo("1.5");
    }

    @Test
    void threeBranchesOfOneStepAreFourTransitions() {
        Flow flow =
                Flows.of(
                        List.of("a", "b", "c"),
                        Flows.function("a", "all"),
                        Flows.function("b", "all"),
                        Flows.function("c", "all"),
                        Flows.join("all"));

        assertThat(transitions(flow, GivenUsage.NONE)).isEqualTo(4);
    }

    @Test
    void aMapOfFourItemsIsFiveTransitions() {
        Flow flow = Flows.of(List.of("each"), Flows.map("each", Flows.transform("t")));

        assertThat(transitions(flow, Flows.given("each", Map.of("items", "4")))).isEqualTo(5);
    }

    @Test
    void aChoiceAndItsBranchAreTwoTransitions() {
        var rule = new Step.Rule(null, new Template("{% true %}"), List.of("f"), null, Map.of());
        var choice = new Step.Choice(Step.Head.of("which"), List.of(rule), List.of("f"), Data.NONE);
        Flow flow = Flows.of(List.of("which"), choice, Flows.function("f"));

        assertThat(transitions(flow, Flows.given("f", Map.of("visits", "1")))).isEqualTo(2);
    }

    @Test
    void fiveThousandTransitionsAMonthAreFree() {
        Flow flow = Flows.of(List.of("t"), Flows.transform("t"));
        Settings month = Settings.of(15_000);

        assertThat(of(flow, GivenUsage.NONE, month).perMonth()).isEqualByComparingTo("0.375");
        assertThat(of(flow, GivenUsage.NONE, month.with(FreeTier.FULL)).perMonth())
                .isEqualByComparingTo("0.25");
    }

    @Test
    void aFlowIsPricedWithTheFirstOfItsTargetsThatHasPrices() {
        Flow flow = Flows.of(List.of("t"), Flows.transform("t"));

        assertThat(Estimates.bundled().providers()).isEqualTo(Estimates.PROVIDERS);
        assertThat(Estimates.bundled().provider(meant(flow, List.of()))).isEqualTo("aws");
        assertThat(Estimates.bundled().provider(meant(flow, List.of("argo", "alibaba", "aws"))))
                .isEqualTo("alibaba");
    }

    private static Flow meant(Flow f, List<String> targets) {
        return new Flow(
                f.name(),
                f.comment(),
                targets,
                f.timeoutSeconds(),
                f.maxSteps(),
                f.parameters(),
                f.triggers(),
                f.steps(),
                f.functions(),
                f.resources());
    }
}
