package dev.sluice.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.engine.cost.bill.Bill;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.FreeTier;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.Price;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Quantity;
import dev.sluice.engine.cost.bill.Rounding;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.provider.Aws;
import dev.sluice.engine.cost.usage.Assumptions;
import dev.sluice.engine.cost.usage.DesignedUsage;
import dev.sluice.engine.cost.usage.GivenUsage;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The vendors' own worked examples. Each has the rounding policy and the price literals it was
/// published with.
class WorkedExamplesTest {
    private static final PriceList LIST = PriceList.bundled();
    private static final Price REQUESTS = row("Lambda", "requests");
    private static final Price X86 = row("Lambda", "duration x86");
    private static final Price TRANSITION = row("Step Functions Standard", "state transition");

    @Test
    void lambdaPageExample1() {
        // 3,000,000 calls of 120 ms with 1,536 MB, free tier
        var estimate = lambda(1536, 120, 3_000_000, FreeTier.FULL, LIST);

        assertEquals(new BigDecimal("2.733338"), estimate.perMonth().stripTrailingZeros());
        assertCents("2.73", Rounding.SUM, estimate);
        assertCents("2.73", Rounding.LINES, estimate);
    }

    @Test
    void lambdaPageExampleOfOldWithItsOwnPriceLiteral() {
        // 3,000,000 calls of 1 s with 512 MB; today's literal 0.0000166667 would give 18.73
        var old = withAmount(X86, "0.00001667");
        assertCents("18.74", Rounding.SUM, lambda(512, 1000, 3_000_000, FreeTier.FULL, with(old)));
        assertCents("18.73", Rounding.SUM, lambda(512, 1000, 3_000_000, FreeTier.FULL, LIST));
    }

    @Test
    void streamingExampleComesOutWithRoundedLinesOnly() {
        // 3,000,000 calls of 500 ms with 1,536 MB and 976.5625 GB streamed beyond the free part
        var estimate = lambda(1536, 500, 3_000_000, FreeTier.FULL, LIST);
        var lines = new ArrayList<>(estimate.month().rows());
        lines.add(line(row("Lambda", "response streaming"), "976.5625"));

        assertEquals(new BigDecimal("39.04"), Rounding.LINES.total(lines, 2));
        assertEquals(new BigDecimal("39.05"), Rounding.SUM.total(lines, 2));
    }

    @Test
    void calculatorTranscriptOf730MillionShortCalls() {
        // 1,000,000 calls an hour, 730 hours, 4 ms, 128 MB: 365,000 GB-s are all free
        var estimate = lambda(128, 4, 730_000_000, FreeTier.FULL, LIST);
        assertCents("145.80", Rounding.SUM, estimate);
    }

    @Test
    void smallFunctionWithoutFreeTier() {
        var estimate = lambda(512, 350, 100_000, FreeTier.NONE, LIST);
        assertEquals(new BigDecimal("0.31166725"), estimate.perMonth().stripTrailingZeros());
    }

    @Test
    void volumeTiersOf61BillionGbSeconds() {
        var estimate = lambda(2048, 2048, 15_000_000_000L, FreeTier.NONE, LIST);
        assertCents("857203.30", Rounding.LINES, estimate);
        assertThat(
                        estimate.month().rows().stream()
                                .map(l -> l.quantity().toBigInteger().longValueExact()))
                .containsExactly(15_000_000_000L, 6_000_000_000L, 9_000_000_000L, 46_440_000_000L);
    }

    @Test
    void storageIsBilledByTimeAndNotByMemory() {
        // one call of 20 s with 2,048 MB and 2,048 MB of disk: 40 GB-s and 30 GB-s
        Flow flow = Flows.oneFunction(2048);
        var given =
                Flows.given(
                        "f", Map.of("durationMs", "20000", "initRate", "0", "storageMb", "2048"));
        var estimate = estimate(flow, given, 1, FreeTier.NONE, LIST);

        var lambda =
                estimate.month().rows().stream()
                        .filter(l -> l.price().service().equals("Lambda"))
                        .toList();
        assertEquals(new BigDecimal("0.000667795"), Line.sum(lambda).stripTrailingZeros());
    }

    @Test
    void workshopOf3TransitionsAnd1000Runs() {
        var bill = Bill.of(List.of(quantity(TRANSITION, "3000")), FreeTier.NONE);
        assertEquals(0, bill.total().compareTo(new BigDecimal("0.075")));
    }

    @Test
    void aGraphOfTwoStatesIsFourTransitionsAsTheVendorPicturesIt() {
        Flow flow = Flows.chain(2);
        var settings = Settings.of(1);
        assertEquals(4, transitions(flow, settings.with(Settings.Counting.START_AND_END)));
        assertEquals(3, transitions(flow, settings.with(Settings.Counting.START)));
        assertEquals(2, transitions(flow, settings.with(Settings.Counting.STATES)));
    }

    /// Every AWS example of the list, from its own quantities and price literals.
    @TestFactory
    Stream<DynamicTest> everyAwsExampleOfTheListAddsUp() throws Exception {
        return examples().stream()
                .filter(e -> "AWS".equals(e.get("provider")))
                .map(e -> DynamicTest.dynamicTest(text(e, "id"), () -> addsUp(e)));
    }

