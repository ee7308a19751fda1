package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Trigger;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// What a user sees of a timer while it is set: the times to come, and what is wrong.
@ExtendWith({OnScreen.class, StallLog.class})
class TimerJourneyTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        var empty = Flow.empty("nightly");
        var timer =
                new Trigger.Timer(
                        Trigger.Head.of("every-day", List.of()),
                        "0 6 * * *",
                        null,
                        null,
                        null,
                        null,
                        null);
        var document =
                new FlowDocument(
                        new Flow(
                                "nightly",
                                null,
                                List.of(),
                                null,
                                null,
                                Map.of(),
                                Map.of("every-day", timer),
                                Map.of(),
                                empty.functions(),
                                empty.resources()),
                        Layout.EMPTY);
        flow = ShownFlow.in(shown, folder, settings, document, ScriptedRuns.photo());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    private void select(FxRobot robot) throws TimeoutException {
        await(robot, "canvas");
        CanvasView canvas = (CanvasView) stage.getScene().lookup("#canvas");
        OpenDesigner.awaitFitted(canvas, flow.session());
        Point at = Diagram.of(flow.session().document()).figure("every-day").bounds().center();
        Point window = canvas.viewport().toWindow(at);
        robot.clickOn(canvas.localToScreen(window.x(), window.y()));
        assertThat(flow.session().selection().only()).isEqualTo("every-day");
        await(robot, "field-cron");
    }

    private static void await(FxRobot robot, String id) throws TimeoutException {
        WindowState.await(
                () -> robot.lookup((Node n) -> id.equals(n.getId())).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Node byId(FxRobot robot, String id) {
        return robot.lookup((Node n) -> id.equals(n.getId())).query();
    }

    private static List<String> times(FxRobot robot) {
        return ((Labeled) byId(robot, "field-nextTimes")).getText().lines().toList();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.clickOn(byId(robot, field))
                .push(KeyCode.CONTROL, KeyCode.A)
                .write(text)
                .push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Trigger.Timer timer() {
        return (Trigger.Timer) flow.session().document().trigger("every-day");
    }

    @Test
    void theNextTenTimesFollowTheCronTextAndTheTimeZone(FxRobot robot) throws Exception {
        select(robot);
        assertThat(times(robot)).hasSize(10).allMatch(t -> t.endsWith(" 06:00:00 +00:00"));

        type(robot, "field-cron", "30 7 * * *");

        assertThat(timer().cron()).isEqualTo("30 7 * * *");
        assertThat(times(robot))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(t -> t.endsWith(" 07:30:00 +00:00"));

        type(robot, "field-timeZone", "Asia/Shanghai");

        assertThat(timer().timeZone()).isEqualTo("Asia/Shanghai");
        assertThat(times(robot)).hasSize(10).allMatch(t -> t.endsWith(" 07:30:00 +08:00"));
    }

    @Test
    void aTimeZoneIsFoundByTheNameOfAPlace(FxRobot robot) throws Exception {
        select(robot);

        robot.clickOn(byId(robot, "field-timeZone")).write("shang");
        await(robot, "completions");
        robot.push(KeyCode.ENTER).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(timer().timeZone()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void aTextThatIsNoScheduleAndAZoneThatIsNoneAreToldAtTheirFields(FxRobot robot)
            throws Exception {
        select(robot);
        List<String> before = times(robot);

        type(robot, "field-cron", "61 7 * * *");
        assertThat(told(robot, "field-cron")).contains("\"61 7 * * *\" is no").contains("cron");

        robot.clickOn(byId(robot, "field-cron")).push(KeyCode.ESCAPE);
        assertThat(((TextInputControl) byId(robot, "field-cron")).getText()).isEqualTo("0 6 * * *");
        type(robot, "field-timeZone", "Asia/Nowhere");
        assertThat(told(robot, "field-timeZone")).contains("Asia/Shanghai");

        assertThat(timer().cron()).isEqualTo("0 6 * * *");
        assertThat(timer().timeZone()).isNull();
        assertThat(times(robot)).hasSameSizeAs(before).allMatch(t -> t.contains(" 06:00:00 "));
    }

    /// What stands below a field; nothing may stand below the other one.
    private static String told(FxRobot robot, String field) {
        List<Labeled> mistakes =
                robot.lookup("#form-settings .field-mistake").queryAllAs(Labeled.class).stream()
                        .toList();
        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.getFirst().getParent()).isSameAs(byId(robot, field).getParent());
        return mistakes.getFirst().getText();
    }
}
