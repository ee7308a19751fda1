package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// How a user comes back from the first screen to the flows of before.
@ExtendWith({OnScreen.class, StallLog.class})
class RecentFlowsJourneyTest {
    @TempDir Path folder;
    private BareDesigners designers;
    private ScriptedQuestions questions;
    private Designer designer;

    @Start
    void start(Stage stage) throws IOException {
        for (String name : List.of("first", "second")) {
            Path flow = Files.createDirectory(folder.resolve(name)).resolve("flow.json");
            Files.writeString(
                    flow, "{ \"sluice\": 1, \"name\": \"%s\", \"steps\": {} }\n".formatted(name));
        }
        designers = new BareDesigners(folder);
        designers.settings().write(new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        questions = designers.questions;
        designer = designers.in(stage);
        designer.begin(null);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        designers.end(robot);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    private boolean shows(String name) {
        return designer.session() != null
                && designer.session().document().flow().name().equals(name);
    }

    private void openAndClose(FxRobot robot, String name) throws TimeoutException {
        await(() -> OpenDesigner.isShown(robot, "#welcome-open"));
        questions.folder = folder.resolve(name);
        robot.clickOn("#welcome-open");
        await(() -> shows(name));
        close(robot);
    }

    private void close(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> OpenDesigner.isShown(robot, "#welcome"));
    }

    private static List<Hyperlink> links(FxRobot robot) {
        return robot.lookup(".welcome-recent .hyperlink").queryAllAs(Hyperlink.class).stream()
                .toList();
    }

    private static Node link(FxRobot robot, String name) {
        return links(robot).stream()
                .filter(l -> l.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFlowsOfBeforeStandOnTheFirstScreenTheLatestFirst(FxRobot robot) throws Exception {
        openAndClose(robot, "first");
        openAndClose(robot, "second");
        assertThat(links(robot)).extracting(Labeled::getText).containsExactly("second", "first");

        robot.clickOn(link(robot, "first"));

        await(() -> shows("first"));
        close(robot);
        assertThat(links(robot)).extracting(Labeled::getText).containsExactly("first", "second");
        assertThat(questions.told).isEmpty();
    }

    @Test
    void aFlowThatIsGoneIsToldOfAndTheOtherStillOpens(FxRobot robot) throws Exception {
        openAndClose(robot, "first");
        openAndClose(robot, "second");
        Files.delete(folder.resolve("second/flow.json"));

        robot.clickOn(link(robot, "second"));

        await(() -> !questions.told.isEmpty());
        assertThat(questions.told).hasSize(1);
        assertThat(questions.told.getFirst())
                .startsWith("shell.error.open ")
                .contains(folder.resolve("second").toString());
        assertThat(designer.session()).isNull();
        robot.clickOn(link(robot, "first"));
        await(() -> shows("first"));
        close(robot);
        assertThat(links(robot)).extracting(Labeled::getText).containsExactly("first");
    }
}
