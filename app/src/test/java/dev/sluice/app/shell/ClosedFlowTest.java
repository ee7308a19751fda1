package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.window.MainWindow;

import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;

/// What stays of a flow whose tab is closed while the window goes on.
@ExtendWith(OnScreen.class)
class ClosedFlowTest {
    private static final Settings SETTINGS = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);

    @TempDir Path folder;
    private Stage own;
    private MainWindow window;
    private WeakReference<Session> closed;

    /// The flow has a stage of its own: the robot keeps all events of the one it is given.
    @Start
    void start(Stage recorded) {
        own = new Stage();
        ShownFlow flow = ShownFlow.in(own, folder, SETTINGS);
        window = flow.window();
        closed = new WeakReference<>(flow.session());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(own::close);
    }

    private static void openEveryTab(FxRobot robot) {
        TabPane tabs = robot.lookup("#inspector-tabs").queryAs(TabPane.class);
        for (Tab tab : tabs.getTabs()) {
            robot.interact(() -> tabs.getSelectionModel().select(tab));
        }
    }

    @Test
    void nothingHoldsItsDocumentAndPanels(FxRobot robot) throws Exception {
        robot.interact(() -> closed.get().select(Selection.ofElement("validate")));
        openEveryTab(robot);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(closed.get()).isNotNull();

        robot.interact(
                () -> {
                    var other =
                            new Session(
                                    FlowDocument.empty("other"),
                                    null,
                                    _ -> List.of(),
                                    Runnable::run);
                    window.show(other, SETTINGS, new NoActions());
                    window.forget(closed.get());
                });
        WindowState.await(
                () -> {
                    WaitForAsyncUtils.waitForFxEvents();
                    System.gc();
                    return closed.get() == null;
                });
    }
}
