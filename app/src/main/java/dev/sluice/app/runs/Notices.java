package dev.sluice.app.runs;

import dev.sluice.app.fx.Icon;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
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
    private static final double WIDTH = 312;
    private static final int LONGEST = 240;

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
                .graphic(card(notice, messages, icons))
                .hideAfter(notice.kind() == Notice.Kind.BAD ? LONG : SHORT)
                .show();
    }

    /// The sign, the title beside it, and what there is to say below it.
    private static Node card(Notice notice, Messages messages, Icons icons) {
        var title = new Label(notice.title(messages));
        title.getStyleClass().add("title");
        title.setMaxWidth(WIDTH);
        var words = new VBox(title);
        words.setPrefWidth(WIDTH);
        String more = notice.detail(messages.engine());
        if (!more.isBlank()) {
            var detail = new Text(shortened(more));
            detail.getStyleClass().add("notice-detail");
            detail.setWrappingWidth(WIDTH); // it knows its height before it is laid out
            words.getChildren().add(detail);
        }
        var card = new HBox(sign(notice.kind(), icons), words);
        card.getStyleClass().add("notice");
        return card;
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
}
