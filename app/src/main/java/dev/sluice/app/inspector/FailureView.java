package dev.sluice.app.inspector;

import dev.sluice.app.fx.FailureText;
import dev.sluice.app.inspector.code.CodeModel;
import dev.sluice.app.inspector.code.SourcePlace;

import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// What a step failed with. Lines of its stack that name the function's own code lead there.
final class FailureView extends VBox {
    private final CodeModel code;
    private final ListChangeListener<Path> relist = _ -> fill();
    private @Nullable FailureText shown;

    FailureView(CodeModel code) {
        this.code = code;
        setId("last-failure");
        getStyleClass().add("failure");
        // the files of a step that is selected are found a moment later
        code.files().addListener(new WeakListChangeListener<>(relist));
    }

    void show(FailureText failure) {
        shown = failure;
        fill();
    }

    private void fill() {
        FailureText failure = shown;
        if (failure == null) {
            return;
        }
        getChildren().setAll(styled(new Label(failure.error()), "failure-error"));
        if (!failure.message().isEmpty()) {
            getChildren().add(styled(new Label(failure.message()), "failure-text"));
        }
        failure.stack().forEach(line -> getChildren().add(line(line)));
    }

    private Node line(String text) {
        SourcePlace place = code.place(text);
        if (place == null) {
            return styled(new Label(text), "stack-line");
        }
        var link = new Hyperlink(text.strip());
        link.setOnAction(_ -> code.goTo(place));
        return styled(link, "stack-line");
    }

    private static Node styled(Labeled text, String style) {
        text.getStyleClass().add(style);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }
}
