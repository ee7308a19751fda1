package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.edit.DefinitionEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.WholeValue;
import dev.sluice.app.runs.SampleEvent;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.journal.RunSummary.Status;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.run.PausedStep;
import dev.sluice.engine.run.request.ReplayRequest;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// What a run asks the user, and what one looks into or types beside it, by keys alone.
@ExtendWith(OnScreen.class)
class AskingKeysTest {
    @TempDir Path folder;
    private final Messages messages = Messages.in(Language.ENGLISH);
    private final ScriptedRuns place =
            new ScriptedRuns(
                    new RunScript("r1")
                            .started("by-hand")
                            .came("notify", Map.of("key", "a.jpg"))
                            .add(new RunEvent.CallbackWaiting(StepPath.of("notify"), 1, 1, "token"))
                            .entries(),
                    List.of());
    private ShownFlow flow;
    private Stage stage;
    private Overlays overlays;

    @Start
    void start(Stage shown) {
        stage = shown;
        overlays = new Overlays(shown);
        shown.setX(0); // the headless screen has 1000 by 1000 pixels
        shown.setY(0);
        place.remember("r1", Status.RUNNING, null);
        flow =
                ShownFlow.in(
                        shown,
                        folder,
                        new Settings(Language.ENGLISH, ThemeChoice.LIGHT),
                        withSecret(Samples.photoIntake()),
                        place);
        shown.setWidth(1000);
        shown.setHeight(800);
    }

