package dev.sluice.app.shell;

import static dev.sluice.app.shell.OpenDesigner.await;
import static dev.sluice.app.shell.OpenDesigner.isShown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.events.EventRow;
import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.SampleEvent;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunView.Outcome;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.RunSummary;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a user starts a run with an event, watches it, stops it and looks back at it.
@ExtendWith(OnScreen.class)
class RunningJourneyTest {
    private static final String FLOW =
            """
            {
              "sluice": 1,
              "name": "greetings",
              "triggers": {
                "manual": { "type": "manual", "label": "By hand", "next": ["names"] },
                "asked": { "type": "http", "label": "Asked", "path": "/greet/{who}", "next": ["names"] }
              },
              "steps": {
                "names": { "type": "transform", "output": "{% ['Ada', 'Grace', 'Alan'] %}", "next": ["which"] },
                "which": { "type": "choice",
                  "rules": [{ "when": "{% $exists($states.context.Execution.Input.wait) %}", "next": ["nap"] }],
                  "otherwise": ["each"] },
                "each": { "type": "map", "start": ["greet"],
                  "steps": { "greet": { "type": "transform", "output": "{% 'Hello, ' & $states.input %}" } },
                  "next": ["end"] },
                "nap": { "type": "wait", "seconds": 3600, "next": ["end"] },
                "end": { "type": "transform",
                  "output": { "event": "{% $states.context.Execution.Input %}", "said": "{% $states.input %}" } }
              }
            }
            """;
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");

    @TempDir Path folder;
    private OpenDesigner window;

