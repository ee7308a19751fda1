package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// What a user does in the inspector, with a run of the past shown.
@ExtendWith({OnScreen.class, StallLog.class})
class InspectingTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Session session;
    private SessionModels models;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        session = flow.session();
        models = flow.models();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    private void inspect(FxRobot robot, String id, String tab) {
        robot.interact(
                () -> {
                    models.history.show(models.history.all().getFirst());
                    session.select(Selection.ofElement(id));
                    TabPane tabs = robot.lookup("#inspector-tabs").queryAs(TabPane.class);
                    tabs.getTabs().stream()
                            .filter(t -> ("inspector-" + tab).equals(t.getId()))
                            .forEach(t -> tabs.getSelectionModel().select(t));
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void anExpressionIsCompletedAndShowsWhatItGives(FxRobot robot) throws Exception {
        inspect(robot, "metadata", "data");
        TextInputControl input = robot.lookup("#field-input").queryTextInputControl();

        robot.clickOn(input).write("{% $states.input.k");
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        robot.push(KeyCode.ENTER);
        robot.write(" %}");
        await(() -> isThere(robot, "result-input"));
        assertThat(((Labeled) byId(robot, "result-input")).getText())
                .isEqualTo("= \"photos/harbour.jpg\"");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        var metadata = (Step.Function) session.document().step("metadata");
        assertThat(metadata.data().input().value()).isEqualTo("{% $states.input.key %}");
    }

    @Test
    void aClickOnRecordedDataPutsItsPathIntoTheField(FxRobot robot) {
        inspect(robot, "metadata", "data");

        robot.clickOn("#field-output").clickOn(inTree(robot, "key"));

        TextInputControl output = robot.lookup("#field-output").queryTextInputControl();
        assertThat(output.getText()).isEqualTo("{% $states.input.key %}");
    }

    @Test
    void aSecretGetsItsValueHereAndNowhereElse(FxRobot robot) throws Exception {
        inspect(robot, "validate", "settings");
        press(robot, "do-environment-add");
        press(robot, "field-function.environment.VARIABLE_1.variableIsSecret");
        Node set = byId(robot, "set-secret-VARIABLE_1");
        robot.interact(set::requestFocus);
        boolean dirty = session.dirtyProperty().get();

        robot.push(KeyCode.SPACE);
        await(() -> isThere(robot, "secret-value"));
        robot.clickOn("#secret-value").write("hunter2hunter2").clickOn("Keep");
        await(() -> models.secrets.namesProperty().get().contains("VARIABLE_1"));

        assertThat(Files.readString(folder.resolve(".sluice/secrets.json")))
                .contains("hunter2hunter2");
        assertThat(session.dirtyProperty().get()).isEqualTo(dirty);
        assertThat(session.document().toString()).doesNotContain("hunter2hunter2");
    }

    @Test
    void theFlowsSecretsAreListedWithWhatNeedsThemAndDeleted(FxRobot robot) throws Exception {
        models.secrets.set("old-key", "hunter2hunter2");
        await(() -> models.secrets.namesProperty().get().contains("old-key"));
        robot.interact(() -> session.select(Selection.NONE));
        await(() -> isThere(robot, "remove-secret-old-key"));
        VBox list = robot.lookup("#secrets").queryAs(VBox.class);
        assertThat(said(list)).contains("old-key has a value", "Nothing in this flow needs it.");
        assertThat(said(list)).noneMatch(text -> text.contains("hunter2"));

        press(robot, "remove-secret-old-key");
        await(() -> isThere(robot, "secret-remove-go"));
        robot.push(KeyCode.ESCAPE);
        await(() -> !isThere(robot, "secret-remove-go"));
        assertThat(folder.resolve(".sluice/secrets.json")).content().contains("hunter2hunter2");

        press(robot, "remove-secret-old-key");
        await(() -> isThere(robot, "secret-remove-go"));
        robot.clickOn("#secret-remove-go");
        await(() -> models.secrets.namesProperty().get().isEmpty());
        await(() -> !isThere(robot, "remove-secret-old-key"));

        inspect(robot, "validate", "settings");
        press(robot, "do-environment-add");
        press(robot, "field-function.environment.VARIABLE_1.variableIsSecret");
        robot.interact(() -> session.select(Selection.NONE));
        await(() -> said(list).contains("VARIABLE_1 has no value yet"));
        Node link =
                list.lookupAll(".hyperlink").stream()
                        .filter(Node::isVisible)
                        .findFirst()
                        .orElseThrow();
        robot.interact(link::requestFocus);
        robot.push(KeyCode.SPACE);
        await(() -> "validate".equals(session.selection().only()));
    }

    private static List<String> said(VBox list) {
        return list.lookupAll(".label").stream().map(node -> ((Labeled) node).getText()).toList();
    }

    private static void press(FxRobot robot, String id) {
        Node control = byId(robot, id);
        robot.interact(control::requestFocus);
        robot.push(KeyCode.SPACE);
    }

    @Test
    void aForkThatAWireLeavesIsWrappedInAGroupFromTheListOfProblems(FxRobot robot)
            throws Exception {
        robot.interact(
                () -> {
                    session.apply(
                            new ElementEdit.AddStep(
                                    new Step.Choice(
                                            Step.Head.of("again"),
                                            List.of(
                                                    new Step.Rule(
                                                            null,
                                                            new Template(true),
                                                            List.of("both"),
                                                            null,
                                                            Map.of())),
                                            List.of("size"),
                                            Data.NONE),
                                    Layout.Place.at(0, 400),
                                    null,
                                    null,
                                    null));
                    session.apply(
                            new WireEdit.Reconnect(
                                    new Wire(new Outlet.Next("metadata"), 0, "both"),
                                    new Outlet.Next("metadata"),
                                    "again"));
                    TabPane dock = robot.lookup("#dock").queryAs(TabPane.class);
                    dock.getTabs().stream()
                            .filter(t -> "tab-problems".equals(t.getId()))
                            .forEach(t -> dock.getSelectionModel().select(t));
                });
        await(() -> isThere(robot, "fix-scope.left"));

        robot.clickOn(byId(robot, "fix-scope.left"));

        assertThat(session.document().boxOf("again")).isEqualTo("group");
        assertThat(session.document().boxOf("thumbnail")).isEqualTo("group");
        await(
                () ->
                        session.problemsProperty().get().stream()
                                .noneMatch(p -> p.code().equals("scope.left")));
        robot.interact(session::undo);
        assertThat(session.document().boxOf("again")).isNull();
    }

    @Test
    void aProblemLeadsToItsFieldAndIsRepairedAtAClick(FxRobot robot) throws Exception {
        robot.interact(
                () -> {
                    var notify = (Step.Publish) session.document().step("notify");
                    session.apply(
                            new ElementEdit.AddStep(
                                    new Step.Succeed(Step.Head.of("lost"), Data.NONE),
                                    Layout.Place.at(0, 400),
                                    null,
                                    null,
                                    null));
                    session.apply(
                            new ElementEdit.ChangeStep(
                                    new Step.Publish(
                                            notify.head(),
                                            null,
                                            "no-such-topic",
                                            notify.data(),
                                            notify.limits(),
                                            notify.handling(),
                                            notify.next()),
                                    "topic"));
                    TabPane dock = robot.lookup("#dock").queryAs(TabPane.class);
                    dock.getTabs().stream()
                            .filter(t -> "tab-problems".equals(t.getId()))
                            .forEach(t -> dock.getSelectionModel().select(t));
                });
        await(() -> isThere(robot, "fix-step.unreachable"));

        Node said =
                robot.lookup(
                                (Node n) ->
                                        n instanceof Labeled l
                                                && l.getText() != null
                                                && l.getText().contains("no-such-topic")
                                                && l.getText().startsWith("There is no"))
                        .query();
        robot.clickOn(said);
        await(
                () ->
                        stage.getScene().getFocusOwner() != null
                                && isInside(stage.getScene().getFocusOwner(), "field-topic"));
        assertThat(session.selection().only()).isEqualTo("notify");

        robot.clickOn(byId(robot, "fix-step.unreachable"));
        assertThat(session.document().step("lost")).isNull();
    }

    @Test
    void theRunIsGoneBackOverByKeys(FxRobot robot) {
        inspect(robot, "validate", "settings");
        int all = session.runProperty().get().steps().size();
        robot.interact(
                () -> {
                    TabPane dock = robot.lookup("#dock").queryAs(TabPane.class);
                    dock.getTabs().stream()
                            .filter(t -> "tab-events".equals(t.getId()))
                            .forEach(t -> dock.getSelectionModel().select(t));
                    robot.lookup("#travel").query().requestFocus();
                });

        robot.push(KeyCode.HOME);
        assertThat(session.runProperty().get().steps()).isEmpty();
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        assertThat(session.runProperty().get().steps()).containsOnlyKeys("validate");
        robot.push(KeyCode.END);
        assertThat(session.runProperty().get().steps()).hasSize(all);
    }

    private static boolean isInside(Node node, String id) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (id.equals(n.getId())) {
                return true;
            }
        }
        return false;
    }

    private static Node inTree(FxRobot robot, String name) {
        return robot.lookup("#recorded")
                .lookup((Node n) -> n instanceof Labeled l && name.equals(l.getText()))
                .query();
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).tryQuery().isPresent();
    }

    private static Node byId(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).query();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }
}
