package dev.sluice.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.Session;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class EventsModelTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final RunFeed feed = new RunFeed();
    private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
    private static final Messages CHINESE = Messages.in(Language.CHINESE);

    private final EventsModel model = new EventsModel(session, feed);

    @Test
    void tellsWhatATimerIsForInTheUsersWords() {
        var script = new RunScript("r1").started("by-hand").came("validate", 1);
        for (TimerKind kind : TimerKind.values()) {
            script.add(
                    new RunEvent.TimerSet(
                            StepPath.of("validate"), 1, "t", kind, Instant.EPOCH.plusSeconds(5)));
        }
        play(script.retried("validate", 2));

        List<String> told = model.rows().stream().skip(2).map(row -> row.detail(CHINESE)).toList();
        assertThat(told.subList(0, 5))
                .allSatisfy(text -> assertThat(text).contains("1970年1月1日").doesNotContain("_"))
                .doesNotHaveDuplicates();
        assertThat(told.getLast()).endsWith("+ 2 秒");
    }

    @Test
    void tellsAnswersAndWhatTheEngineRaisedInTheUsersWords() {
        var script = new RunScript("r1").started("by-hand").came("validate", 1);
        for (CallbackAnswer answer :
                List.of(
                        new CallbackAnswer.Success(1),
                        new CallbackAnswer.Failed(new Failure("E", "c")),
                        new CallbackAnswer.Heartbeat())) {
            script.add(new RunEvent.CallbackReceived(StepPath.of("validate"), "t", answer.word()));
        }
        var late =
                new Failure(
                        "States.Timeout",
                        "The run took longer than the flow's timeoutSeconds allows");
        var theirs =
                new Failure(
                        "BadPhoto", "The run took longer than the flow's timeoutSeconds allows");
        for (Failure failure : List.of(late, theirs)) {
            script.add(
                    new RunEvent.StepRetried(StepPath.of("validate"), 1, 1, failure, 0, 2, null));
        }
        play(script);

        List<EventRow> told = model.rows().stream().skip(2).toList();
        assertThat(told.subList(0, 3))
                .extracting(row -> row.detail(CHINESE))
                .containsExactly("成功", "失败", "心跳");
        assertThat(told.subList(0, 3))
                .extracting(row -> row.detail(ENGLISH))
                .containsExactly("succeeded", "failed", "heartbeat");
        assertThat(told.get(3).detail(CHINESE))
                .startsWith("States.Timeout: ")
                .doesNotContain("longer");
        assertThat(told.get(4).detail(CHINESE)).startsWith("BadPhoto: " + theirs.cause());
    }

    private void play(RunScript script) {
        var record = new RunRecord("r1");
        script.entries().forEach(record::add);
        feed.show(record);
    }

    @Test
    void tellsEachEventWithItsStepAndWhatItCarries() {
        play(RunScript.photo("r1"));

        assertThat(model.rows()).hasSameSizeAs(RunScript.photo("r1").entries());
        EventRow ended =
                model.rows().stream()
                        .filter(row -> row.entry().event() instanceof RunEvent.StepSucceeded)
                        .filter(row -> row.step().equals("metadata"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ended.detail(ENGLISH)).contains("12 ms", "X100V");
        assertThat(ended.detail(CHINESE)).contains("12 毫秒", "X100V").doesNotContain("ms");
    }

    @Test
    void tellsWhereAStepBeganWithAnotherInputThanItCameWith() {
        var script = new RunScript("r1").started("by-hand");
        script.add(new RunEvent.StepPaused(StepPath.of("validate"), 1, "t1", Map.of("key", 1)));
        script.came("validate", Map.of("key", 2));
        script.add(new RunEvent.StepPaused(StepPath.of("metadata"), 1, "t1", 3));
        play(script.came("metadata", 3));

        assertThat(model.rows())
                .extracting(EventRow::isChanged)
                .containsExactly(false, false, true, false, false);
    }

    @Test
    void aRowLeadsToItsStepThoughThatRunsForAnItemOfABox() {
        play(
                new RunScript("r1")
                        .started("by-hand")
                        .came("archive[12]/resize", 1)
                        .came("archive", 1));

        model.goTo(model.rows().get(1));
        assertThat(session.selection().only()).isEqualTo("resize");
        model.goTo(model.rows().get(2));
        assertThat(session.selection().only()).isEqualTo("archive");
        model.goTo(model.rows().getFirst());
        assertThat(session.selection().only()).isEqualTo("archive");
    }

    @Test
    void goesBackOverARunOnlyOnceItEnded() {
        var script = RunScript.photo("r1");
        var record = new RunRecord("r1");
        feed.show(record);
        script.entries().subList(0, 4).forEach(record::add);
        feed.grown();
        assertThat(model.journey()).isZero();

        script.entries().stream().skip(4).forEach(record::add);
        feed.grown();
        assertThat(model.journey()).isEqualTo(script.entries().size());

        model.travel(3);
        assertThat(session.runProperty().get().steps()).containsOnlyKeys("validate");
        assertThat(session.runProperty().get().steps().get("validate").status())
                .isEqualTo(Status.RUNNING);
        assertThat(session.runProperty().get().outcome()).isNull();
        model.travel(model.journey());
        assertThat(session.runProperty().get().outcome()).isNotNull();
    }

    @Test
    void findsByStepKindAndError() {
        play(
                new RunScript("r1")
                        .started("by-hand")
                        .came("validate", 1)
                        .failed("validate", "BadPhoto", "no pixels")
                        .came("metadata", 2));

        model.find("BADPHOTO", EventRow::type);
        assertThat(model.found()).extracting(EventRow::type).containsExactly("StepFailed");
        model.find(" scheduled metadata ", EventRow::type);
        assertThat(model.found()).extracting(EventRow::step).containsExactly("metadata");
        assertThat(model.lastFound(3)).isEqualTo(-1);
        assertThat(model.lastFound(4)).isZero();
        model.find(" ", EventRow::type);
        assertThat(model.found()).hasSize(4);
        assertThat(model.lastFound(3)).isEqualTo(2);
    }

    @Test
    void anotherRunTakesThePlaceOfTheOneBefore() {
        play(RunScript.photo("r1"));
        play(new RunScript("r2").started("by-hand"));

        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void aRunWithVeryManyEventsIsTakenUpFrameByFrame() {
        Deque<Runnable> frames = new ArrayDeque<>();
        var slow = new RunFeed(frames::add);
        var shown = new EventsModel(session, slow);
        var script = new RunScript("r1").started("by-hand");
        for (int i = 0; i < 9_998; i++) {
            script.came("archive[" + i + "]/resize", i);
        }
        var record = new RunRecord("r1");
        script.succeeded(null).entries().forEach(record::add);

        slow.show(record);

        assertThat(shown.rows()).hasSize(1_000);
        assertThat(shown.journey()).isZero();
        int before = 0;
        while (!frames.isEmpty()) {
            assertThat(shown.rows().size()).isGreaterThan(before);
            before = shown.rows().size();
            frames.remove().run();
        }
        assertThat(shown.rows()).hasSize(10_000);
        assertThat(shown.journey()).isEqualTo(10_000);
    }
}
