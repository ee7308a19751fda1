package dev.sluice.app.runs.waiting;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.RunsModel;
import dev.sluice.engine.run.PausedStep;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What the run waits for the user to do, above the canvas: steps at breakpoints and callbacks. It
/// takes no room while there is nothing.
public final class WaitingView extends VBox {
    private final Callbacks callbacks;
    private final Messages messages;
    private final Icons icons;
    private final VBox pauses = new VBox();
    private final VBox answers = new VBox();
    private final Map<PausedStep, PauseRow> paused = new LinkedHashMap<>();
    private final Map<String, CallbackRow> waiting = new LinkedHashMap<>();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    /// @param open opens a file in the user's editor
    public WaitingView(
            RunsModel runs,
            Callbacks callbacks,
            Consumer<Path> open,
            Messages messages,
            Icons icons) {
        this.callbacks = callbacks;
        this.messages = messages;
        this.icons = icons;
        setId("waiting");
        var debugged = new VBox();
        getChildren().addAll(debugged, pauses, answers);
        runs.debugging()
                .debuggedProperty()
                .subscribe(
                        now ->
                                debugged.getChildren()
                                        .setAll(
                                                now == null
                                                        ? List.of()
                                                        : List.of(
                                                                new DebugRow(
                                                                        runs, now, open, messages,
                                                                        icons))));
        clock.setCycleCount(Animation.INDEFINITE);
        runs.breakpoints()
                .pausedProperty()
                .subscribe(
                        steps -> {
                            paused.keySet().retainAll(steps);
                            for (PausedStep step : steps) {
                                paused.computeIfAbsent(
                                        step, one -> new PauseRow(runs, one, messages, icons));
                            }
                            pauses.getChildren().setAll(paused.values());
                        });
        callbacks.waiting().addListener((ListChangeListener<WaitingCallback>) _ -> showCallbacks());
        showCallbacks();
    }

    private void showCallbacks() {
        Map<String, CallbackRow> before = new HashMap<>(waiting);
        waiting.clear();
        for (WaitingCallback one : callbacks.waiting()) {
            CallbackRow row = before.get(one.token());
            if (row == null) {
                row = new CallbackRow(callbacks, one, messages, icons);
            }
            row.show(one);
            waiting.put(one.token(), row);
        }
        answers.getChildren().setAll(waiting.values());
        if (callbacks.waiting().isEmpty()) {
            clock.stop();
        } else {
            clock.play();
        }
    }

    private void tick() {
        Instant now = Instant.now();
        waiting.values().forEach(row -> row.tick(now));
    }
}
