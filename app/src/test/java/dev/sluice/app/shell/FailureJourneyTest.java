package dev.sluice.app.shell;

import static dev.sluice.app.WindowState.await;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The way from a run that failed to the line of code where it did.
@ExtendWith(OnScreen.class)
class FailureJourneyTest {
    private static final String SOURCE =
            "import os\n\n\ndef handler(event, context):\n    return 1 / 0\n";
    private static final String CAUSE =
            """
            {"errorMessage": "division by zero", "errorType": "ZeroDivisionError", "stackTrace":
            ["  File \\"/var/task/index.py\\", line 5, in handler\\n    return 1 / 0\\n"]}\
            """;

    @TempDir Path folder;
    private Stage stage;
    private ShownFlow flow;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        shown.setX(0); // the headless screen has 1000 by 1000 pixels
        shown.setY(0);
        Path code = Files.createDirectories(folder.resolve("functions/validate"));
        Files.writeString(code.resolve("index.py"), SOURCE);
        List<Entry> script =
                new RunScript("r1")
                        .started("by-hand")
                        .came("validate", "photo")
                        .called("validate", "photo")
                        .failed("validate", "ZeroDivisionError", CAUSE)
                        .failed("ZeroDivisionError", CAUSE)
                        .entries();
        var runs = new ScriptedRuns(script, List.of());
        runs.remember("r1", RunSummary.Status.FAILED, "ZeroDivisionError");
        flow =
                ShownFlow.in(
                        shown,
                        folder,
                        new Settings(Language.ENGLISH, ThemeChoice.LIGHT),
                        Samples.photoIntake(),
                        runs);
        shown.setWidth(1000);
        shown.setHeight(900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    private static TabPane tabs(FxRobot robot) {
        return robot.lookup("#inspector-tabs").queryAs(TabPane.class);
    }

    private void showLastRun(FxRobot robot) {
        robot.interact(
                () -> {
                    var history = flow.models().history;
                    history.show(history.all().getFirst());
                    flow.session().select(Selection.ofElement("validate"));
                    for (Tab tab : tabs(robot).getTabs()) {
                        if ("inspector-last".equals(tab.getId())) {
                            tabs(robot).getSelectionModel().select(tab);
                        }
                    }
                });
    }

    private static boolean isThere(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    @Test
    void leadsFromTheStackToTheLine(FxRobot robot) throws Exception {
        showLastRun(robot);
        await(() -> isThere(robot, "#last-failure .hyperlink"));
        Hyperlink line = robot.lookup("#last-failure .hyperlink").queryAs(Hyperlink.class);
        assertThat(line.getText()).isEqualTo("File \"/var/task/index.py\", line 5, in handler");

        robot.clickOn(line);
        await(() -> isThere(robot, "#code"));
        CodeArea area = robot.lookup("#code").queryAs(CodeArea.class);
        await(() -> area.getSelectedText().equals("    return 1 / 0"));
        assertThat(tabs(robot).getSelectionModel().getSelectedItem().getId())
                .isEqualTo("inspector-code");
        await(area::isFocused);
    }

    @Test
    void tellsWhatARunFailedWithLineByLine(FxRobot robot) throws Exception {
        showLastRun(robot);
        robot.interact(
                () -> {
                    TabPane dock = robot.lookup("#dock").queryAs(TabPane.class);
                    dock.getSelectionModel().selectLast();
                });
        await(() -> isThere(robot, "#run-failure"));
        Labeled told = robot.lookup("#run-failure").queryLabeled();
        await(() -> !told.getText().isEmpty());
        assertThat(told.getText().lines())
                .containsExactly(
                        "ZeroDivisionError",
                        "division by zero",
                        "  File \"/var/task/index.py\", line 5, in handler",
                        "    return 1 / 0");
    }
}