    private static void addsUp(Map<?, ?> example) {
        List<Line> lines = new ArrayList<>();
        for (Object each : (List<?>) example.get("lines")) {
            Map<?, ?> line = (Map<?, ?>) each;
            lines.add(line(withAmount(X86, text(line, "unitPrice")), text(line, "qty")));
            assertEquals(
                    0, lines.getLast().amount().compareTo(new BigDecimal(text(line, "amount"))));
        }
        assertEquals(0, Line.sum(lines).compareTo(new BigDecimal(text(example, "exact"))));
        assertEquals(new BigDecimal(text(example, "exactCents")), Rounding.SUM.total(lines, 2));
        assertEquals(new BigDecimal(text(example, "lineRounded")), Rounding.LINES.total(lines, 2));
    }

    /// The unit prices of the examples that are of today are those of the list.
    @Test
    void todaysExamplesUseTheListsPrices() throws Exception {
        Set<String> today =
                Set.of(
                        "aws-lambda-1",
                        "aws-lambda-pc1",
                        "aws-lambda-stream",
                        "aws-sfn-workshop-std",
                        "ic-lambda-15B",
                        "ic-sfn-exp2",
                        "remotion");
        var listed =
                LIST.prices().stream()
                        .filter(p -> p.amount() != null)
                        .flatMap(
                                p ->
                                        p.steps().stream()
                                                .map(t -> p.each(t.amount()).stripTrailingZeros()))
                        .toList();
        for (Map<?, ?> example : examples()) {
            if (today.contains(text(example, "id"))) {
                for (Object line : (List<?>) example.get("lines")) {
                    assertThat(listed)
                            .contains(
                                    new BigDecimal(text((Map<?, ?>) line, "unitPrice"))
                                            .stripTrailingZeros());
                }
            }
        }
    }

    private static Estimate lambda(int memory, int ms, long calls, FreeTier free, PriceList list) {
        var given = Flows.given("f", Map.of("durationMs", Integer.toString(ms), "initRate", "0"));
        Estimate whole = estimate(Flows.oneFunction(memory), given, calls, free, list);
        // the examples are of Lambda alone
        var rows =
                whole.month().rows().stream()
                        .filter(l -> l.price().service().equals("Lambda"))
                        .toList();
        return new Estimate(
                whole.provider(),
                whole.currency(),
                whole.priceDate(),
                whole.settings(),
                whole.run(),
                new Bill(whole.month().charges(), whole.month().reductions(), rows),
                whole.missing(),
                whole.origins(),
                whole.basis(),
                whole.notes());
    }

    private static Estimate estimate(
            Flow flow, GivenUsage given, long runs, FreeTier free, PriceList list) {
        var usage = DesignedUsage.of(flow, given, Assumptions.DEFAULT);
        return new Estimates(list, List.of(new Aws()))
                .of("aws", flow, usage, Settings.of(runs).with(free))
                .orElseThrow();
    }

    private static long transitions(Flow flow, Settings settings) {
        return Estimates.bundled()
                .ofDesign("aws", flow, settings)
                .orElseThrow()
                .month()
                .rows()
                .stream()
                .filter(l -> l.price().equals(TRANSITION))
                .mapToLong(l -> l.quantity().longValueExact())
                .sum();
    }

    private static void assertCents(String cents, Rounding rounding, Estimate estimate) {
        assertEquals(new BigDecimal(cents), rounding.total(estimate.month().rows(), 2));
    }

    private static Price row(String service, String item) {
        return LIST.find("AWS", service, item, "us-east-1").orElseThrow();
    }

    private static Price withAmount(Price price, String amount) {
        return new Price(
                price.provider(),
                price.service(),
                price.item(),
                price.region(),
                price.currency(),
                price.unit(),
                BigDecimal.ONE,
                new BigDecimal(amount),
                List.of(),
                price.free(),
                price.rounding(),
                price.asOf(),
                price.source(),
                price.confidence(),
                price.note());
    }

    private static PriceList with(Price replaced) {
        return new PriceList(
                "old",
                LIST.prices().stream()
                        .map(
                                p ->
                                        p.name().equals(replaced.name())
                                                        && p.region().equals(replaced.region())
                                                ? replaced
                                                : p)
                        .toList());
    }

    private static Quantity quantity(Price price, String amount) {
        return new Quantity(
                null, price.item(), price, new BigDecimal(amount), Figure.Origin.GIVEN, "");
    }

    private static Line line(Price price, String quantity) {
        return quantity(price, quantity).listed();
    }

    private static List<Map<?, ?>> examples() throws IOException, JsonSyntaxException {
        try (InputStream in = PriceList.class.getResourceAsStream("prices-2026-11-22.json")) {
            Map<?, ?> file =
                    (Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<Map<?, ?>> all = new ArrayList<>();
            ((List<?>) file.get("examples")).forEach(e -> all.add((Map<?, ?>) e));
            return all;
        }
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }
}
