package dev.sluice.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cost.bill.Bill;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.FreeTier;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Price;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Quantity;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.usage.Assumptions;
import dev.sluice.engine.cost.usage.DesignedUsage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

class EstimateProperties {
    private static final Estimates ESTIMATES = Estimates.bundled();

    @Property(tries = 300)
    void moreRunsNeverCostLess(
            @ForAll @LongRange(max = 100_000_000_000L) long runs,
            @ForAll @LongRange(max = 1_000_000_000L) long more,
            @ForAll FreeTier free,
            @ForAll @IntRange(min = 128, max = 10_240) int memory) {
        assertThat(estimate(runs + more, free, memory).perMonth())
                .isGreaterThanOrEqualTo(estimate(runs, free, memory).perMonth());
    }

    @Property(tries = 300)
    void chargesAndReductionsAddUpToTheRowsAndTheStepsToTheCharges(
            @ForAll @LongRange(max = 100_000_000_000L) long runs,
            @ForAll FreeTier free,
            @ForAll @IntRange(min = 128, max = 10_240) int memory) {
        Estimate estimate = estimate(runs, free, memory);
        Bill bill = estimate.month();

        assertThat(Line.sum(bill.charges()).add(Line.sum(bill.reductions())))
                .isEqualByComparingTo(bill.total());
        assertThat(estimate.perMonth("f").add(estimate.perMonth((String) null)))
                .isEqualByComparingTo(Line.sum(bill.charges()));
    }

    @Property(tries = 300)
    void theFreeTierTakesOffNoMoreThanThereIsAndNoBillIsNegative(
            @ForAll @LongRange(max = 10_000_000L) long runs,
            @ForAll @IntRange(min = 128, max = 10_240) int memory) {
        Estimate full = estimate(runs, FreeTier.FULL, memory);
        Estimate none = estimate(runs, FreeTier.NONE, memory);

        assertThat(full.month().rows())
                .allSatisfy(l -> assertThat(l.amount().signum()).isGreaterThanOrEqualTo(0));
        assertThat(full.month().reductions())
                .allSatisfy(l -> assertThat(l.amount().signum()).isLessThanOrEqualTo(0));
        assertThat(full.perMonth()).isLessThanOrEqualTo(none.perMonth());
    }

    @Property(tries = 100)
    void aMonthWithoutTiersIsItsRunsTimesOne(
            @ForAll @LongRange(max = 1_000_000) long runs,
            @ForAll @IntRange(min = 128, max = 10_240) int memory) {
        Estimate estimate = estimate(runs, FreeTier.NONE, memory);
        assertThat(estimate.perMonth())
                .isEqualByComparingTo(estimate.perRun().multiply(BigDecimal.valueOf(runs)));
    }

    @Property(tries = 200)
    void poolsAreSharedOverRows(
            @ForAll @LongRange(max = 1_000_000) long x86,
            @ForAll @LongRange(max = 1_000_000) long arm) {
        PriceList list = PriceList.bundled();
        Price one = list.find("AWS", "Lambda", "duration x86", "us-east-1").orElseThrow();
        Price other = list.find("AWS", "Lambda", "duration arm64", "us-east-1").orElseThrow();
        Bill bill = Bill.of(List.of(quantity(one, x86), quantity(other, arm)), FreeTier.FULL);

        BigDecimal billed =
                bill.rows().stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(billed)
                .isEqualByComparingTo(BigDecimal.valueOf(Math.max(0, x86 + arm - 400_000)));
    }

    private static Quantity quantity(Price price, long amount) {
        return new Quantity(
                null, price.item(), price, BigDecimal.valueOf(amount), Figure.Origin.GIVEN, "");
    }

    private static Estimate estimate(long runs, FreeTier free, int memory) {
        var usage =
                DesignedUsage.of(
                        Flows.oneFunction(memory),
                        Flows.given("f", Map.of("durationMs", "1234.5")),
                        Assumptions.DEFAULT);
        return ESTIMATES
                .of("aws", Flows.oneFunction(memory), usage, Settings.of(runs).with(free))
                .orElseThrow();
    }
}
