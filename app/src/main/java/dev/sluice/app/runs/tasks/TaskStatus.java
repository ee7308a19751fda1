package dev.sluice.app.runs.tasks;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.Bulletin;
import dev.sluice.app.runs.Notice;
import dev.sluice.app.runs.tasks.Tasks.Task;
import dev.sluice.engine.container.Preparation;

import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The task that goes on, in the line at the bottom: how far it is, what it told last, a click on
/// which shows all of it, and a way to cancel it.
public final class TaskStatus extends HBox {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 220;
    private static final double TOLD = 280;

    private final Tasks tasks;
    private final Bulletin bulletin;
    private final Messages messages;
    private final ProgressBar bar = new ProgressBar();
    private final Hyperlink told = new Hyperlink();
    private final Button cancel;
    private final ListView<String> lines = new ListView<>();
    private final Popup popup = new Popup();

    public TaskStatus(Tasks tasks, Bulletin bulletin, Messages messages) {
        this.tasks = tasks;
        this.bulletin = bulletin;
        this.messages = messages;
        getStyleClass().add("task-status");
        setId("task");
        bar.setId("task-bar");
        bar.setPrefWidth(80);
        told.setId("task-told");
        // one width for every line, so that what stands beside it stays under the pointer
        told.setPrefWidth(TOLD);
        told.setMaxWidth(TOLD);
        told.setTooltip(new Tooltip(messages.text("tasks.show")));
        told.setOnAction(_ -> showLines());
        cancel = new Button(messages.text("tasks.cancel"));
        cancel.setId("task-cancel");
        cancel.getStyleClass().add("small-button");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        lines.setId("task-lines");
        lines.setPrefSize(WIDTH, HEIGHT);
        lines.getStyleClass().addAll("dense", "task-lines");
        lines.setAccessibleText(messages.text("tasks.show"));
        popup.setAutoHide(true);
        popup.setConsumeAutoHidingEvents(false);
        popup.getContent().add(lines);
        getChildren().addAll(bar, told, cancel);
        tasks.openProperty().subscribe(this::show);
        tasks.endedProperty().subscribe(this::tell);
    }

    private void show(List<Task> open) {
        setVisible(!open.isEmpty());
        setManaged(!open.isEmpty());
        if (open.isEmpty()) {
            popup.hide();
            return;
        }
        Task first = open.getFirst();
        Double share = first.share();
        bar.setProgress(share == null ? ProgressBar.INDETERMINATE_PROGRESS : share);
        String last = messages.engine().told(first.last());
        bar.setAccessibleText(last);
        told.setText(open.size() == 1 ? last : messages.text("tasks.more", last, open.size() - 1));
        boolean isCancelled = first.state() == Preparation.State.CANCELLED;
        cancel.setDisable(isCancelled);
        cancel.setOnAction(
                _ -> {
                    cancel.setDisable(true);
                    tasks.cancel(first);
                });
        if (popup.isShowing()) {
            fill(first);
        }
    }

    private void fill(Task task) {
        if (lines.getItems().size() != task.lines().size()) {
            lines.getItems().setAll(task.lines().stream().map(messages.engine()::told).toList());
            lines.scrollTo(task.lines().size() - 1);
        }
    }

    private void showLines() {
        List<Task> open = tasks.openProperty().get();
        Bounds at = localToScreen(getBoundsInLocal());
        if (open.isEmpty() || at == null) {
            return;
        }
        lines.getStylesheets().setAll(getScene().getStylesheets());
        fill(open.getFirst());
        popup.show(this, at.getMaxX() - WIDTH, at.getMinY() - HEIGHT - 8);
    }

    /// Tells of the end where the user does not see the window.
    private void tell(@Nullable Task task) {
        if (task == null || task.state() != Preparation.State.DONE) {
            return;
        }
        Window window = getScene() == null ? null : getScene().getWindow();
        if (window == null || !window.isFocused()) {
            bulletin.put(
                    new Notice(
                            Notice.Kind.GOOD,
                            "tasks.done",
                            List.of(task.function()),
                            task.lines().getFirst()));
        }
    }
}
