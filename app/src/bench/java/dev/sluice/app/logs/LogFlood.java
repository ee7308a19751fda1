package dev.sluice.app.logs;

import dev.sluice.app.bench.Figure;
import dev.sluice.app.bench.Times;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.StallWatch;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.window.Theme;
import dev.sluice.engine.log.LogLine;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Pours 50,000 lines a second into the logs panel and tells how long the window's thread is kept
/// from other work, and whether lines were lost; before that, the same with no lines, as the floor.
public final class LogFlood {
    private static final int LINES_A_SECOND = 50_000;
    private static final int SECONDS = 10;

    private final RunFeed feed;
    private final LogsModel model;

    private LogFlood(RunFeed feed, LogsModel model) {
        this.feed = feed;
        this.model = model;
    }

    public static void main(String[] args) throws InterruptedException {
        var shown = new CompletableFuture<LogFlood>();
        Platform.startup(() -> shown.complete(show()));
        LogFlood flood = shown.join();
        try (StallWatch watch = StallWatch.start(_ -> {})) {
            flood.pour("warm-up", LINES_A_SECOND);
            Times floor = flood.pour("floor, no lines", 0);
            watch.forget();
            Times ours = flood.pour("50,000 lines/s", LINES_A_SECOND);
            watch.stalls().forEach(stall -> System.out.println("  stalled " + stall));
            Figure.of(
                            "logs at 50,000 lines/s, longest wait for the window",
                            Figure.milliseconds(ours.longest()),
                            "no lines " + Figure.milliseconds(floor.longest()),
                            ours.longest() / floor.longest())
                    .budget("≤ 50 ms", ours.longest() <= 50)
                    .print();
            long lost = flood.lost();
            Figure.of("the same, lines lost", String.format(Locale.ROOT, "%,d", lost))
                    .budget("0", lost == 0)
                    .print();
        }
        Platform.exit();
    }

    private static LogFlood show() {
        Theme.LIGHT.applyToAll();
        var session = new Session(FlowDocument.empty("f"), null, _ -> List.of(), Runnable::run);
        var feed = new RunFeed();
        var model = new LogsModel(session, feed);
        var view = new LogsView(model, Messages.in(Language.ENGLISH), new Icons());
        var scene = new Scene(view, 1000, 400);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new LogFlood(feed, model);
    }

    /// How long the window's thread took to answer, asked again and again while lines come.
    private Times pour(String what, int rate) throws InterruptedException {
        var run = new RunRecord(what);
        onWindow(() -> feed.show(run));
        Thread pour = Thread.ofPlatform().start(() -> pour(run, rate));
        List<Long> waits = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            long asked = System.nanoTime();
            onWindow(() -> {});
            waits.add(System.nanoTime() - asked);
            LockSupport.parkNanos(1_000_000);
        }
        pour.join();
        Times times = Times.ofNanos(waits);
        System.out.printf("%-20s window busy: %s, %d asked%n", what, times, waits.size());
        return times;
    }

    private static void onWindow(Runnable work) throws InterruptedException {
        var done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    work.run();
                    done.countDown();
                });
        done.await();
    }

    /// Lines that came faster than the window took them.
    private long lost() throws InterruptedException {
        var counted = new CompletableFuture<Long>();
        onWindow(
                () -> {
                    model.takeWhatCame();
                    counted.complete(model.lost());
                });
        return counted.join();
    }

    private void pour(RunRecord run, int rate) {
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
