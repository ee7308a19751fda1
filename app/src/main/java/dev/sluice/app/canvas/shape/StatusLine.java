package dev.sluice.app.canvas.shape;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Span;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.RunView.StepView;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.time.Duration;
import java.util.Locale;

/// How a step went: a sign, how long it took, how often it was visited and tried again.
final class StatusLine extends HBox {
    private static final double HEIGHT = 18;
    private static final double BESIDE_PORT = 42;

    private final Icons icons;
    private final Messages messages;
    private final Label text = new Label();

    /// Puts the line onto the lower edge of a figure, at its right and beside the port of errors.
    /// There it covers what passes below, and no wire that goes back below the figure runs through
    /// it.
    void sitOn(double width, double height) {
        double wide = Math.min(prefWidth(-1), width - 8 - BESIDE_PORT);
        resizeRelocate(Math.rint(width - wide - 8), Math.rint(height - HEIGHT / 2), wide, HEIGHT);
    }

    StatusLine(Icons icons, Messages messages) {
        super(4);
        this.icons = icons;
        this.messages = messages;
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_RIGHT);
        setManaged(false);
    }

    void show(StepView run) {
        getChildren().setAll(icons.icon(icon(run.status()), 12), text);
        text.setText(words(run));
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

    private String words(StepView run) {
        var words = new StringBuilder();
        Duration took = run.duration();
        switch (run.status()) {
            case RUNNING, WAITING, PAUSED, AWAITING ->
                    words.append(
                            messages.text(
                                    "canvas.status."
                                            + run.status().name().toLowerCase(Locale.ROOT)));
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
