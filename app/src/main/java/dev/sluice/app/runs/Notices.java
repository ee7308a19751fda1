package dev.sluice.app.runs;

import dev.sluice.app.fx.Icon;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// Shows what the user should hear of in a corner of the window, where a click gives the details.
public final class Notices {
    private static final Duration SHORT = Duration.seconds(4);
    private static final Duration LONG = Duration.seconds(12);

    private static final double ICON = 24;
    private static final double WIDTH = 420;

    /// The rest stands in the run's details.
    private static final int LONGEST = 600;

    private Notices() {}

    /// Shows each notice of a model over the window that a node stands in, or last stood in:
    /// another flow may be on top.
    public static Subscription follow(Bulletin model, Node over, Messages messages, Icons icons) {
        var last = new AtomicReference<@Nullable Window>();
        return over.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null && scene.getWindow() != null) {
                                last.set(scene.getWindow());
                            }
                        })
                .and(
                        model.noticeProperty()
                                .subscribe(
                                        notice -> {
                                            Window window = window(over, last);
                                            if (notice != null && window != null) {
                                                show(notice, window, messages, icons);
                                            }
                                        }));
    }

    private static @Nullable Window window(Node over, AtomicReference<@Nullable Window> last) {
        return over.getScene() == null ? last.get() : over.getScene().getWindow();
    }

    private static void show(Notice notice, Window over, Messages messages, Icons icons) {
        Notifications.create()
                .owner(over)
                .graphic(content(notice, messages, icons))
                .hideAfter(notice.kind() == Notice.Kind.BAD ? LONG : SHORT)
                .show();
    }

    /// The library's own texts stay on one line, however long they are.
    private static Node content(Notice notice, Messages messages, Icons icons) {
        String title = notice.title(messages);
        String detail = notice.detail(messages.engine());
        var words = new Words(line(title, "title"));
        if (!detail.isBlank()) {
            words.getChildren().add(line(detail, "notice-detail"));
        }
        words.getStyleClass().add("notice-words");
        var content = new HBox(sign(notice.kind(), icons), words);
        content.getStyleClass().add("notice");
        content.setAccessibleText(title + "\n" + detail);
        return content;
    }

    private static Label line(String text, String style) {
        var line = new Label(shortened(text));
        line.getStyleClass().add(style);
        line.setWrapText(true);
        line.setMaxWidth(WIDTH);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
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

    /// Lines as high as they are when they are broken: the library asks for the height alone.
    private static final class Words extends VBox {
        Words(Node... lines) {
            super(lines);
        }

        @Override
        public @Nullable Orientation getContentBias() {
            return null;
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
        }
    }
}