    @Start
    void start(Stage stage) throws IOException {
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        window = new OpenDesigner(stage, folder, FLOW, settings, Runtimes.Choice.PROCESS);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Object output(FxRobot robot) throws Exception {
        OpenDesigner.tab(robot, "Runs");
        JsonTree tree = robot.lookup("#run-output").queryAs(JsonTree.class);
        await(() -> tree.getRoot() != null);
        return tree.getRoot().getValue().value();
    }

    /// Runs to the end by the button.
    private void run(FxRobot robot) throws Exception {
        String before = window.run().run();
        robot.clickOn("#run");
        await(() -> window.run().run() != null && !window.run().run().equals(before));
        window.awaitEnd();
        await(() -> !robot.lookup("#run").query().isDisabled());
    }

    @Test
    void aSampleOfTheTriggersKindIsChosenByMouse(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn("#run-trigger").push(KeyCode.DOWN).push(KeyCode.ENTER);
        ComboBox<SampleEvent> events = robot.lookup("#run-event").queryComboBox();
        await(() -> events.getItems().size() == 2);
        robot.clickOn("#run-event").clickOn("HTTP request (sample)");

        run(robot);

        assertThat(window.run().trigger()).isEqualTo("asked");
        assertThat(output(robot))
                .asString()
                .contains("routeKey=POST /greet/{who}", "pathParameters={who=who}");
    }

    @Test
    void anEventIsTyped(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn("#event-edit");
        await(() -> isShown(robot, "#event-input"));
        robot.clickOn("#event-input").push(KeyCode.CONTROL, KeyCode.A).write("{\"who\": ");
        assertThat(robot.lookup("#event-go").query().isDisabled()).isTrue();
        robot.write("\"me\"}").clickOn("#event-go");
        ComboBox<SampleEvent> events = robot.lookup("#run-event").queryComboBox();
        await(() -> events.getValue().origin() == SampleEvent.Origin.TYPED);

        run(robot);

        assertThat(output(robot)).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) output(robot)).get("event")).isEqualTo(Map.of("who", "me"));
    }

    @Test
    void stepsAndWiresTellHowTheRunWent(FxRobot robot) throws Exception {
        window.opened();
        run(robot);

        assertThat(window.run().steps().get("greet").visits()).isEqualTo(3);
        Node greet = robot.lookup((Node n) -> "figure-greet".equals(n.getId())).query();
        assertThat(words(robot, greet)).endsWith("×3");
        assertThat(greet.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("succeeded"));
        long taken =
                robot.lookup(".wire").queryAll().stream()
                        .filter(wire -> wire.getPseudoClassStates().contains(TAKEN))
                        .count();
        assertThat(taken).isEqualTo(5);
    }

    private static String words(FxRobot robot, Node figure) {
        return robot.from(figure).lookup(".status-line .label").queryLabeled().getText();
    }

    /// Whether a line of the menu *Run* is offered now.
    private static boolean canBeChosen(FxRobot robot, String id) {
        return robot.lookup("#menu").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(line -> id.equals(line.getId()))
                .noneMatch(MenuItem::isDisable);
    }

    @Test
    void anEventIsTypedAndSavedAsAFile(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn("#event-edit");
        await(() -> isShown(robot, "#event-input"));
        robot.clickOn("#event-input").push(KeyCode.CONTROL, KeyCode.A).write("{\"who\": \"Ada\"}");
        assertThat(robot.lookup("#event-save").query().isDisabled()).as("no name").isTrue();
        robot.clickOn("#event-name").write("ada");
        assertThat(robot.lookup("#event-told").queryLabeled().getText())
                .isEqualTo("A new file of the flow: events/ada.json");

        robot.clickOn("#event-save");

        ComboBox<SampleEvent> events = robot.lookup("#run-event").queryComboBox();
        await(() -> events.getValue() != null && events.getValue().name().equals("ada"));
        assertThat(window.flow.resolve("events/ada.json")).hasContent("{\"who\": \"Ada\"}\n");
        run(robot);
        assertThat(output(robot)).asString().contains("event", "who", "Ada");
    }

    @Test
    void aRunThatWaitsIsStopped(FxRobot robot) throws Exception {
        window.opened();
        assertThat(canBeChosen(robot, "action.stop")).as("nothing runs").isFalse();
        robot.clickOn("#event-edit");
        await(() -> isShown(robot, "#event-input"));
        robot.clickOn("#event-input").push(KeyCode.CONTROL, KeyCode.A).write("{\"wait\": 1}");
        robot.clickOn("#event-go").clickOn("#run");
        await(() -> window.run().steps().containsKey("nap"));
        await(() -> window.run().steps().get("nap").status() == Status.WAITING);
        assertThat(canBeChosen(robot, "action.stop")).isTrue();
        assertThat(canBeChosen(robot, "action.run")).as("one runs already").isFalse();
        assertThat(canBeChosen(robot, "action.go-on")).as("no breakpoint").isFalse();
        await(
                () ->
                        robot.lookup(".status-line .label").queryAllAs(Labeled.class).stream()
                                .anyMatch(line -> line.getText().startsWith("until ")));
        robot.clickOn(window.middle("nap")).clickOn("#inspector-last");
        await(() -> isShown(robot, "#last-until"));
        assertThat(robot.lookup("#last-until").queryLabeled().getText())
                .startsWith("until ")
                .endsWith(" left");
        OpenDesigner.tab(robot, "Timeline");
        window.shot(robot, "waits-until");
        OpenDesigner.tab(robot, "Runs");
        ListView<RunSummary> list = robot.lookup("#run-history").queryListView();
        await(() -> list.getItems().size() == 1);
        assertThat(list.getItems().getFirst().status()).isEqualTo(RunSummary.Status.RUNNING);
        await(() -> list.getSelectionModel().getSelectedItem() != null);

        robot.clickOn("#stop");
        window.awaitEnd();

        assertThat(window.run().outcome()).isEqualTo(Outcome.CANCELLED);
        await(() -> list.getItems().getFirst().status() == RunSummary.Status.CANCELLED);
        assertThat(robot.lookup("#run-title").queryLabeled().getText()).isEqualTo("Stopped");
        await(() -> !isShown(robot, "#last-until"));
    }

    @Test
    void eventsAreFoundAndOpenedInFull(FxRobot robot) throws Exception {
        window.opened();
        run(robot);
        OpenDesigner.tab(robot, "Events");
        TableView<EventRow> table = robot.lookup("#events").queryTableView();
        int all = table.getItems().size();

        robot.clickOn("#event-filter").write("succeeded greet");
        await(() -> table.getItems().size() == 3);
        robot.clickOn(row(robot, "each[1]/greet"));
        assertThat(window.session().selection().only()).isEqualTo("greet");
        robot.doubleClickOn(row(robot, "each[1]/greet"));
        await(() -> lines(robot).stream().anyMatch(line -> line.contains("Hello, Grace")));
        robot.clickOn("Close");

        robot.clickOn("#event-filter").push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.DELETE);
        await(() -> table.getItems().size() == all);
    }

    private static List<String> lines(FxRobot robot) {
        return robot.lookup("#whole-value").tryQueryAs(ListView.class).stream()
                .flatMap(list -> ((ListView<?>) list).getItems().stream())
                .map(String::valueOf)
                .toList();
    }

    /// A row of the events that is in sight.
    private static Node row(FxRobot robot, String step) {
        return robot.lookup("#events .table-cell")
                .match((Node cell) -> cell instanceof Labeled l && step.equals(l.getText()))
                .query();
    }

    @Test
    void theRunIsGoneBackOverByMouseAndToItsEndAgain(FxRobot robot) throws Exception {
        window.opened();
        run(robot);
        robot.clickOn(window.middle("end")).clickOn("#inspector-last");
        OpenDesigner.tab(robot, "Events");
        await(() -> !isShown(robot, "#travel-end"));
        JsonTree output = robot.lookup("#last-output").queryAs(JsonTree.class);
        await(() -> output.getRoot() != null);

        robot.drag("#travel .thumb").dropTo("#travel");
        await(() -> !window.run().steps().containsKey("end"));
        await(() -> output.getRoot() == null);
        assertThat(robot.lookup("#last-moment").queryLabeled().getText())
                .startsWith("As the run stood after event ");
        window.shot(robot, "travel-before");
        assertThat(window.run().steps()).containsKey("names");
        assertThat(window.run().outcome()).isNull();
        robot.drag("#travel .thumb").dropTo("#event-filter");
        await(() -> window.run().steps().isEmpty());

        robot.clickOn("#travel-end");
        await(() -> window.run().outcome() == Outcome.SUCCEEDED);
        await(() -> !isShown(robot, "#travel-end"));
        await(() -> output.getRoot() != null);
        await(() -> !isShown(robot, "#last-moment"));
    }

    @Test
    void anotherRunIsLookedAtAndTheLatestAgain(FxRobot robot) throws Exception {
        window.opened();
        run(robot);
        String first = window.run().run();
        run(robot);
        String second = window.run().run();
        OpenDesigner.tab(robot, "Runs");
        ListView<RunSummary> list = robot.lookup("#run-history").queryListView();
        await(() -> list.getItems().size() == 2);
        await(() -> second.equals(chosen(list)));

        robot.clickOn(robot.from(list).lookup(".run-row").nth(1).<Node>query());
        await(() -> first.equals(window.run().run()));
        robot.push(KeyCode.UP);
        await(() -> second.equals(window.run().run()));
    }

    private static String chosen(ListView<RunSummary> list) {
        RunSummary one = list.getSelectionModel().getSelectedItem();
        return one == null ? null : one.id();
    }
}
