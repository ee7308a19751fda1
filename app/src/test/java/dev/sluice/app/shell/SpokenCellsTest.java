package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All that is written on a line of a list, a tree or a table is heard too; of a table's row, with
/// the titles of its columns.
@ExtendWith(OnScreen.class)
class SpokenCellsTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        shown.setX(0); // the headless screen has 1000 by 1000 pixels
        shown.setY(0);
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        shown.setWidth(1000);
        shown.setHeight(900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    List.copyOf(Window.getWindows()).reversed().stream()
                            .filter(window -> window != stage)
                            .forEach(Window::hide);
                    flow.close(stage);
                });
    }

    private Parent root() {
        return stage.getScene().getRoot();
    }

    @Test
    void theLinesOfEveryPanel(FxRobot robot) throws Exception {
        robot.interact(
                () -> {
                    flow.models().history.show(flow.models().history.all().getFirst());
                    flow.session()
                            .apply(
                                    new ElementEdit.DeleteElements(
                                            Set.of("uploaded", "by-hand"), Set.of(), Set.of()));
                    flow.session().select(Selection.ofElement("validate"));
                });
        Pointed.await(() -> !flow.session().problemsProperty().get().isEmpty());
        List<String> unheard = new ArrayList<>();
        Set<String> spoke = new HashSet<>();
        for (String pane : List.of("#left", "#dock", "#inspector-tabs")) {
            TabPane tabs = robot.lookup(pane).queryAs(TabPane.class);
            for (Tab tab : List.copyOf(tabs.getTabs())) {
                robot.interact(() -> tabs.getSelectionModel().select(tab));
                WaitForAsyncUtils.waitForFxEvents();
                robot.interact(
                        () -> {
                            root().layout();
                            unheard.addAll(Spoken.unheard(tab.getContent()));
                            if (!Spoken.cells(tab.getContent()).isEmpty()) {
                                spoke.add(tab.getId());
                            }
                        });
            }
        }

        assertThat(unheard).isEmpty();
        assertThat(spoke)
                .contains(
                        "tab-outline",
                        "tab-problems",
                        "tab-logs",
                        "tab-events",
                        "tab-runs",
                        "tab-costs",
                        "inspector-last");
    }

    @Test
    void aRowIsHeardWithTheTitlesOfItsColumns(FxRobot robot) {
        robot.interact(() -> flow.models().history.show(flow.models().history.all().getFirst()));
        TabPane dock = robot.lookup("#dock").queryAs(TabPane.class);
        List<String> rows = new ArrayList<>();
        robot.interact(
                () -> {
                    dock.getTabs().stream()
                            .filter(tab -> "tab-events".equals(tab.getId()))
                            .forEach(dock.getSelectionModel()::select);
                    root().applyCss();
                    root().layout();
                    Spoken.cells(root().lookup("#events")).stream()
                            .filter(TableRow.class::isInstance)
                            .map(Spoken::said)
                            .forEach(rows::add);
                });

        assertThat(rows.get(1)).startsWith("No.: 2; Time: ").contains("Step: Check the photo");
    }

    @Test
    void whatIsOfferedToAddAndToDo(FxRobot robot) throws Exception {
        heard(robot, KeyCode.A);
        heard(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    }

    /// Opens something by keys and listens to its lines.
    private void heard(FxRobot robot, KeyCode... keys) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.push(keys);
        Pointed.await(() -> Window.getWindows().size() > 1);
        Parent popup = Window.getWindows().getLast().getScene().getRoot();
        Pointed.await(() -> !Spoken.cells(popup).isEmpty());
        List<String> unheard = new ArrayList<>();
        robot.interact(() -> unheard.addAll(Spoken.unheard(popup)));

        assertThat(unheard).isEmpty();
        robot.push(KeyCode.ESCAPE);
        Pointed.await(() -> Window.getWindows().size() == 1);
    }
}
