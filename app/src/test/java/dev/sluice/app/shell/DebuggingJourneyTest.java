package dev.sluice.app.shell;

import static dev.sluice.app.shell.OpenDesigner.await;
import static dev.sluice.app.shell.OpenDesigner.isShown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunView.Outcome;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.container.host.Runtimes;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A step that waits for a debugger, with the protocol of Java's debuggers.
@ExtendWith(OnScreen.class)
class DebuggingJourneyTest {
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    @TempDir Path folder;
    private OpenDesigner window;

    @Start
    void start(Stage stage) throws IOException {
        String text =
                """
                {
                  "sluice": 1,
                  "name": "debug",
                  "triggers": { "manual": { "type": "manual", "next": ["look"] } },
                  "steps": { "look": { "type": "function", "function": "look" } },
                  "functions": {
                    "look": { "runtime": "java%s", "handler": "Look::run", "code": "functions/look",
                      "memoryMb": 256, "timeoutSeconds": 1 }
                  }
                }
                """
                        .formatted(Runtime.version().feature());
        Path code = Files.createDirectories(folder.resolve("flow/functions/look"));
        Files.writeString(
                code.resolve("Look.java"),
                "public class Look { public String run() { return \"seen\"; } }\n");
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        window = new OpenDesigner(stage, folder, text, settings, Runtimes.Choice.PROCESS);
    }

    @AfterEach
    void close() {
        window.close();
    }

    /// How a user asks for a debugger.
    private interface Way {
        void ask(FxRobot robot);
    }

    private int debug(FxRobot robot) throws Exception {
        return debug(robot, user -> user.push(KeyCode.SHIFT, KeyCode.F9));
    }

    private int debug(FxRobot robot, Way way) throws Exception {
        Path launch = Files.createDirectories(window.flow.resolve(".vscode"));
        Files.writeString(
                launch.resolve("launch.json"), "{\n    // mine\n    \"configurations\": []\n}\n");
        window.opened();
        robot.clickOn(window.middle("look"));
        way.ask(robot);
        await(() -> isShown(robot, "#debug-waits"));
        String told = robot.lookup("#debug-waits").queryLabeled().getText();
        assertThat(told).contains("look", "java");
        assertThat(robot.lookup("#debug-attach").queryLabeled().getText())
                .contains("Sluice: debug look");
        assertThat(launch.resolve("launch.json"))
                .content()
                .contains("// mine", "\"name\": \"Sluice: debug look\"");
        Matcher port = PORT.matcher(told);
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    @Test
    void aStepWaitsForADebuggerAndGoesOnWithIt(FxRobot robot) throws Exception {
        int port = debug(robot);
        window.shot(robot, "debug");

        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> isAnswered(port));
        window.awaitEnd();

        assertThat(window.run().outcome()).isEqualTo(Outcome.SUCCEEDED);
        await(() -> !isShown(robot, "#debug-waits"));
    }

    @Test
    void theMenuOnTheCanvasAsksForADebugger(FxRobot robot) throws Exception {
        debug(
                robot,
                user -> {
                    user.rightClickOn(window.middle("look"));
                    user.clickOn("Debug this step");
                });

        robot.clickOn("#debug-cancel");
        window.awaitEnd();
    }

    @Test
    void theOutlinesMenuAsksForADebugger(FxRobot robot) throws Exception {
        debug(
                robot,
                user -> {
                    OpenDesigner.tab(user, "Outline");
                    user.rightClickOn(outlined(user, "look")).clickOn("Debug this step");
                });

        robot.clickOn("#debug-cancel");
        window.awaitEnd();
    }

    private static Node outlined(FxRobot robot, String id) {
        return robot.from(robot.lookup("#outline").<Node>query())
                .lookup((Node n) -> n instanceof Labeled label && id.equals(label.getText()))
                .query();
    }

    @Test
    void theCodeTabAsksForADebugger(FxRobot robot) throws Exception {
        debug(
                robot,
                user -> {
                    OpenDesigner.tab(user, "Code");
                    window.shot(user, "debug-code");
                    user.clickOn("#code-debug");
                });

        robot.clickOn("#debug-cancel");
        window.awaitEnd();
    }

    @Test
    void cancelEndsTheWaiting(FxRobot robot) throws Exception {
        debug(robot);

        robot.clickOn("#debug-cancel");
        window.awaitEnd();

        assertThat(window.run().outcome()).isEqualTo(Outcome.CANCELLED);
        await(() -> !isShown(robot, "#debug-waits"));
    }

    /// Shakes hands and lets all threads go on, once somebody listens.
    private static boolean isAnswered(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] shake = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(shake);
            new DataInputStream(socket.getInputStream()).readFully(new byte[shake.length]);
            var resume = ByteBuffer.allocate(11).putInt(11).putInt(1).put((byte) 0);
            socket.getOutputStream().write(resume.put((byte) 1).put((byte) 9).array());
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
