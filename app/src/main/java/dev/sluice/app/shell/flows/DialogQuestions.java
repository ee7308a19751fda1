package dev.sluice.app.shell.flows;

import dev.sluice.app.fx.Messages;

import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Asks in dialogs of the window.
public final class DialogQuestions implements Questions {
    private final Stage stage;
    private final Supplier<Messages> messages;
    private final Path home;

    /// @param home where flows lie that were never told to lie elsewhere
    public DialogQuestions(Stage stage, Supplier<Messages> messages, Path home) {
        this.stage = stage;
        this.messages = messages;
        this.home = home;
    }

    @Override
    public @Nullable Path place(String name, @Nullable Path near) {
        var chooser = new FileChooser();
        chooser.setTitle(text("shell.choose.new"));
        Path start = near == null ? home : near.getParent();
        if (start != null && isMade(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        chooser.setInitialFileName(FolderName.free(start, name));
        File chosen = chooser.showSaveDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    /// Where the user finds no folder to begin in, the system's dialog begins where it likes.
    private static boolean isMade(Path folder) {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public @Nullable Path folder(String purpose, @Nullable Path near) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(text(purpose));
        Path start = near == null ? home : near.getParent();
        if (start != null && Files.isDirectory(start)) {
            chooser.setInitialDirectory(start.toFile());
        }
        File chosen = chooser.showDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public Unsaved unsaved(String flow) {
        var save = new ButtonType(text("shell.unsaved.save"), ButtonData.OK_DONE);
        var discard = new ButtonType(text("shell.unsaved.discard"), ButtonData.NO);
        ButtonType answer =
                ask(
                        text("shell.unsaved.title", flow),
                        text("shell.unsaved.why"),
                        save,
                        discard,
                        cancel());
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean stopsRuns(List<String> flows) {
        boolean one = flows.size() == 1;
        String stopping = one ? "shell.running.stop" : "shell.running.stop.several";
        var stop = new ButtonType(text(stopping), ButtonData.OK_DONE);
        var keep = new ButtonType(text("shell.running.keep"), ButtonData.CANCEL_CLOSE);
        ButtonType answer =
                one
                        ? ask(
                                text("shell.running.title", flows.getFirst()),
                                text("shell.running.why"),
                                stop,
                                keep)
                        : ask(
                                text("shell.running.title.several", flows.size()),
                                text("shell.running.why.several", lines(flows)),
                                stop,
                                keep);
        return answer == stop;
    }

    private static String lines(List<String> names) {
        return names.stream().map(name -> "• " + name).collect(Collectors.joining("\n"));
    }

    @Override
    public Changed changed(String file) {
        var mine = new ButtonType(text("shell.changed.mine"), ButtonData.OK_DONE);
        var theirs = new ButtonType(text("shell.changed.theirs"), ButtonData.NO);
        ButtonType answer =
                ask(
                        text("shell.changed.title"),
                        text("shell.changed.why", file),
                        mine,
                        theirs,
                        cancel());
        return answer == mine
                ? Changed.KEEP_MINE
                : answer == theirs ? Changed.TAKE_THEIRS : Changed.CANCEL;
    }

    @Override
    public void tell(String title, String reason) {
        Alert alert = alert(AlertType.ERROR, text(title), reason);
        alert.getButtonTypes().setAll(new ButtonType(text("shell.ok"), ButtonData.OK_DONE));
        alert.show();
    }

    private ButtonType cancel() {
        return new ButtonType(text("shell.cancel"), ButtonData.CANCEL_CLOSE);
    }

    private ButtonType ask(String title, String why, ButtonType... answers) {
        Alert alert = alert(AlertType.CONFIRMATION, title, why);
        alert.getButtonTypes().setAll(answers);
        return alert.showAndWait().orElse(ButtonType.CANCEL);
    }

    private Alert alert(AlertType type, String title, String why) {
        var alert = new Alert(type, why);
        alert.initOwner(stage);
        alert.setTitle("Sluice");
        alert.setHeaderText(title);
        alert.setGraphic(null); // the library's sign is of another style
        alert.getDialogPane().getStylesheets().setAll(stage.getScene().getStylesheets());
        return alert;
    }

    private String text(String key, Object... values) {
        return messages.get().text(key, values);
    }
}
