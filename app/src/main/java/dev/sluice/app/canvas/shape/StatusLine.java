package dev.sluice.app.canvas.shape;

import dev.sluice.app.fx.Ahead;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Span;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.RunView.StepView;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How a step went: a sign, how long it took, how often it was visited and tried again.
final class StatusLine extends HBox {
    private static final double HEIGHT = 18;
    private static final double BESIDE_PORT = 42;
    private static final javafx.util.Duration SECOND = javafx.util.Duration.seconds(1);

    private final Icons icons;
    private final Messages messages;
    private final Label text = new Label();
    private final Timeline clock = new Timeline(new KeyFrame(SECOND, _ -> tick()));
    private @Nullable StepView shown;
    private double width;
    private double height;

    /// Puts the line onto the lower edge of a figure, at its right and beside the port of errors.
    /// There it covers what passes below, and no wire that goes back below the figure runs through
    /// it.
    void sitOn(double width, double height) {
        this.width = width;
        this.height = height;
        double room = width - 8 - BESIDE_PORT;
        StepView run = shown;
        if (run != null && run.until() != null && prefWidth(-1) > room) {
            text.setText(words(run, Instant.now(), false));
        }
        double wide = Math.min(prefWidth(-1), room);
        resizeRelocate(Math.rint(width - wide - 8), Math.rint(height - HEIGHT / 2), wide, HEIGHT);
    }

    StatusLine(Icons icons, Messages messages) {
        super(4);
        this.icons = icons;
        this.messages = messages;
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_RIGHT);
        setManaged(false);
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(this::wind);
    }

    /// Lets the clock go only where somebody may see it.
    private void wind() {
        if (getScene() != null && shown != null && shown.until() != null) {
            clock.play();
        } else {
            clock.stop();
        }
    }

    private void tick() {
        StepView run = shown;
        if (run != null) {
            text.setText(words(run, Instant.now(), true));
            sitOn(width, height);
        }
    }

    void show(StepView run) {
        getChildren().setAll(icons.icon(icon(run.status()), 12), text);
        shown = run;
        text.setText(words(run, Instant.now(), true));
        wind();
    }

    private static String icon(Status status) {
        return switch (status) {
            case RUNNING -> "action-run";
            case WAITING -> "step-wait";
            case PAUSED -> "action-step";
            case AWAITING -> "step-callback";
            case SUCCEEDED -> "action-ok";
            case CAUGHT -> "action-warning";
            case FAILED -> "action-error";
            case CANCELLED -> "action-stop";
        };
    }

    private String waiting(StepView run, Instant now, boolean isLong) {
        if (run.until() == null) {
            return status(run);
        }
        Ahead end = Ahead.of(run.until());
        if (run.status() == Status.WAITING) {
            return isLong ? end.until(messages, now) : end.untilThen(messages, now);
        }
        return isLong ? end.answer(messages, now) : end.answerByThen(messages, now);
    }

    private String status(StepView run) {
        return messages.text("canvas.status." + run.status().name().toLowerCase(Locale.ROOT));
    }

    /// @param isLong whether to say how long it still waits
    private String words(StepView run, Instant now, boolean isLong) {
        var words = new StringBuilder();
        Duration took = run.duration();
        switch (run.status()) {
            case RUNNING, PAUSED -> words.append(status(run));
            case WAITING, AWAITING -> words.append(waiting(run, now, isLong));
            case SUCCEEDED, CAUGHT, FAILED, CANCELLED -> {
                if (took != null) {
                    words.append(Span.of(took).in(messages));
                }
            }
        }
        if (run.visits() > 1) {
            words.append(" ×").append(run.visits());
        }
        if (run.retries() > 0) {
            words.append(" · ").append(messages.text("canvas.status.retries", run.retries()));
        }
        return words.toString();
    }
}
