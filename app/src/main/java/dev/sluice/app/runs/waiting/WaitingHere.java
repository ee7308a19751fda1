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

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the run waits for the user to do at the selected step. It takes no room while there is
/// nothing.
public final class WaitingHere extends VBox {
    private final RunsModel runs;
    private final Callbacks callbacks;
    private final Messages messages;
    private final Icons icons;
    private final VBox pauses = new VBox();
    private final VBox answers = new VBox();
    private final Map<PausedStep, PauseRow> paused = new HashMap<>();
    private final Map<String, CallbackRow> waiting = new HashMap<>();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    public WaitingHere(RunsModel runs, Callbacks callbacks, Messages messages, Icons icons) {
        this.runs = runs;
        this.callbacks = callbacks;
        this.messages = messages;
        this.icons = icons;
        setId("waiting-here");
        getChildren().addAll(pauses, answers);
        clock.setCycleCount(Animation.INDEFINITE);
        runs.breakpoints().pausedProperty().subscribe(_ -> showPauses());
        callbacks.waiting().addListener((ListChangeListener<WaitingCallback>) _ -> showCallbacks());
        callbacks.onSelection(
                () -> {
                    showPauses();
                    showCallbacks();
                });
        showCallbacks();
    }

    private void showPauses() {
        List<PausedStep> here =
                runs.breakpoints().pausedProperty().get().stream()
                        .filter(one -> callbacks.id(one.path()).equals(callbacks.selected()))
                        .toList();
        paused.keySet().retainAll(here);
        pauses.getChildren()
                .setAll(
                        here.stream()
                                .map(one -> paused.computeIfAbsent(one, this::pause))
                                .toList());
        takeRoom();
    }

    private void takeRoom() {
        boolean some = !pauses.getChildren().isEmpty() || !answers.getChildren().isEmpty();
        setVisible(some);
        setManaged(some);
    }

    private PauseRow pause(PausedStep step) {
        return new PauseRow(runs, step, messages, icons).stacked();
    }

    private void showCallbacks() {
        List<WaitingCallback> here =
                callbacks.waiting().stream()
                        .filter(one -> one.step().equals(callbacks.selected()))
                        .toList();
        waiting.keySet().retainAll(here.stream().map(WaitingCallback::token).toList());
        for (WaitingCallback one : here) {
            waiting.computeIfAbsent(one.token(), _ -> row(one)).show(one);
        }
        answers.getChildren().setAll(here.stream().map(one -> waiting.get(one.token())).toList());
        takeRoom();
        if (here.isEmpty()) {
            clock.stop();
        } else {
            clock.play();
        }
    }

    private CallbackRow row(WaitingCallback callback) {
        return new CallbackRow(callbacks, callback, messages, icons).stacked();
    }

    private void tick() {
        Instant now = Instant.now();
        waiting.values().forEach(row -> row.tick(now));
    }
}
