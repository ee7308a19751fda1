package dev.sluice.app.runs;

import dev.sluice.app.fx.Icon;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.scene.Node;
import javafx.util.Duration;

import org.controlsfx.control.Notifications;

import java.util.Locale;

/// Shows what the user should hear of in a corner of the window, where a click gives the details.
public final class Notices {
    private static final Duration SHORT = Duration.seconds(4);
    private static final Duration LONG = Duration.seconds(12);

    private static final double ICON = 24;

    private Notices() {}

    /// Shows each notice of a model over a node's window.
    public static void follow(RunsModel model, Node over, Messages messages, Icons icons) {
        model.noticeProperty()
                .subscribe(
                        notice -> {
                            if (notice != null && over.getScene() != null) {
                                show(notice, over, messages, icons);
                            }
                        });
    }

    private static void show(Notice notice, Node over, Messages messages, Icons icons) {
        Notifications.create()
                .owner(over.getScene().getWindow())
                .title(messages.text(notice.text(), notice.values().toArray()))
                .text(notice.detail())
                .graphic(sign(notice.kind(), icons))
                .hideAfter(notice.kind() == Notice.Kind.BAD ? LONG : SHORT)
                .show();
    }

    private static Icon sign(Notice.Kind kind, Icons icons) {
        String name =
                switch (kind) {
                    case GOOD -> "action-ok";
                    case PLAIN -> "action-info";
                    case BAD -> "action-error";
                };
        Icon icon = icons.icon(name, ICON);
        icon.getStyleClass().add("notice-" + kind.name().toLowerCase(Locale.ROOT));
        return icon;
    }
}