    private static FlowDocument withSecret(FlowDocument flow) {
        FunctionSpec f = flow.flow().functions().get("validate");
        var changed =
                new FunctionSpec(
                        f.id(),
                        f.runtime(),
                        f.handler(),
                        f.code(),
                        f.memoryMb(),
                        f.timeoutSeconds(),
                        null,
                        false,
                        Map.of("KEY", new EnvironmentValue.Secret("KEY")),
                        List.of(),
                        null,
                        null,
                        null,
                        null);
        return new DefinitionEdit.ChangeFunction(changed, "environment").apply(flow);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    overlays.hide();
                    flow.close(stage);
                });
    }

    private Node focus(FxRobot robot, String id) throws TimeoutException {
        WindowState.await(() -> stage.getScene().lookup("#" + id) != null);
        Node node = stage.getScene().lookup("#" + id);
        robot.interact(node::requestFocus);
        WindowState.await(node::isFocused);
        return node;
    }

    private void showRun(FxRobot robot) {
        robot.interact(() -> flow.models().history.show(flow.models().history.all().getFirst()));
    }

    private void type(FxRobot robot, String id, String text) {
        robot.interact(
                () ->
                        ((TextInputControl) overlays.above().getScene().lookup("#" + id))
                                .setText(text));
    }

    @Test
    void whetherCodeFromElsewhereMayRun(FxRobot robot) throws Exception {
        showRun(robot);
        robot.interact(() -> flow.session().select(Selection.ofElement("notify")));
        Node canvas = focus(robot, "canvas");
        KeyCode[] again = {KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R};
        overlays.look(robot, overlays.opened(robot, again), canvas);
        assertThat(place.replayed()).isNull();
        assertThat(folder.resolve("trusted")).doesNotExist();

        overlays.opened(robot, again);
        robot.push(KeyCode.ENTER);

        overlays.awaitClosed();
        WindowState.await(
                () -> new ReplayRequest("r1", "notify", Map.of()).equals(place.replayed()));
        assertThat(folder.resolve("trusted")).content().contains(folder.toRealPath().toString());
    }

    @Test
    void aValueAsAWhole(FxRobot robot) throws Exception {
        Node canvas = focus(robot, "canvas");
        Window whole =
                overlays.opened(
                        () -> WholeValue.show(Map.of("name", "Ada"), messages, stage.getScene()));
        Pointed.await(() -> !whole.getScene().lookup("#whole-save").isDisabled());

        overlays.look(robot, whole, canvas);
    }

    @Test
    void theValueOfASecret(FxRobot robot) throws Exception {
        robot.interact(() -> flow.session().select(Selection.ofElement("validate")));
        robot.interact(() -> bringUp("#inspector-tabs", "set-secret-KEY"));
        Node set = focus(robot, "set-secret-KEY");

        overlays.look(robot, overlays.opened(robot, KeyCode.SPACE), set);
        overlays.opened(robot, KeyCode.SPACE);
        type(robot, "secret-value", "hunter2");
        robot.push(KeyCode.ENTER);

        overlays.awaitClosed();
        WindowState.await(() -> flow.models().secrets.namesProperty().get().contains("KEY"));
        WindowState.await(set::isFocused);
    }

    /// Brings the tab to the front in which something stands.
    private void bringUp(String pane, String id) {
        var tabs = (TabPane) stage.getScene().lookup(pane);
        for (Tab tab : tabs.getTabs()) {
            tabs.getSelectionModel().select(tab);
            tabs.applyCss();
            tabs.layout();
            if (tab.getContent().lookup("#" + id) != null) {
                return;
            }
        }
    }

    @Test
    void theEventThatARunBeginsWith(FxRobot robot) throws Exception {
        Node edit = focus(robot, "event-edit");

        overlays.look(robot, overlays.opened(robot, KeyCode.SPACE), edit);
        overlays.opened(robot, KeyCode.SPACE);
        type(robot, "event-input", "{\"typed\": true}");
        Node go = overlays.above().getScene().lookup("#event-go");
        robot.interact(go::requestFocus);
        robot.push(KeyCode.ENTER);

        overlays.awaitClosed();
        assertThat(flow.models().runs.starts().eventProperty().get().origin())
                .isEqualTo(SampleEvent.Origin.TYPED);
        WindowState.await(edit::isFocused);
    }

    @Test
    void theAnswersToACallback(FxRobot robot) throws Exception {
        showRun(robot);
        Node fail = focus(robot, "callback-fail");
        overlays.look(robot, overlays.opened(robot, KeyCode.SPACE), fail);
        Node succeed = focus(robot, "callback-succeed");
        overlays.look(robot, overlays.opened(robot, KeyCode.SPACE), succeed);
        assertThat(place.answers()).isEmpty();

        focus(robot, "callback-fail");
        overlays.opened(robot, KeyCode.SPACE);
        type(robot, "callback-error", "TooDear");
        robot.push(KeyCode.ENTER);

        WindowState.await(() -> !place.answers().isEmpty());
        assertThat(place.answers())
                .singleElement()
                .isInstanceOfSatisfying(
                        CallbackAnswer.Failed.class,
                        failed -> assertThat(failed.failure().error()).isEqualTo("TooDear"));
    }

    /// The rows of what waits, which stand in the window itself.
    @Test
    void theRowOfAStepThatWaitsAtItsBreakpoint(FxRobot robot) throws Exception {
        var size = new PausedStep(StepPath.of("size"), "size", 1, Map.of(), _ -> {});
        robot.interact(() -> ScriptedRuns.pause(flow.models().runs, size));
        Node input = focus(robot, "pause-input");
        List<Node> all = new ArrayList<>();
        robot.interact(() -> all.addAll(Reach.focusable(stage.getScene().lookup("#waiting"))));

        assertThat(all)
                .extracting(Node::getId)
                .contains("go-on", "go-on-with", "step-on", "stop-here", "pause-input");
        assertThat(Reach.described(all.stream().filter(Reach::isSilent).toList())).isEmpty();
        List<String> unseen = new ArrayList<>();
        for (Node node : all) {
            if (!Reach.looksFocused(robot, node)) {
                unseen.add(Reach.described(node));
            }
        }
        assertThat(unseen).isEmpty();
        focus(robot, "pause-input");
        robot.push(KeyCode.TAB);
        assertThat(stage.getScene().getFocusOwner()).isNotSameAs(input);
        focus(robot, "pause-input");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("stop-here");
        assertThat(((TextInputControl) input).getText()).doesNotContain("\t");
    }
}
