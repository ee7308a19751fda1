package dev.sluice.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.app.timeline.Bar.Kind;
import dev.sluice.app.timeline.Bar.Phase;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class TimelineModelTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final RunFeed feed = new RunFeed();
    private final TimelineModel model = new TimelineModel(session, feed);

    private void play(RunScript script) {
        var record = new RunRecord("r1");
        feed.show(record);
        for (Entry entry : script.entries()) {
            record.add(entry);
            feed.grown();
        }
    }

    private Bar bar(String step) {
        return model.pictureProperty().get().bars().stream()
                .filter(b -> b.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static List<Kind> kinds(Bar bar) {
        return bar.phases().stream().map(Phase::kind).toList();
    }

    @Test
    void tellsAColdStartFromTheCall() {
        play(RunScript.photo("r1"));

        Bar bar = bar("validate");
        assertThat(kinds(bar)).containsExactly(Kind.INIT, Kind.RUNNING);
        Phase call = bar.phases().getLast();
        assertThat(Duration.between(call.start(), call.end()).toNanos()).isEqualTo(38_200_000);
    }

    @Test
    void showsAWait() {
        play(RunScript.photo("r1"));

        assertThat(kinds(bar("notify"))).contains(Kind.WAITING);
    }

    @Test
    void showsAFailedTryTheDelayAndTheNextTry() {
        play(
                new RunScript("r1")
                        .started("by-hand")
                        .came("validate", null)
                        .called("validate", null)
                        .after(20)
                        .retried("validate", 1)
                        .after(1_000)
                        .called("validate", null)
                        .after(30)
                        .gave("validate", 1, RunScript.call(30, 0, false))
                        .succeeded(1));

        assertThat(kinds(bar("validate"))).containsExactly(Kind.FAILED, Kind.WAITING, Kind.RUNNING);
    }

    @Test
    void tellsUntilWhenAStepWaits() {
        var script = new RunScript("r1").started("by-hand").came("validate", null);
        Instant due = Instant.parse("2026-11-22T12:00:00Z");
        script.add(
                new RunEvent.TimerSet(
                        StepPath.of("validate"), 1, "t", RunEvent.TimerKind.WAIT, due));
        play(script);
        assertThat(bar("validate").until()).isEqualTo(due);

        play(script.gave("validate", 1, null));
        assertThat(bar("validate").until()).isNull();
    }

    @Test
    void leavesAStepOpenThatGoesOn() {
        play(new RunScript("r1").started("by-hand").came("validate", null).after(5).came("x", 1));

        assertThat(bar("validate").end()).isNull();
        assertThat(model.pictureProperty().get().over()).isFalse();
    }

    @Test
    void phasesOfABarFollowOneAnotherWithoutGaps() {
        play(RunScript.photo("r1"));

        for (Bar bar : model.pictureProperty().get().bars()) {
            for (int i = 1; i < bar.phases().size(); i++) {
                assertThat(bar.phases().get(i).start()).isEqualTo(bar.phases().get(i - 1).end());
            }
        }
        assertThat(model.pictureProperty().get().over()).isTrue();
    }

    @Test
    void aClickSelectsTheStep() {
        play(RunScript.photo("r1"));

        model.goTo(bar("thumbnail"));

        assertThat(session.selection().only()).isEqualTo("thumbnail");
    }
}
