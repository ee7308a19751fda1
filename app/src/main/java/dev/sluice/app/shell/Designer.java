package dev.sluice.app.shell;

import dev.sluice.app.canvas.geometry.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Opens and saves flows in one window.
final class Designer implements WindowActions {
    private final Stage stage;
    private final SettingsFile settingsFile;
    private final FxThread fx = new FxThread();
    private final MainWindow window;
    private Settings settings;
    private @Nullable Session session;

    Designer(Stage stage, SettingsFile settingsFile) {
        this.stage = stage;
        this.settingsFile = settingsFile;
        this.window = new MainWindow(stage, (_, _) -> new Panels(null, List.of()));
        this.settings = read(settingsFile);
    }

    private static Settings read(SettingsFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            return Settings.DEFAULT;
        }
    }

    private Messages messages() {
        return Messages.in(MainWindow.language(settings));
    }

    @Override
    public void newFlow() {
        show(FlowDocument.empty(messages().text("shell.untitled")), null);
    }

    @Override
    public void open() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(messages().text("action.open"));
        File folder = chooser.showDialog(stage);
        if (folder != null) {
            open(folder.toPath());
        }
    }

    /// Reads a flow beside the window and shows it.
    void open(Path path) {
        Thread.ofVirtual()
                .name("open")
                .start(
                        () -> {
                            try {
                                FlowFolder folder = FlowFolder.open(path);
                                var document =
                                        Placement.complete(
                                                new FlowDocument(folder.flow(), folder.layout()));
                                fx.execute(() -> show(document, folder.path()));
                            } catch (FlowFileException e) {
                                fx.execute(() -> tell("shell.error.open", e));
                            }
                        });
    }

    private void show(FlowDocument document, @Nullable Path folder) {
        session = new Session(document, folder, _ -> List.of(), fx);
        window.show(session, settings, this);
    }

    private void tell(String title, Exception e) {
        var alert = new Alert(Alert.AlertType.ERROR, e.getMessage(), ButtonType.OK);
        alert.initOwner(stage);
        alert.setHeaderText(messages().text(title));
        alert.show();
    }

    @Override
    public void save() {}

    @Override
    public void saveAs() {}

    @Override
    public void quit() {
        stage.close();
    }

    @Override
    public void choose(Settings chosen) {
        settings = chosen;
        try {
            settingsFile.write(chosen);
        } catch (IOException e) {
            tell("shell.error.settings", e);
        }
        Session open = session;
        if (open != null) {
            window.show(open, settings, this);
        }
    }
}
