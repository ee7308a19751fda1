package dev.sluice.app.shell;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.inspector.code.Drafts;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.journal.RunSummary.Status;

import javafx.stage.Stage;

import java.nio.file.Path;

/// A window with the sample flow and all panels, whose runs follow a script.
record ShownFlow(Session session, SessionModels models, MainWindow window) {
    static ShownFlow in(Stage stage, Path folder, Settings settings) {
        var place = ScriptedRuns.photo();
        place.remember("r1", Status.SUCCEEDED, null);
        place.remember("r0", Status.FAILED, "BadPhoto");
        return in(stage, folder, settings, Samples.photoIntake(), place);
    }

    static ShownFlow in(
            Stage stage,
            Path folder,
            Settings settings,
            FlowDocument document,
            ScriptedRuns place) {
        var session =
                new Session(Placement.complete(document), folder, Checks::check, new FxThread());
        return of(stage, session, settings, place, new ExternalEditor(() -> "true"));
    }

    /// One whose source files open in an editor of the test's.
    ///
    /// @param folder where the flow lies
    static ShownFlow editedWith(ExternalEditor editor, Stage stage, Path folder) {
        var session =
                new Session(
                        Placement.complete(Samples.photoIntake()),
                        folder,
                        Checks::check,
                        new FxThread());
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        return of(stage, session, settings, ScriptedRuns.photo(), editor);
    }

    private static ShownFlow of(
            Stage stage,
            Session session,
            Settings settings,
            ScriptedRuns place,
            ExternalEditor editor) {
        Path folder = session.folderProperty().get();
        var panels =
                new StandardPanels(
                        new SessionModels.Surroundings(
                                place,
                                (_, _, _) -> {
                                    throw new IllegalStateException();
                                },
                                Estimates::bundled,
                                Runnable::run,
                                new FxThread(),
                                new FxThread(),
                                new Trust(folder.resolve("trusted")),
                                editor,
                                Drafts.none()));
        var window = new MainWindow(stage, panels);
        var actions = new NoActions();
        window.show(session, settings, actions);
        stage.setWidth(1280);
        stage.setHeight(760);
        stage.show();
        return new ShownFlow(session, panels.models(session, actions), window);
    }

    /// Lets go of what the window holds.
    void close(Stage stage) {
        window.forget(session);
        stage.close();
    }
}
