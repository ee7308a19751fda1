package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.inspector.code.Starter;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.flows.Questions.Unsaved;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.template.Templates;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// What a user does with the designer on a first day, by mouse and keyboard, with functions that
/// run in containers.
@Tag("docker")
@ExtendWith({OnScreen.class, StallLog.class})
class UserJourneyTest {
    @TempDir Path folder;
    private final ScriptedQuestions questions = new ScriptedQuestions();
    private Engine engine;
    private Designer designer;
    private Stage stage;
    private Path flow;

    @Start
    void start(Stage shown) throws IOException {
        flow = folder.resolve("hello");
        questions.folder = flow;
        questions.unsaved = Unsaved.DISCARD;
        Templates.copy("hello", flow);
        engine = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}));
        var settings = new SettingsFile(folder.resolve("settings.json"));
        settings.write(new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        stage = shown;
        designer =
                new Designer(
                        shown,
                        new Designer.Parts(
                                new Designer.Places(
                                        settings, folder.resolve("state"), folder.resolve("home")),
                                new FxThread(),
                                questions,
                                new StandardPanels(
                                        DesignerApp.surroundings(
                                                engine, new Trust(folder.resolve("trusted"))))));
        shown.setWidth(1280);
        shown.setHeight(760);
        shown.show();
        designer.newFlow();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(designer::end);
        engine.close();
    }

    @Test
    void opensDrawsEditsSavesRunsAndExports(FxRobot robot) throws Exception {
        open(robot);
        draw(robot);
        editSettings(robot);
        editCode(robot);
        save(robot);
        run(robot);
        looksAtWhatHappened(robot);
        runsOneStepAlone(robot);
        waitsBeforeAStep(robot);
        export(robot);
        assertThat(questions.told).isEmpty();
    }

    @Test
    void aFunctionOfANewFlowGetsItsCodeWithTheFlowsFirstSave(FxRobot robot) throws Exception {
        Path fresh = folder.resolve("fresh");
        questions.folder = fresh;
        robot.drag("#palette-lang-python").moveTo(onCanvas(0.5, 0.5)).drop();
        await(() -> session().selection().only() != null);
        tab(robot, "Code");
        await(() -> isShown(robot, "#new-python"));

        robot.clickOn("#new-python");

        await(() -> isShown(robot, "#code"));
        CodeArea area = robot.lookup("#code").queryAs(CodeArea.class);
        await(() -> area.getText().equals(Starter.PYTHON.source()) && area.isFocused());
        assertThat(session().folderProperty().get()).isEqualTo(fresh);
        var step = (Step.Function) session().document().step(session().selection().only());
        String code = session().document().flow().functions().get(step.function()).code();
        assertThat(fresh.resolve(code).resolve("index.py"))
                .content()
                .isEqualTo(Starter.PYTHON.source());
    }

    private void open(FxRobot robot) throws TimeoutException {
        robot.clickOn("#tool-action.open");
        await(() -> session() != null && session().document().step("greet") != null);
        assertThat(stage.getTitle()).startsWith("hello");
    }

    private void draw(FxRobot robot) {
        robot.drag("#palette-lang-python").moveTo(onCanvas(0.75, 0.85)).drop();
        String made = session().selection().only();
        assertThat(session().document().step(made)).isInstanceOf(Step.Function.class);

        robot.drag(outlet("frame")).dropTo(middle(made));
        assertThat(session().document().step("frame").next()).containsExactly(made);

        var before = session().document().place(made);
        robot.drag(middle(made)).dropBy(-20, -30);
        assertThat(session().document().place(made)).isNotEqualTo(before);

        robot.clickOn(middle("frame")).push(KeyCode.DELETE);
        assertThat(session().document().step("frame")).isNull();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session().document().step("frame").next()).containsExactly(made);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(session().document().place(made)).isNotEqualTo(before);
        robot.clickOn(middle(made));
    }

    private void editSettings(FxRobot robot) {
        type(robot, "field-id", "shout");
        assertThat(session().document().step("frame").next()).containsExactly("shout");

        type(robot, "field-label", "Shout it");
        assertThat(session().document().step("shout").head().label()).isEqualTo("Shout it");

        String function = ((Step.Function) session().document().step("shout")).function();
        type(robot, "field-function.memoryMb", "64");
        assertThat(robot.lookup("#form-settings .field-mistake").queryLabeled().getText())
                .contains("128");
        type(robot, "field-function.memoryMb", "192");
        assertThat(session().document().flow().functions().get(function).memoryMb()).isEqualTo(192);
    }

    private void editCode(FxRobot robot) throws TimeoutException {
        tab(robot, "Code");
        await(() -> isShown(robot, "#new-python"));
        robot.clickOn("#new-python");
        await(() -> isShown(robot, "#code"));
        CodeArea area = robot.lookup("#code").queryAs(CodeArea.class);
        await(() -> area.isEditable() && area.getLength() > 0);
        robot.clickOn("#code").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("def handler(event, context):").push(KeyCode.ENTER);
        robot.write("print('shouting')").push(KeyCode.ENTER);
        robot.write("return event['message'].upper()");
    }

    private void save(FxRobot robot) throws IOException, TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !session().dirtyProperty().get());

        String function = ((Step.Function) session().document().step("shout")).function();
        String code = session().document().flow().functions().get(function).code();
        assertThat(flow.resolve(code).resolve("index.py"))
                .content()
                .contains("    return event['message'].upper()");
        assertThat(Files.readString(flow.resolve("flow.json"))).contains("\"Shout it\"");
    }

    private void run(FxRobot robot) throws TimeoutException {
        robot.clickOn("#run-event");
        robot.clickOn("ada");
        robot.clickOn("#run");
        await(() -> isShown(robot, "#trust-yes"));
        robot.clickOn("#trust-yes");
        await(() -> session().runProperty().get().steps().containsKey("greet"));
        await(() -> session().runProperty().get().outcome() != null);

        RunView view = session().runProperty().get();
        assertThat(view.outcome()).as("%s", view.failure()).isEqualTo(RunView.Outcome.SUCCEEDED);
        for (String step : List.of("greet", "frame", "shout")) {
            assertThat(view.steps().get(step).status()).isEqualTo(RunView.Status.SUCCEEDED);
        }
    }

    private void looksAtWhatHappened(FxRobot robot) throws TimeoutException {
        ListView<LogLine> lines = robot.lookup("#log-lines").queryListView();
        await(() -> lines.getItems().stream().anyMatch(l -> l.text().equals("shouting")));
        assertThat(lines.getItems()).extracting(LogLine::text).contains("greet: Ada");

        tab(robot, "Runs");
        JsonTree output = robot.lookup("#run-output").queryAs(JsonTree.class);
        await(() -> output.getRoot() != null);
        assertThat(output.getRoot().getValue().value()).isEqualTo("HELLO, ADA!");

        tab(robot, "Cost");
        Labeled sum = robot.lookup("#cost-run").queryLabeled();
        await(() -> sum.getText().startsWith("$0.0"));
        assertThat(robot.lookup("#cost-lines").queryTableView().getItems()).isNotEmpty();

        robot.clickOn(middle("greet"));
        tab(robot, "Last run");
        JsonTree given = robot.lookup("#last-output").queryAs(JsonTree.class);
        assertThat(given.getRoot().getValue().value()).isEqualTo(Map.of("message", "Hello, Ada!"));
    }

    private void runsOneStepAlone(FxRobot robot) throws TimeoutException {
        String before = session().runProperty().get().run();
        robot.clickOn(middle("greet")).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        await(() -> isShown(robot, "#alone-input"));
        robot.clickOn("#alone-go");
        await(() -> !before.equals(session().runProperty().get().run()));
        await(() -> session().runProperty().get().outcome() != null);

        RunView view = session().runProperty().get();
        assertThat(view.outcome()).as("%s", view.failure()).isEqualTo(RunView.Outcome.SUCCEEDED);
        assertThat(view.steps()).containsOnlyKeys("greet");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        assertThat(robot.lookup("#pins").queryLabeled().getText()).startsWith("1 pinned");
        robot.clickOn("#pins");
        await(() -> !isShown(robot, "#pins"));
    }

    private void waitsBeforeAStep(FxRobot robot) throws TimeoutException {
        String before = session().runProperty().get().run();
        robot.clickOn(middle("frame")).push(KeyCode.F9);
        robot.clickOn("#run");
        await(() -> isShown(robot, "#go-on"));
        RunView waiting = session().runProperty().get();
        assertThat(waiting.run()).isNotEqualTo(before);
        assertThat(waiting.steps().get("greet").status()).isEqualTo(RunView.Status.SUCCEEDED);
        assertThat(waiting.outcome()).isNull();

        robot.clickOn("#go-on");
        await(() -> session().runProperty().get().outcome() != null);
        assertThat(session().runProperty().get().outcome()).isEqualTo(RunView.Outcome.SUCCEEDED);
        await(() -> !isShown(robot, "#go-on"));
        robot.clickOn(middle("frame")).push(KeyCode.F9);
    }

    private void export(FxRobot robot) throws TimeoutException {
        robot.clickOn(onCanvas(0.5, 0.05)).push(KeyCode.CONTROL, KeyCode.E);
        await(() -> isShown(robot, "#export-folder"));
        Path out = folder.resolve("out");
        robot.clickOn("#export-folder").push(KeyCode.CONTROL, KeyCode.A).write(out.toString());
        robot.clickOn("#export-go");
        await(() -> isShown(robot, "#export-report"));

        TableView<Object> report = robot.lookup("#export-report").queryTableView();
        assertThat(report.getItems()).isNotEmpty();
        assertThat(Spoken.cells(report)).isNotEmpty();
        assertThat(Spoken.unheard(report)).isEmpty();
        assertThat(out).isDirectoryContaining("glob:**/template.y*ml");
        assertThat(out).isDirectoryContaining("glob:**/README.md");
        robot.clickOn("Close");
    }

    private Session session() {
        return designer.session();
    }

    private CanvasView canvas() {
        return (CanvasView) stage.getScene().lookup(".canvas");
    }

    private Point2D screen(Point at) {
        Point window = canvas().viewport().toWindow(at);
        return canvas().localToScreen(window.x(), window.y());
    }

    private Point2D middle(String id) {
        return screen(Diagram.of(session().document()).figure(id).bounds().center());
    }

    private Point2D outlet(String id) {
        var figure = Diagram.of(session().document()).figure(id);
        return screen(Ports.outlet(figure, new Outlet.Next(id)));
    }

    private Point2D onCanvas(double x, double y) {
        return canvas().localToScreen(canvas().getWidth() * x, canvas().getHeight() * y);
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.clickOn("#" + field).push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.ENTER);
    }

    private static void tab(FxRobot robot, String title) {
        Node tab =
                robot.lookup(
                                (Node n) ->
                                        n.getStyleClass().contains("tab")
                                                && n.lookup(".tab-label") instanceof Labeled label
                                                && title.equals(label.getText()))
                        .query();
        robot.clickOn(tab);
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }
}
