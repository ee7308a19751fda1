package dev.sluice.app.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

class CostsModelTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final RunFeed feed = new RunFeed();
    private final CostsModel model =
            new CostsModel(session, feed, Estimates::bundled, Runnable::run, Runnable::run);

    private CostsModel.Costs costs() {
        var costs = model.costsProperty().get();
        assertThat(costs).isNotNull();
        return costs;
    }

    @Test
    void estimatesFromTheDesignBeforeAnyRun() {
        assertThat(costs().measured()).isFalse();
        assertThat(costs().run().perRun()).isPositive();
    }

    @Test
    void measuresWithTheRunThatIsShownOnceItEnded() {
        var record = new RunRecord("r1");
        var entries = RunScript.photo("r1").entries();
        feed.show(record);
        entries.subList(0, entries.size() - 1).forEach(record::add);
        feed.grown();
        assertThat(costs().measured()).isFalse();

        record.add(entries.getLast());
        feed.grown();

        assertThat(costs().measured()).isTrue();
        BigDecimal expected =
                Estimates.bundled()
                        .ofRuns("aws", session.document().flow(), entries, costs().run().settings())
                        .orElseThrow()
                        .perRun();
        assertThat(costs().run().perRun()).isEqualByComparingTo(expected);
    }

    private void shows(String run, List<RunEvent> events) {
        var record = new RunRecord(run);
        for (int i = 0; i < events.size(); i++) {
            record.add(new Entry(run, i + 1, Instant.EPOCH, events.get(i)));
        }
        feed.show(record);
        feed.grown();
    }

    @Test
    void aRunOfOneStepAloneAndOneThatFailedAreNoMeasure() {
        var failed = new RunEvent.RunFailed(new Failure("Busy", "no"), null);
        shows("r1", List.of(started("by-hand"), failed));
        assertThat(costs().measured()).isFalse();

        feed.show(new RunRecord("r2"));
        var whole = RunScript.photo("r2").entries();
        whole.forEach(feed.record()::add);
        feed.grown();
        BigDecimal measured = costs().run().perRun();
        assertThat(costs().measured()).isTrue();

        shows("r3", List.of(started("alone"), new RunEvent.RunSucceeded(1)));
        assertThat(costs().measured()).isTrue();
        assertThat(costs().run().perRun()).isEqualByComparingTo(measured);
    }

    private static RunEvent started(String trigger) {
        return new RunEvent.RunStarted(trigger, null, 1, "{}", Map.of());
    }

    private void meanFor(String... targets) {
        var f = session.document().flow();
        session.apply(
                new Edit.ChangeFlow(
                        f.name(),
                        f.comment(),
                        List.of(targets),
                        f.timeoutSeconds(),
                        f.maxSteps(),
                        f.parameters()));
    }

    @Test
    void saysPlainlyWhosePricesTheyAreWhereTheTargetDoesNot() {
        var english = Messages.in(Language.ENGLISH);
        var chinese = Messages.in(Language.CHINESE);
        meanFor("aws");
        assertThat(costs().brief(english)).startsWith("$");
        assertThat(costs().origin(english)).startsWith("AWS, us-east-1");

        meanFor("argo");
        assertThat(costs().brief(english)).startsWith("AWS: $");
        assertThat(costs().brief(chinese)).startsWith("AWS：");
        assertThat(costs().origin(english))
                .startsWith("There are no prices for Argo Workflows; those of AWS are shown. AWS");
        assertThat(costs().origin(chinese)).startsWith("Argo Workflows 没有价格；所示为 AWS 的价格。");

        meanFor("openworkflow", "alibaba");
        assertThat(costs().brief(english)).startsWith("Alibaba Cloud: $");
        session.lookFor("openworkflow");
        assertThat(costs().origin(english)).startsWith("There are no prices for Open Workflow");
        session.lookFor("alibaba");
        assertThat(costs().brief(english)).startsWith("$");
    }

    @Test
    void followsTheNumberOfRunsAndTheFreeTier() {
        BigDecimal few = costs().month().perMonth();

        model.runsPerMonthProperty().set(1_000_000);
        BigDecimal many = costs().month().perMonth();
        model.freeTierProperty().set(true);

        assertThat(many).isGreaterThan(few);
        assertThat(costs().month().perMonth()).isLessThan(many);
    }

    @Test
    void followsTheFlow() {
        BigDecimal before = costs().run().perRun();

        session.apply(new ElementEdit.DeleteElements(Set.of("thumbnail"), Set.of(), Set.of()));

        assertThat(costs().run().perRun()).isLessThan(before);
    }

    @Test
    void writesSmallAmountsWithThreeTellingDigits() {
        assertThat(Money.small(new BigDecimal("0.00012345"), "USD", Locale.ENGLISH))
                .isEqualTo("$0.000123");
        assertThat(Money.small(new BigDecimal("12.5"), "USD", Locale.ENGLISH)).isEqualTo("$12.50");
        assertThat(Money.billed(new BigDecimal("1234.005"), "USD", Locale.ENGLISH))
                .isEqualTo("$1,234.01");
        assertThat(Money.small(BigDecimal.ZERO, "USD", Locale.ENGLISH)).isEqualTo("$0.00");
    }
}
