package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a user sets of errors and choices in the inspector.
@ExtendWith(OnScreen.class)
class FormsJourneyTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Session session;
    private CanvasView canvas;

    @Start
    void start(Stage stage) {
        flow = ShownFlow.in(stage, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        session = flow.session();
        canvas = (CanvasView) stage.getScene().lookup("#canvas");
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(flow.window().stage()));
    }

    private void select(FxRobot robot, String id) {
        Point at = Diagram.of(session.document()).figure(id).bounds().center();
        Point window = canvas.viewport().toWindow(at);
        robot.clickOn(canvas.localToScreen(window.x(), window.y()));
        assertThat(session.selection().only()).isEqualTo(id);
    }

    private static Node byId(FxRobot robot, String id) {
        return robot.lookup((Node n) -> id.equals(n.getId())).query();
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup((Node n) -> id.equals(n.getId())).tryQuery().isPresent();
    }

    private static void type(FxRobot robot, String field, String text) throws Exception {
        robot.clickOn("#" + field).push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.TAB);
    }

    private List<Handling.Retrier> retries() {
        return session.document().step("thumbnail").handling().retry();
    }

    @Test
    void aRetryIsAddedChangedCheckedAndRemoved(FxRobot robot) throws Exception {
        select(robot, "thumbnail");
        OpenDesigner.tab(robot, "Errors");
        int before = retries().size();

        robot.clickOn("Add a retry");
        assertThat(retries()).hasSize(before + 1);

        String field = "field-retry." + before + ".maxAttempts";
        type(robot, field, "5");
        assertThat(retries().getLast().maxAttempts()).isEqualTo(5);
        type(robot, field, "many");
        assertThat(robot.lookup("#form-errors .field-mistake").queryLabeled().getText())
                .isNotBlank();
        assertThat(retries().getLast().maxAttempts()).isEqualTo(5);

        robot.clickOn(canvas).push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(retries()).hasSize(before);
    }

    @Test
    void aRuleOfAChoiceIsAddedAndItsConditionWritten(FxRobot robot) throws Exception {
        select(robot, "size");
        int before = ((Step.Choice) session.document().step("size")).rules().size();

        robot.clickOn("#do-rule-add");
        type(robot, "field-rule." + before + ".when", "{% $states.input.bytes > 7 %}");

        Step.Rule rule = ((Step.Choice) session.document().step("size")).rules().getLast();
        assertThat(rule.when().value()).isEqualTo("{% $states.input.bytes > 7 %}");
        assertThat(byId(robot, "field-rule." + before + ".when"))
                .isInstanceOf(TextInputControl.class);
    }

    private FunctionSpec function() {
        return session.document().flow().functions().get("thumbnail");
    }

    @Test
    void theImageOfAFunctionIsTypedAndItsProcessorTimeChosenByKeys(FxRobot robot) throws Exception {
        select(robot, "thumbnail");
        WindowState.await(() -> isThere(robot, "field-function.image"));

        type(robot, "field-function.image", "two names");
        WindowState.await(
                () -> robot.lookup("#form-settings .field-mistake").tryQuery().isPresent());
        assertThat(function().image()).isNull();
        type(robot, "field-function.image", "tools:1");
        WindowState.await(() -> "tools:1".equals(function().image()));
        WindowState.await(() -> robot.lookup("#form-settings .field-mistake").tryQuery().isEmpty());

        WindowState.await(() -> byId(robot, "field-function.cpu").isFocused());
        robot.push(KeyCode.DOWN);
        WindowState.await(() -> "cloud".equals(function().cpu()));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        WindowState.await(() -> function().cpu() == null);
        assertThat(function().image()).isEqualTo("tools:1");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        WindowState.await(() -> function().image() == null);
    }

    private Map<String, EnvironmentValue> environment() {
        return function().environment();
    }

    @Test
    void aVariableIsAddedNamedAndGivenItsValueByKeysAlone(FxRobot robot) throws Exception {
        select(robot, "thumbnail");
        Map<String, EnvironmentValue> before = environment();
        robot.clickOn("#do-environment-add");
        WindowState.await(
                () -> isFocused(robot, "field-function.environment.VARIABLE_1.variableName"));
        double y = place(robot, "field-function.environment.VARIABLE_1.variableName").getMinY();

        robot.push(KeyCode.CONTROL, KeyCode.A).write("SIZE").push(KeyCode.TAB);
        WindowState.await(() -> isFocused(robot, "field-function.environment.SIZE.variableValue"));
        assertThat(place(robot, "field-function.environment.SIZE.variableName").getMinY())
                .isCloseTo(y, within(2.0));
        robot.write("320").push(KeyCode.ENTER);

        var named = new LinkedHashMap<>(before);
        named.put("SIZE", new EnvironmentValue.Literal("320"));
        assertThat(environment()).isEqualTo(named);
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        WindowState.await(
                () -> isFocused(robot, "field-function.environment.SIZE.variableIsSecret"));
        named.put("SIZE", new EnvironmentValue.Secret("320"));
        assertThat(environment()).isEqualTo(named);
    }

    private static boolean isFocused(FxRobot robot, String id) {
        return robot.lookup((Node n) -> id.equals(n.getId()) && n.isFocused())
                .tryQuery()
                .isPresent();
    }

    private static Bounds place(FxRobot robot, String id) {
        Node field = byId(robot, id);
        return field.localToScreen(field.getBoundsInLocal());
    }

    private static CheckBox box(Node boxes, String text) {
        return boxes.lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> box.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private List<String> targets() {
        return session.document().flow().targets();
    }

    @Test
    void theTargetsOfAFlowAreTickedByMouseAndByKeys(FxRobot robot) throws Exception {
        List<String> before = targets();
        assertThat(before).containsExactly("aws");
        WindowState.await(() -> isThere(robot, "field-flow.targets"));
        Node boxes = byId(robot, "field-flow.targets");

        robot.clickOn(box(boxes, "Argo Workflows"));
        assertThat(targets()).containsExactly("aws", "argo");

        robot.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.SPACE);
        assertThat(targets()).containsExactly("aws", "argo", "openworkflow");
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(targets()).isEqualTo(before);
        assertThat(box(boxes, "Argo Workflows").isSelected()).isFalse();
        assertThat(box(boxes, "AWS").isSelected()).isTrue();
    }
}
