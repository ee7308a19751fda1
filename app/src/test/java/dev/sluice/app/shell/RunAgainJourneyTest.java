package dev.sluice.app.shell;

import static dev.sluice.app.shell.OpenDesigner.isShown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunView.Outcome;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.machine.RunEvent;

import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// What a user does with runs that are over: runs a step of one again or alone, pins what it gave,
/// and compares one with another.
@ExtendWith(OnScreen.class)
class RunAgainJourneyTest {
    private static final String FLOW =
            """
            {
              "sluice": 1,
              "name": "prices",
              "triggers": { "manual": { "type": "manual", "next": ["add"] } },
              "steps": {
                "add": { "type": "transform",
                  "output": { "sum": "{% $states.input.net + 5 %}" }, "next": ["tell"] },
                "tell": { "type": "transform", "output": { "told": "{% $states.input.sum %}" } }
              }
            }
            """;

    @TempDir Path folder;
    private OpenDesigner window;

    @Start
    void start(Stage stage) throws IOException {
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        Path events = Files.createDirectories(folder.resolve("flow/events"));
        Files.writeString(events.resolve("first.json"), "{\"net\": 10}");
        Files.writeString(events.resolve("second.json"), "{\"net\": 20}");
        window = new OpenDesigner(stage, folder, FLOW, settings, Runtimes.Choice.PROCESS);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void open(FxRobot robot) throws TimeoutException {
        window.opened();
        await(() -> robot.lookup("#canvas").tryQuery().isPresent());
        OpenDesigner.awaitFitted(
                robot.lookup("#canvas").queryAs(CanvasView.class), window.session());
    }

    /// Plays an event, and waits until that run is over.
    private void run(FxRobot robot, String event) throws Exception {
        robot.clickOn("#run-event");
        await(() -> robot.lookup(event).tryQuery().isPresent());
        robot.clickOn(event);
        String before = window.run().run();
        robot.clickOn("#run");
        awaitNext(robot, before);
    }

    private void awaitNext(FxRobot robot, String before) throws Exception {
        await(() -> !Objects.equals(before, window.run().run()));
        await(() -> Outcome.SUCCEEDED == window.run().outcome());
        await(() -> !robot.lookup("#run").query().isDisabled());
    }

    private List<RunEvent> events() {
        return window.engine.entries(window.flow, window.run().run(), 1).stream()
                .map(entry -> entry.event())
                .toList();
    }

    private static RunEvent gave(Object output) {
        return new RunEvent.RunSucceeded(output);
    }

    @Test
    void theMenuOnTheCanvasRunsAgainFromAStepOn(FxRobot robot) throws Exception {
        open(robot);
        robot.rightClickOn(window.middle("tell"));
        await(() -> robot.lookup("Run this step alone…").tryQuery().isPresent());
        assertThat(robot.lookup("Run again from here").tryQuery()).isEmpty();
        robot.push(KeyCode.ESCAPE);
        run(robot, "first");
        String first = window.run().run();
        robot.clickOn(window.middle("tell"));
        OpenDesigner.tab(robot, "Data");
        robot.clickOn("#field-output").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("{\"again\": \"{% $states.input.sum * 2 %}\"}");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !window.session().dirtyProperty().get());

        robot.rightClickOn(window.middle("tell"));
        window.shot(robot, "step-menu");
        robot.clickOn("Run again from here");
        awaitNext(robot, first);

        assertThat(events().getLast()).isEqualTo(gave(Map.of("again", 30)));
        assertThat(events())
                .filteredOn(e -> e instanceof RunEvent.StepScheduled)
                .extracting(e -> ((RunEvent.StepScheduled) e).input())
                .endsWith(Map.of("sum", 15));
    }

    @Test
    void keysRunAgainFromTheSelectedStepOn(FxRobot robot) throws Exception {
        open(robot);
        run(robot, "first");
        String first = window.run().run();

        robot.clickOn(window.middle("tell")).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        awaitNext(robot, first);

        assertThat(events().getLast()).isEqualTo(gave(Map.of("told", 15)));
        assertThat(window.engine.runs(window.flow, 10)).hasSize(2);
    }

    @Test
    void aStepRunsAloneWithAnInputThatIsTyped(FxRobot robot) throws Exception {
        open(robot);

        robot.rightClickOn(window.middle("add")).clickOn("Run this step alone…");
        await(() -> isShown(robot, "#alone-input"));
        robot.clickOn("#alone-input").push(KeyCode.CONTROL, KeyCode.A).write("{\"net\": ");
        assertThat(robot.lookup("#alone-go").query().isDisabled()).isTrue();
        robot.write("37}").clickOn("#alone-go");
        awaitNext(robot, null);

        assertThat(window.run().steps()).containsOnlyKeys("add");
        assertThat(events().getLast()).isEqualTo(gave(Map.of("sum", 42)));
    }

    @Test
    void anOutputIsPinnedAndLetGoByMouse(FxRobot robot) throws Exception {
        open(robot);
        run(robot, "first");
        robot.rightClickOn(window.middle("add")).clickOn("Pin its output");
        assertThat(robot.lookup("#pins").queryLabeled().getText()).startsWith("1 pinned");

        robot.rightClickOn(window.middle("add")).clickOn("Let its pinned output go");
        await(() -> !isShown(robot, "#pins"));

        robot.rightClickOn(window.middle("tell")).clickOn("Pin its output");
        robot.clickOn("#pins");
        await(() -> !isShown(robot, "#pins"));
    }

    @Test
    void aRunIsComparedWithAnotherOne(FxRobot robot) throws Exception {
        open(robot);
        run(robot, "first");
        run(robot, "second");
        OpenDesigner.tab(robot, "Runs");
        await(() -> robot.lookup(".run-row").queryAll().size() == 2);

        robot.clickOn("#run-compare");
        window.shot(robot, "compare-with");
        await(() -> compared(robot).size() == 2);
        robot.clickOn(compared(robot).getLast());
        TableView<?> table = robot.lookup("#differences").queryTableView();
        await(() -> texts(robot).containsAll(Set.of("net", "sum", "told", "20", "10")));
        window.shot(robot, "compared");
        assertThat(table.getItems()).isNotEmpty();

        robot.clickOn("#run-compare");
        await(() -> compared(robot).size() == 2);
        robot.clickOn("No comparison");
        await(() -> !isShown(robot, "#differences"));
        await(() -> robot.lookup("#run-output").queryAs(JsonTree.class).getRoot() != null);
    }

    /// The lines of the open list of runs to compare with.
    private static List<ListCell<?>> compared(FxRobot robot) {
        var main = robot.lookup("#run-compare").query().getScene();
        return robot.lookup(".list-cell").queryAllAs(ListCell.class).stream()
                .<ListCell<?>>map(cell -> cell)
                .filter(cell -> cell.getScene() != main)
                .filter(cell -> !cell.isEmpty())
                .sorted(Comparator.comparingInt(ListCell::getIndex))
                .toList();
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup("#differences .table-cell").queryAllAs(Labeled.class).stream()
                .map(cell -> String.valueOf(cell.getText()))
                .toList();
    }

    /// Asks on the window's thread, where nothing changes meanwhile.
    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }
}
