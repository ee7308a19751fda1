package dev.sluice.app.shell;

import static dev.sluice.app.shell.OpenDesigner.await;
import static dev.sluice.app.shell.OpenDesigner.isShown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.scene.Viewport;
import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunView.Outcome;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.machine.RunEvent;

import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
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

/// What a user does while a run waits: for an answer to a callback, or at a breakpoint.
@ExtendWith(OnScreen.class)
class WaitingJourneyTest {
    private static final String FLOW =
            """
            {
              "sluice": 1,
              "name": "approval",
              "triggers": { "manual": { "type": "manual", "label": "By hand", "next": ["size"] } },
              "steps": {
                "size": { "type": "choice",
                  "rules": [{ "when": "{% $exists($states.input.skip) %}", "next": ["end"] }],
                  "otherwise": ["nap"] },
                "nap": { "type": "wait", "seconds": 0, "next": ["approve"] },
                "approve": { "type": "callback", "heartbeatSeconds": 600, "timeoutSeconds": 7200,
                  "next": ["end"] },
                "end": { "type": "transform", "output": { "got": "{% $states.input %}" } }
              }
            }
            """;

    @TempDir Path folder;
    private OpenDesigner window;

    @Start
    void start(Stage stage) throws IOException {
        var language = Language.valueOf(System.getProperty("sluice.language", "ENGLISH"));
        var theme = ThemeChoice.valueOf(System.getProperty("sluice.theme", "LIGHT"));
        var settings = new Settings(language, theme);
        window = new OpenDesigner(stage, folder, FLOW, settings, Runtimes.Choice.PROCESS);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<RunEvent> events() {
        return window.engine.entries(window.flow, window.run().run(), 1).stream()
                .map(entry -> entry.event())
                .toList();
    }

    private void runToTheCallback(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn("#run");
        await(() -> isShown(robot, "#callback-token"));
    }

    @Test
    void aCallbackIsAnsweredWithAnOutput(FxRobot robot) throws Exception {
        runToTheCallback(robot);
        assertThat(window.run().steps().get("approve").status()).isEqualTo(Status.AWAITING);
        window.shot(robot, "callback");

        robot.clickOn("#callback-copy");
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(robot.lookup("#callback-token").queryLabeled().getText()).isEqualTo(copied[0]);

        robot.clickOn("#callback-succeed");
        robot.clickOn("#callback-output").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("{\"by\": ");
        assertThat(robot.lookup("#callback-go").query().isDisabled()).isTrue();
        robot.write("\"me\"}").clickOn("#callback-go");
        window.awaitEnd();

        assertThat(window.run().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(events().getLast())
                .isEqualTo(new RunEvent.RunSucceeded(Map.of("got", Map.of("by", "me"))));
        await(() -> !isShown(robot, "#callback-token"));
        OpenDesigner.tab(robot, "Timeline");
        window.shot(robot, "timeline");
    }

    @Test
    void aHeartbeatKeepsTheTokenAndAnErrorEndsTheStep(FxRobot robot) throws Exception {
        runToTheCallback(robot);
        String age = robot.lookup("#callback-age").queryLabeled().getText();

        robot.clickOn("#callback-heartbeat");
        await(
                () ->
                        events().stream()
                                .anyMatch(
                                        e ->
                                                e instanceof RunEvent.CallbackReceived got
                                                        && got.answer().equals("heartbeat")));
        await(() -> !robot.lookup("#callback-age").queryLabeled().getText().equals(age));
        await(() -> isShown(robot, "#callback-token"));

        robot.clickOn("#callback-fail");
        robot.clickOn("#callback-error").push(KeyCode.CONTROL, KeyCode.A).write("TooDear");
        robot.clickOn("#callback-cause").write("over budget").clickOn("#callback-go");
        window.awaitEnd();

        assertThat(window.run().failure().error()).isEqualTo("TooDear");
        assertThat(window.run().failure().cause()).isEqualTo("over budget");
    }

    @Test
    void aCallbackIsAnsweredInTheInspector(FxRobot robot) throws Exception {
        runToTheCallback(robot);
        await(() -> !isShown(robot, "#last-callback-token"));
        robot.clickOn(window.middle("approve")).clickOn("#inspector-last");
        await(() -> isShown(robot, "#last-callback-token"));
        window.shot(robot, "callback-inspector");
        assertThat(robot.lookup("#last-callback-age").queryLabeled().getText()).isNotBlank();

        robot.clickOn("#last-callback-copy");
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(robot.lookup("#last-callback-token").queryLabeled().getText())
                .isEqualTo(copied[0]);
        robot.clickOn("#last-callback-fail");
        robot.clickOn("#callback-error").push(KeyCode.CONTROL, KeyCode.A).write("TooDear");
        robot.clickOn("#callback-go");
        window.awaitEnd();

        assertThat(window.run().failure().error()).isEqualTo("TooDear");
        await(() -> !isShown(robot, "#last-callback-token"));
    }

    @Test
    void aPausedStepGoesOnFromTheInspector(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn(window.middle("size")).push(KeyCode.F9);
        robot.clickOn("#inspector-last").clickOn("#run");
        await(() -> isShown(robot, "#last-pause-input"));
        window.shot(robot, "paused-inspector");
        robot.clickOn("#last-pause-input").push(KeyCode.CONTROL, KeyCode.A).write("{\"skip\": 1}");
        robot.clickOn("#last-go-on-with");
        window.awaitEnd();

        assertThat(events().getLast())
                .isEqualTo(new RunEvent.RunSucceeded(Map.of("got", Map.of("skip", 1))));
        await(() -> !isShown(robot, "#last-pause-input"));
    }

    @Test
    void stoppingTheRunTakesTheCallbackAway(FxRobot robot) throws Exception {
        runToTheCallback(robot);

        robot.clickOn("#stop");
        window.awaitEnd();

        assertThat(window.run().outcome()).isEqualTo(Outcome.CANCELLED);
        await(() -> !isShown(robot, "#callback-token"));
    }

    @Test
    void theInputIsChangedAtABreakpoint(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn(window.middle("size")).push(KeyCode.F9);
        robot.clickOn("#run");
        await(() -> isShown(robot, "#pause-input"));
        assertThat(window.run().steps().get("size").status()).isEqualTo(Status.PAUSED);
        window.shot(robot, "paused");

        TextInputControl input = robot.lookup("#pause-input").queryTextInputControl();
        assertThat(input.getText()).isEqualTo("{}");
        assertThat(robot.lookup("#go-on").query().getStyleClass()).contains("accent");
        robot.clickOn(input).push(KeyCode.CONTROL, KeyCode.A).write("{\"skip\": ");
        assertThat(robot.lookup("#go-on-with").query().isDisabled()).isTrue();
        robot.write("1}");
        assertThat(robot.lookup("#go-on-with").query().getStyleClass()).contains("accent");
        assertThat(robot.lookup("#go-on").query().getStyleClass()).doesNotContain("accent");
        robot.clickOn("#go-on-with");
        window.awaitEnd();

        assertThat(events().getLast())
                .isEqualTo(new RunEvent.RunSucceeded(Map.of("got", Map.of("skip", 1))));
        assertThat(events())
                .filteredOn(e -> e instanceof RunEvent.StepPaused)
                .extracting(e -> ((RunEvent.StepPaused) e).input())
                .containsExactly(Map.of());
        OpenDesigner.tab(robot, "Events");
        await(() -> robot.lookup("#events").queryTableView().getItems().size() > 4);
        await(
                () ->
                        robot.lookup("#events .table-cell").queryAllAs(Labeled.class).stream()
                                .anyMatch(
                                        cell ->
                                                String.valueOf(cell.getText())
                                                        .startsWith("Input changed")));
        window.shot(robot, "paused-events");
    }

    @Test
    void aPauseLeavesTheViewAsItIsWhereTheStepIsInSight(FxRobot robot) throws Exception {
        window.opened();
        OpenDesigner.awaitFitted(canvas(robot), window.session());
        robot.clickOn(window.middle("size")).push(KeyCode.F9);
        Viewport viewport = canvas(robot).viewport();
        List<Double> before = List.of(viewport.scale(), viewport.x(), viewport.y());

        double top = canvas(robot).localToScene(0, 0).getY();

        robot.clickOn("#run");
        await(() -> isShown(robot, "#pause-input"));
        await(() -> canvas(robot).localToScene(0, 0).getY() > top);

        assertThat(List.of(viewport.scale(), viewport.x(), viewport.y())).isEqualTo(before);
        robot.clickOn("#stop-here");
        window.awaitEnd();
        await(() -> !isShown(robot, "#pause-input"));
        assertThat(List.of(viewport.scale(), viewport.x(), viewport.y())).isEqualTo(before);
    }

    @Test
    void aPausedStepOutOfSightIsBroughtIntoSightAsLargeAsTheUserHadIt(FxRobot robot)
            throws Exception {
        window.opened();
        CanvasView canvas = canvas(robot);
        OpenDesigner.awaitFitted(canvas, window.session());
        robot.clickOn(window.middle("size")).push(KeyCode.F9);
        robot.interact(
                () -> {
                    canvas.viewport().zoom(1.5, 0, 0);
                    canvas.viewport().pan(-4_000, 300);
                });
        double scale = canvas.viewport().scale();

        robot.clickOn("#run");
        await(() -> isShown(robot, "#pause-input"));
        Rect step = Diagram.of(window.session().document()).figure("size").bounds();
        await(
                () ->
                        canvas.viewport()
                                .visible(canvas.getWidth(), canvas.getHeight())
                                .contains(step));

        assertThat(canvas.viewport().scale()).isEqualTo(scale);
        robot.clickOn("#stop-here");
        window.awaitEnd();
    }

    private static CanvasView canvas(FxRobot robot) {
        return robot.lookup("#canvas").queryAs(CanvasView.class);
    }

    @Test
    void stepsAreTakenOneByOne(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn("#step");
        for (String step : List.of("size", "nap")) {
            await(() -> paused(robot, step));
            robot.clickOn("#step-on");
        }
        await(() -> paused(robot, "approve"));
        robot.clickOn("#go-on");
        await(() -> isShown(robot, "#callback-token"));
        robot.clickOn("#callback-succeed").clickOn("#callback-go");
        window.awaitEnd();

        assertThat(window.run().outcome()).isEqualTo(Outcome.SUCCEEDED);
        OpenDesigner.tab(robot, "Runs");
        JsonTree output = robot.lookup("#run-output").queryAs(JsonTree.class);
        await(() -> output.getRoot() != null);
    }

    private static boolean paused(FxRobot robot, String step) {
        return isShown(robot, "#paused")
                && robot.lookup("#paused").queryLabeled().getText().endsWith("“" + step + "”");
    }

    @Test
    void aPausedRunIsStopped(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn("#step");
        await(() -> isShown(robot, "#pause-input"));

        robot.clickOn("#stop-here");
        window.awaitEnd();

        assertThat(window.run().outcome()).isEqualTo(Outcome.CANCELLED);
        await(() -> !isShown(robot, "#pause-input"));
    }

    @Test
    void runsAreFoundAndDeleted(FxRobot robot) throws Exception {
        runToTheCallback(robot);
        robot.clickOn("#stop");
        window.awaitEnd();
        OpenDesigner.tab(robot, "Runs");
        await(() -> isShown(robot, ".run-row"));

        robot.clickOn("#run-search").write("failed");
        await(() -> !isShown(robot, ".run-row"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("today stopped");
        await(() -> isShown(robot, ".run-row"));
        window.shot(robot, "runs");
        robot.clickOn(".run-row").push(KeyCode.DELETE);
        await(() -> isShown(robot, "#run-delete-go"));
        robot.clickOn("#run-delete-go");

        await(() -> !isShown(robot, ".run-row"));
        assertThat(window.engine.runs(window.flow, 10)).isEmpty();
        assertThat(window.run().run()).isNull();
    }
}
