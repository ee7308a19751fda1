package dev.sluice.app.timeline;

import dev.sluice.app.bench.Figure;
import dev.sluice.app.bench.Frames;
import dev.sluice.app.bench.Stalls;
import dev.sluice.app.bench.Times;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.StallWatch;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.window.Theme;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.stage.Stage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Scrolls the timeline of a run of 40,000 events; before that, as the floor, the timeline of none.
/// Tells how long the frames took, and how long the events took to read.
public final class TimelineBench {
    private static final int EVENTS = 40_000;
    private static final int EVENTS_A_STEP = 4;

    private final StallWatch watch = StallWatch.start(_ -> {});
    private final CountDownLatch done;

    private TimelineBench(CountDownLatch done) {
        this.done = done;
    }

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("javafx.animation.fullspeed", "true");
        var done = new CountDownLatch(1);
        Platform.startup(() -> new TimelineBench(done).begin());
        done.await();
        Platform.exit();
    }

    private void begin() {
        Platform.setImplicitExit(false);
        Theme.LIGHT.applyToAll();
        scroll("floor, timeline of no events", RunRecord.NONE, this::scrollAll);
    }

    private void scrollAll(Times floor) {
        String what = "timeline of 40,000 events scrolls";
        scroll(
                what,
                events(),
                times -> {
                    times.frames(what, floor, 16.7).print();
                    Stalls.figure(what, watch).print();
                    watch.close();
                    done.countDown();
                });
    }

    private void scroll(String what, RunRecord run, Consumer<Times> then) {
        var feed = new RunFeed();
        var session = new Session(FlowDocument.empty("f"), null, _ -> List.of(), Runnable::run);
        var view =
                new TimelineView(new TimelineModel(session, feed), Messages.in(Language.ENGLISH));
        var scene = new Scene(view, 1200, 400);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        long begun = System.nanoTime();
        feed.show(run);
        System.out.printf(
                "%-40s read in %s%n", what, Figure.milliseconds((System.nanoTime() - begun) / 1e6));
        ScrollBar bar = (ScrollBar) view.lookup(".scroll-bar");
        Frames.run(
                frame -> bar.setValue(frame * 97.0 % Math.max(1, bar.getMax())),
                watch,
                times -> {
                    System.out.printf("%-40s %s%n", what, times);
                    stage.close();
                    then.accept(times);
                });
    }

    /// Steps one after another, each with a pause before its call.
    private static RunRecord events() {
        var run = new RunRecord("r1");
        Instant begun = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < EVENTS / EVENTS_A_STEP; i++) {
            var path = new StepPath("each[" + i + "]/resize");
            List<RunEvent> events =
                    List.of(
                            new RunEvent.StepScheduled(path, 1, "t1", Map.of("n", i)),
                            new RunEvent.StepStarted(path, 1, 1, "c" + i, "k" + i, null),
                            new RunEvent.StepSucceeded(path, 1, Map.of("n", i), null),
                            new RunEvent.TokenEnded(path, "t" + i, null));
            for (RunEvent event : events) {
                int seq = run.size() + 1;
                run.add(new Entry("r1", seq, begun.plusMillis(seq * 7L), event));
            }
        }
        return run;
    }
}
