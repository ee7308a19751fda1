package dev.sluice.app.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.engine.export.Report;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/// What the dialogue offers once the flow is exported.
@ExtendWith(OnScreen.class)
class ExportDialogTest {
    private final List<Path> shown = new CopyOnWriteArrayList<>();
    private boolean isRefused;

    /// Exports nothing, and keeps which folders were to be shown.
    private final class Place implements ExportPlace {
        @Override
        public Report export(Path flow, String target, Path output) {
            return new Report(target, List.of());
        }

        @Override
        public void show(Path output) throws IOException {
            if (isRefused) {
                throw new IOException("there is no file manager");
            }
            shown.add(output);
        }
    }

    @Start
    void start(Stage stage) {
        var session =
                new Session(
                        Samples.photoIntake(),
                        Path.of("/flows/photo"),
                        _ -> List.of(),
                        new FxThread());
        var model =
                new ExportModel(session, new Place(), Runnable::run, Runnable::run, Runnable::run);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(new Pane(), 900, 800));
        stage.show();
        new ExportDialog(model, Messages.in(Language.ENGLISH)).show(stage);
    }

    private static void export(FxRobot robot) throws TimeoutException {
        robot.clickOn("#export-go");
        WindowState.await(() -> robot.lookup("#export-open").tryQuery().isPresent());
    }

    @Test
    void theFolderOfTheExportIsOpenedAtAClick(FxRobot robot) throws TimeoutException {
        export(robot);

        robot.clickOn("#export-open");

        WindowState.await(() -> !shown.isEmpty());
        assertThat(shown).containsExactly(Path.of("/flows/photo-aws"));
    }

    @Test
    void whyItCouldNotBeOpenedIsToldBesideIt(FxRobot robot) throws TimeoutException {
        isRefused = true;
        export(robot);

        robot.clickOn("#export-open");

        WindowState.await(
                () -> robot.lookup(".export-result .failure-text").tryQuery().isPresent());
        assertThat(robot.lookup(".export-result .failure-text").queryLabeled().getText())
                .isEqualTo("The folder could not be opened: there is no file manager");
    }
}
