package dev.sluice.app.shell;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.window.Panels;

import javafx.stage.Stage;

import org.testfx.api.FxRobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Designers without panels, which share a folder for all their files. What they ask is answered as
/// the test says.
final class BareDesigners {
    /// A flow of two steps, as it is written.
    static final String FLOW =
            """
            {
              "sluice": 1,
              "name": "two",
              "triggers": {
                "start": { "type": "manual", "next": ["a"] }
              },
              "steps": {
                "a": { "type": "transform", "next": ["b"] },
                "b": { "type": "transform" }
              }
            }
            """;

    final ScriptedQuestions questions = new ScriptedQuestions();
    private final List<Designer> begun = new ArrayList<>();
    private final Path folder;

    BareDesigners(Path folder) {
        this.folder = folder;
    }

    SettingsFile settings() {
        return new SettingsFile(folder.resolve("settings.json"));
    }

    /// The folder of what a designer keeps between its runs.
    Path state() {
        return folder.resolve("state");
    }

    Designer in(Stage stage) {
        return in(stage, state());
    }

    Designer in(Stage stage, Path state) {
        var places = new Designer.Places(settings(), state, folder.resolve("home"));
        var parts =
                new Designer.Parts(places, new FxThread(), questions, (_, _, _) -> Panels.none());
        var made = new Designer(stage, parts);
        begun.add(made);
        return made;
    }

    /// The folder of the flow of two steps.
    Path written() throws IOException {
        Path flow = Files.createDirectories(folder.resolve("two"));
        Files.writeString(flow.resolve("flow.json"), FLOW);
        return flow;
    }

    /// The flow of two steps, open.
    Session opened(Designer designer, FxRobot robot) throws IOException, TimeoutException {
        Path flow = written();
        robot.interact(() -> designer.open(flow));
        WindowState.await(() -> designer.session() != null);
        return designer.session();
    }

    String onDisk() throws IOException {
        return Files.readString(folder.resolve("two/flow.json"));
    }

    void end(FxRobot robot) {
        robot.interact(() -> begun.forEach(Designer::end));
    }
}
