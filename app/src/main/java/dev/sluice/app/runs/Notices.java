package dev.sluice.app.runs;

import dev.sluice.app.fx.Messages;

import javafx.scene.Node;
import javafx.util.Duration;

import org.controlsfx.control.Notifications;

/// Shows what the user should hear of in a corner of the window, where a click gives the details.
public final class Notices {
    private static final Duration SHORT = Duration.seconds(4);
    private static final Duration LONG = Duration.seconds(12);

    private Notices() {}

    /// Shows each notice of a model over a node's window.
    public static void follow(RunsModel model, Node over, Messages messages) {
        model.noticeProperty()
                .subscribe(
                        notice -> {
                            if (notice != null && over.getScene() != null) {
                                show(notice, over, messages);
                            }
                        });
    }

    private static void show(Notice notice, Node over, Messages messages) {
        var shown =
                Notifications.create()
                        .owner(over.getScene().getWindow())
                        .title(messages.text(notice.text(), notice.values().toArray()))
                        .text(notice.detail())
                        .hideAfter(notice.kind() == Notice.Kind.BAD ? LONG : SHORT);
        switch (notice.kind()) {
            case GOOD -> shown.showInformation();
            case PLAIN -> shown.show();
            case BAD -> shown.showError();
        }
    }
}
