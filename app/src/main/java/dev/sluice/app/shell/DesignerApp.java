package dev.sluice.app.shell;

import dev.sluice.app.fx.FxThread;
import dev.sluice.app.settings.SettingsFile;

import javafx.application.Application;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.List;

/// The designer: opens the flow that the command line names, or an empty one.
public final class DesignerApp extends Application {
    @Override
    public void start(Stage stage) {
        var designer =
                new Designer(
                        stage,
                        new Designer.Parts(
                                new SettingsFile(SettingsFile.standardPath()),
                                new FxThread(),
                                null,
                                (_, _) -> new Panels(null, List.of())));
        List<String> arguments = getParameters().getRaw();
        stage.show();
        if (arguments.isEmpty()) {
            designer.newFlow();
        } else {
            designer.open(Path.of(arguments.getFirst()));
        }
    }
}
