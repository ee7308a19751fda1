package dev.sluice.app.logs;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.engine.log.LogLine;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Pours 50,000 lines a second into the logs panel and tells how long the window's thread is kept
/// from other work; before that, the same with no lines, as the floor.
public final class LogFlood {
    private static final int LINES_A_SECOND = 50_000;
    private static final int SECONDS = 10;

    private LogFlood() {}

    public static void main(String[] args) throws InterruptedException {
        var feed = new RunFeed();
        var run = new RunRecord("r1");
        var shown = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    var session =
                            new Session(
                                    FlowDocument.empty("f"), null, _ -> List.of(), Runnable::run);
                    var view =
                            new LogsView(
                                    new LogsModel(session, feed),
                                    Messages.in(Language.ENGLISH),
                                    new Icons());
                    feed.show(run);
                    var stage = new Stage();
                    stage.setScene(new Scene(view, 1000, 400));
                    stage.show();
                    shown.countDown();
                });
        shown.await();
        report("warm-up", feed, run, LINES_A_SECOND);
        report("floor, no lines", feed, run, 0);
        report(LINES_A_SECOND + " lines/s", feed, run, LINES_A_SECOND);
        Platform.exit();
    }

    private static void report(String name, RunFeed feed, RunRecord run, int rate)
            throws InterruptedException {
        Thread pour = Thread.ofPlatform().start(() -> pour(feed, run, rate));
        List<Long> waits = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            long asked = System.nanoTime();
            var answered = new CountDownLatch(1);
            Platform.runLater(answered::countDown);
            answered.await();
            waits.add(System.nanoTime() - asked);
            LockSupport.parkNanos(1_000_000);
        }
        pour.join();
        Collections.sort(waits);
        System.out.printf(
                "%-18s window busy: median %.2f ms, p99 %.1f ms, longest %.1f ms (%d asked)%n",
                name,
                waits.get(waits.size() / 2) / 1e6,
                waits.get(waits.size() * 99 / 100) / 1e6,
                waits.getLast() / 1e6,
                waits.size());
    }

    private static void pour(RunFeed feed, RunRecord run, int rate) {
        long start = System.nanoTime();
        for (long i = 0; i < (long) rate * SECONDS; i++) {
            feed.log(
                    run,
                    new LogLine(
                            "r1",
                            Instant.now(),
                            "parse",
                            "parse",
                            "c1",
                            "stdout",
                            "INFO line " + i + " of a function that prints and prints"));
            long due = start + i * 1_000_000_000L / rate;
            if (i % 50 == 0 && due > System.nanoTime()) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }
}
