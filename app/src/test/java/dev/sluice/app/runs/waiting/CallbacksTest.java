package dev.sluice.app.runs.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.runs.Bulletin;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class CallbacksTest {
    private static final Instant DUE = Instant.parse("2026-11-22T10:30:00Z");

    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final RunFeed feed = new RunFeed();
    private final ScriptedRuns place = ScriptedRuns.photo();
    private final Callbacks model =
            new Callbacks(session, feed, place, new Bulletin(Runnable::run), Runnable::run);

    private static RunScript waiting() {
        return new RunScript("r1")
                .started("by-hand")
                .came("archive[2]/resize", 1)
                .add(
                        new RunEvent.CallbackWaiting(
                                StepPath.of("archive[2]/resize"), 1, 1, "secret"));
    }

    private void play(RunScript script) {
        var record = new RunRecord("r1");
        script.entries().forEach(record::add);
        feed.show(record);
    }

    @Test
    void tellsWhatWaitsAndUntilWhen() {
        play(
                waiting()
                        .add(
                                new RunEvent.TimerSet(
                                        StepPath.of("archive[2]/resize"),
                                        1,
                                        "t",
                                        TimerKind.TIMEOUT,
                                        DUE)));

        assertThat(model.waiting()).hasSize(1);
        WaitingCallback one = model.waiting().getFirst();
        assertThat(one.step()).isEqualTo("resize");
        assertThat(one.token()).isEqualTo("secret");
        assertThat(one.until()).isEqualTo(DUE);
        model.goTo(one);
        assertThat(session.selection().only()).isEqualTo("resize");
    }

    @Test
    void aSignOfLifeIsToldAndTheTokenStaysGood() {
        play(
                waiting()
                        .after(5_000)
                        .add(
                                new RunEvent.CallbackReceived(
                                        StepPath.of("archive[2]/resize"), "secret", "heartbeat")));

        assertThat(model.waiting()).hasSize(1);
        assertThat(model.waiting().getFirst().lastSign()).isNotNull();
    }

    @Test
    void nothingWaitsOnceTheStepOrTheRunHasEnded() {
        play(waiting().gave("archive[2]/resize", 2, null));
        assertThat(model.waiting()).isEmpty();

        play(waiting().add(new RunEvent.RunCancelled("stopped")));
        assertThat(model.waiting()).isEmpty();

        play(waiting());
        feed.show(RunRecord.NONE);
        assertThat(model.waiting()).isEmpty();
    }

    @Test
    void anAnswerGoesToTheRun() {
        play(waiting());
        var answer = new CallbackAnswer.Success(Map.of("by", "me"));

        model.answer(model.waiting().getFirst(), answer);

        assertThat(place.answers()).containsExactly(answer);
    }
}
