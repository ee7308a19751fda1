package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.JsonPathSamples;
import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.journal.RunSummary.Status;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// What a user does in the inspector with a flow in JSONPath, as imported ones are.
@ExtendWith(OnScreen.class)
class JsonPathInspectingTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Session session;
    private SessionModels models;

    @Start
    void start(Stage shown) {
        var place = new ScriptedRuns(JsonPathSamples.run().entries(), List.of());
        place.remember("r1", Status.SUCCEEDED, null);
        flow =
                ShownFlow.in(
                        shown,
                        folder,
                        new Settings(Language.ENGLISH, ThemeChoice.LIGHT),
                        JsonPathSamples.order(),
                        place);
        session = flow.session();
        models = flow.models();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(flow.window().stage()));
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

    private Data.Paths paths() {
        return session.document().step("price").data().paths();
    }

    @Test
    void theFiveFieldsShowWhatIsWrittenAndWhatItGives(FxRobot robot) throws Exception {
        inspect(robot, "price", "data");

        assertThat(text(robot, "field-inputPath")).isEqualTo("$.order");
        assertThat(text(robot, "field-parameters")).contains("\"sku.$\": \"$.sku\"");
        assertThat(text(robot, "field-resultSelector")).contains("\"total.$\": \"$.sum\"");
        assertThat(text(robot, "field-resultPath")).isEqualTo("$.price");
        assertThat(text(robot, "field-outputPath")).isEmpty();
        await(() -> said(robot, "result-resultSelector").equals("= {\"total\":42}"));
        await(() -> said(robot, "result-inputPath").contains("\"sku\":\"A-7\""));
    }

    @Test
    void aPathIsCompletedTriedAndTaken(FxRobot robot) throws Exception {
        inspect(robot, "price", "data");

        robot.clickOn("#field-inputPath").push(KeyCode.CONTROL, KeyCode.A).write("$.del");
        await(() -> isThere(robot, "completions"));
        robot.push(KeyCode.ENTER);
        await(() -> said(robot, "result-inputPath").equals("= 3"));
        robot.push(KeyCode.ENTER);

        assertThat(paths().inputPath()).isEqualTo(new Template("$.delay"));
        robot.interact(session::undo);
        assertThat(paths().inputPath()).isEqualTo(new Template("$.order"));
    }

    @Test
    void aWrongPathIsToldBelowItsFieldAndNotTaken(FxRobot robot) throws Exception {
        inspect(robot, "price", "data");

        robot.clickOn("#field-inputPath").push(KeyCode.CONTROL, KeyCode.A).write("order");
        robot.push(KeyCode.ENTER);

        assertThat(mistakes(robot)).containsExactly("A path begins with $; null drops everything.");
        assertThat(paths().inputPath()).isEqualTo(new Template("$.order"));
    }

    @Test
    void aClickOnRecordedDataPutsItsPathInTheLanguageOfTheStep(FxRobot robot) {
        inspect(robot, "price", "data");

        robot.clickOn("#field-inputPath").clickOn(inTree(robot, "delay"));

        assertThat(text(robot, "field-inputPath")).isEqualTo("$.delay");
    }

    @Test
    void aValueTheFieldDoesNotSeeIsNotPutIn(FxRobot robot) {
        inspect(robot, "price", "data");

        robot.clickOn("#field-resultSelector").clickOn(inTree(robot, "delay"));

        assertThat(text(robot, "field-resultSelector")).doesNotContain("delay");
        assertThat(robot.lookup(".recorded .form-note").queryAs(Labeled.class).getText())
                .isEqualTo("The field you typed in last cannot see this value.");
    }

    @Test
    void theLanguageIsKeptWithTheReasonWhileFieldsNeedIt(FxRobot robot) {
        inspect(robot, "price", "data");

        ComboBox<?> language = robot.lookup("#field-language").queryAs(ComboBox.class);
        robot.interact(language::requestFocus);
        robot.push(KeyCode.UP);

        assertThat(session.document().step("price").data().language())
                .isEqualTo(QueryLanguage.JSONPATH);
        assertThat(language.getValue()).isEqualTo("JSONPath");
        assertThat(mistakes(robot))
                .singleElement()
                .asString()
                .contains("inputPath, parameters, resultSelector, resultPath")
                .contains("Empty these first");
    }

    @Test
    void aRuleHasItsComparisonAndANewOneBeginsWithOne(FxRobot robot) throws Exception {
        inspect(robot, "large", "settings");
        await(() -> said(robot, "result-rule.0.when").equals("= false"));

        Node add = byId(robot, "do-rule-add");
        robot.interact(add::requestFocus);
        robot.push(KeyCode.SPACE);

        var large = (Step.Choice) session.document().step("large");
        assertThat(large.rules()).hasSize(2);
        assertThat(text(robot, "field-rule.1.when")).contains("IsPresent");
        await(() -> said(robot, "result-rule.1.when").equals("= true"));
    }

    @Test
    void aWaitTakesAPath(FxRobot robot) throws Exception {
        inspect(robot, "hold", "settings");
        await(() -> said(robot, "result-seconds").equals("= 3"));

        robot.clickOn("#field-seconds")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("$.price.total")
                .push(KeyCode.ENTER);

        assertThat(((Step.Wait) session.document().step("hold")).seconds())
                .isEqualTo(new Template("$.price.total"));
    }

    private static List<String> mistakes(FxRobot robot) {
        return robot.lookup(".field-mistake").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String text(FxRobot robot, String id) {
        return ((TextInputControl) byId(robot, id)).getText();
    }

    private static String said(FxRobot robot, String id) {
        return isThere(robot, id) ? ((Labeled) byId(robot, id)).getText() : "";
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
