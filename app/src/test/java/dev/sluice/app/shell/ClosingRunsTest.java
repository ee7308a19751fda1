package dev.sluice.app.shell;

import static dev.sluice.app.shell.OpenDesigner.await;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunView.Outcome;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.RunSummary;

import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the user is asked who closes a flow, or the window, while a run goes on.
@ExtendWith(OnScreen.class)
class ClosingRunsTest {
    private static final String WAITING =
            """
            {
              "sluice": 1,
              "name": "%s",
              "triggers": { "manual": { "type": "manual", "next": ["nap"] } },
              "steps": { "nap": { "type": "wait", "seconds": 3600 } }
            }
            """;
    private static final String CALLING =
            """
            {
              "sluice": 1,
              "name": "calling",
              "triggers": { "manual": { "type": "manual", "next": ["nap"] } },
              "steps": { "nap": { "type": "function", "function": "closing-nap" } },
              "functions": {
                "closing-nap": { "runtime": "python3.13", "handler": "index.handler",
                  "code": "functions/nap", "timeoutSeconds": 600 }
              }
            }
            """;

    @TempDir Path folder;
    private Stage stage;
    private Engine engine;
    private Designer designer;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        for (String name : List.of("one", "two")) {
            write(name, WAITING.formatted(name));
        }
        Path code = write("calling", CALLING).resolve("functions/nap");
        Files.createDirectories(code);
        Files.writeString(
                code.resolve("index.py"),
                "import time\ndef handler(event, context):\n    time.sleep(600)\n");
        var file = new SettingsFile(folder.resolve("settings.json"));
        file.write(
                new Settings(
                        Language.valueOf(System.getProperty("sluice.language", "ENGLISH")),
                        ThemeChoice.valueOf(System.getProperty("sluice.theme", "LIGHT"))));
        var trust = new Trust(folder.resolve("trusted"));
        for (String name : List.of("one", "two", "calling")) {
            trust.add(folder.resolve(name));
        }
        engine = Engine.open(EngineSettings.of(Runtimes.Choice.AUTO, _ -> {}));
        var places = new Designer.Places(file, folder.resolve("state"), folder.resolve("home"));
        var panels = new StandardPanels(DesignerApp.surroundings(engine, trust));
        designer = new Designer(shown, new Designer.Parts(places, new FxThread(), null, panels));
        shown.setX(0);
        shown.setY(0);
        shown.setWidth(1000);
        shown.setHeight(760);
        shown.show();
    }

    private Path write(String name, String text) throws IOException {
        Path flow = Files.createDirectories(folder.resolve(name));
        Files.writeString(flow.resolve("flow.json"), text);
        return flow;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    List.copyOf(Window.getWindows()).reversed().stream()
                            .filter(window -> window != stage)
                            .forEach(Window::hide);
                    designer.end();
                });
        engine.close();
    }

    /// Opens a flow and runs it until its step is being carried out.
    private Session running(FxRobot robot, String name) throws TimeoutException {
        robot.interact(() -> designer.open(folder.resolve(name)));
        await(() -> isOnTop(name));
        robot.clickOn("#run");
        Session session = designer.session();
        await(() -> session.runProperty().get().steps().containsKey("nap"));
        return session;
    }

    private boolean isOnTop(String name) {
        return designer.session() != null
                && designer.session().document().flow().name().equals(name);
    }

    private RunSummary.Status last(String name) {
        return engine.runs(folder.resolve(name), 1).getFirst().status();
    }

    private static boolean isAsked(FxRobot robot) {
        return robot.lookup((Node n) -> n instanceof DialogPane).tryQuery().isPresent();
    }

    private static String question(FxRobot robot) {
        DialogPane pane = robot.lookup((Node n) -> n instanceof DialogPane).query();
        return pane.getHeaderText() + "\n" + pane.getContentText();
    }

    private static void answer(FxRobot robot, String text) throws TimeoutException {
        robot.clickOn(
                robot.lookup((Node n) -> n instanceof Labeled l && text.equals(l.getText()))
                        .<Node>query());
        await(() -> !isAsked(robot));
    }

    @Test
    void aTabWhoseRunGoesOnIsKeptOrClosedOnceItIsStopped(FxRobot robot) throws Exception {
        Session session = running(robot, "one");

        robot.clickOn(".tab-close-button");
        await(() -> isAsked(robot));
        assertThat(question(robot)).startsWith("Stop the run of one and close?");
        answer(robot, "Keep open");
        assertThat(designer.session()).isSameAs(session);
        assertThat(session.runProperty().get().isGoingOn()).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> isAsked(robot));
        answer(robot, "Stop the run and close");

        await(() -> designer.session() == null);
        assertThat(session.runProperty().get().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(last("one")).isEqualTo(RunSummary.Status.CANCELLED);
    }

    @Test
    void theWindowAsksOnceAndNamesAllThatRun(FxRobot robot) throws Exception {
        running(robot, "one");
        running(robot, "two");

        robot.push(KeyCode.CONTROL, KeyCode.Q);
        await(() -> isAsked(robot));
        assertThat(question(robot)).startsWith("2 runs go on.").contains("• one", "• two");
        robot.push(KeyCode.ESCAPE);
        await(() -> !isAsked(robot));
        assertThat(stage.isShowing()).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.Q);
        await(() -> isAsked(robot));
        answer(robot, "Stop the runs and close");

        await(() -> !stage.isShowing());
        assertThat(List.of(last("one"), last("two"))).containsOnly(RunSummary.Status.CANCELLED);
    }

    @Test
    void aFlowThatDoesNotRunIsClosedWithoutAQuestion(FxRobot robot) throws Exception {
        robot.interact(() -> designer.open(folder.resolve("one")));
        await(() -> isOnTop("one"));

        robot.push(KeyCode.CONTROL, KeyCode.W);

        await(() -> designer.session() == null);
        assertThat(isAsked(robot)).isFalse();
    }

    @Tag("docker")
    @Test
    void noContainerIsLeftOfARunThatIsStopped(FxRobot robot) throws Exception {
        running(robot, "calling");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !containers().isEmpty());

        robot.push(KeyCode.CONTROL, KeyCode.Q);
        await(() -> isAsked(robot));
        answer(robot, "Stop the run and close");
        await(() -> !stage.isShowing());
        assertThat(last("calling")).isEqualTo(RunSummary.Status.CANCELLED);
        engine.close();

        assertThat(containers()).isEmpty();
    }

    /// The containers of the function that naps, whatever they do.
    private static String containers() throws IOException {
        String[] list = {
            "docker", "ps", "-aq", "--filter", "label=dev.sluice.function=closing-nap"
        };
        Process docker = new ProcessBuilder(list).redirectErrorStream(true).start();
        return new String(docker.getInputStream().readAllBytes()).strip();
    }
}
