package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// The line above the canvas: the target that is looked at, and how many problems there are.
@ExtendWith({OnScreen.class, StallLog.class})
class ToolbarTest {
    @TempDir Path folder;
    private Stage stage;
    private final List<ShownFlow> opened = new ArrayList<>();
    private ShownFlow flow;

    @Start
    void start(Stage shown) {
        stage = shown;
        flow = open(Language.ENGLISH, ThemeChoice.LIGHT, List.of("aws", "alibaba"));
    }

    private ShownFlow open(Language language, ThemeChoice theme, List<String> targets) {
        var document = meantFor(Samples.photoIntake(), targets).apply(Samples.photoIntake());
        ShownFlow shown =
                ShownFlow.in(
                        stage,
                        folder,
                        new Settings(language, theme),
                        document,
                        ScriptedRuns.photo());
        stage.setHeight(720);
        opened.add(shown);
        return shown;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> opened.forEach(one -> one.close(stage)));
    }

    private static Edit.ChangeFlow meantFor(FlowDocument document, List<String> targets) {
        Flow f = document.flow();
        return new Edit.ChangeFlow(
                f.name(), f.comment(), targets, f.timeoutSeconds(), f.maxSteps(), f.parameters());
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    private static MenuButton picker(FxRobot robot) {
        return robot.lookup("#target").queryAs(MenuButton.class);
    }

    private static List<String> lines(FxRobot robot) {
        return picker(robot).getItems().stream().map(MenuItem::getId).toList();
    }

    @Test
    void inTheNarrowestWindowNothingOfItIsCut(FxRobot robot) throws Exception {
        robot.interact(() -> stage.setWidth(stage.getMinWidth()));

        Region bar = robot.lookup("#toolbar").queryAs(Region.class);
        await(() -> bar.getWidth() <= stage.getMinWidth());
        assertThat(bar.minWidth(-1)).isLessThanOrEqualTo(stage.getMinWidth());
        await(
                () ->
                        bar.getChildrenUnmodifiable().stream()
                                .filter(Node::isManaged)
                                .allMatch(
                                        node ->
                                                node.getBoundsInParent().getMaxX()
                                                        <= bar.getWidth()));
    }

    @Test
    void theTargetsStandInTheFlowsOrderAndWhatIsNotThereYetIsSaid(FxRobot robot) {
        assertThat(picker(robot).getText()).isEqualTo("All targets");
        assertThat(lines(robot))
                .containsExactly(
                        "target-all", "target-aws", "target-alibaba", null, "target-awaited");
        MenuItem alibaba = picker(robot).getItems().get(2);
        assertThat(alibaba.isDisable()).isFalse();
        assertThat(alibaba.getText()).isEqualTo("Alibaba Cloud: prices alone");

        robot.interact(
                () -> flow.session().apply(meantFor(flow.session().document(), List.of("argo"))));
        MenuItem argo = picker(robot).getItems().getFirst();
        assertThat(argo.getId()).isEqualTo("target-argo");
        assertThat(argo.isDisable()).isTrue();
        assertThat(argo.getText()).isEqualTo("Argo Workflows: no checks, prices or export yet");
    }

    @Test
    void theTargetDecidesWhatARunCosts(FxRobot robot) throws Exception {
        Labeled badge = robot.lookup("#cost-badge").queryLabeled();
        OpenDesigner.tab(robot, "Cost");
        await(() -> origin(robot).startsWith("AWS, us-east-1"));
        assertThat(badge.getText()).as("of all targets, these are priced").startsWith("AWS: $");
        String withAws = badge.getText().substring("AWS: ".length());

        robot.clickOn("#target").clickOn("#target-alibaba");
        await(() -> origin(robot).startsWith("Alibaba Cloud, international"));
        assertThat(badge.getText()).startsWith("$").isNotEqualTo(withAws);
        assertThat(robot.lookup("#cost-run").queryLabeled().getText())
                .isEqualTo(badge.getText().split("/", 2)[0]);
        String abroad = badge.getText();

        robot.clickOn("#cost-mainland");
        await(() -> origin(robot).startsWith("Alibaba Cloud, Chinese mainland"));
        assertThat(badge.getText()).startsWith("CN¥").isNotEqualTo(abroad);

        robot.clickOn("#target").clickOn("#target-aws");
        await(() -> badge.getText().equals(withAws));
        assertThat(OpenDesigner.isShown(robot, "#cost-mainland")).isFalse();
    }

    private static String origin(FxRobot robot) {
        return robot.lookup("#cost-origin").queryLabeled().getText();
    }

    @Test
    void aTargetIsChosenByMouseAndTheExportBeginsWithIt(FxRobot robot) {
        FlowDocument before = flow.session().document();

        robot.clickOn("#target").clickOn("#target-aws");

        assertThat(picker(robot).getText()).isEqualTo("AWS");
        assertThat(flow.session().targetProperty().get()).isEqualTo("aws");
        assertThat(flow.session().document()).isSameAs(before);
        robot.interact(flow.models().exports::propose);
        assertThat(flow.models().exports.targetProperty().get()).isEqualTo("aws");
    }

    @Test
    void aTargetIsChosenByKeys(FxRobot robot) {
        robot.interact(() -> picker(robot).requestFocus());

        robot.push(KeyCode.SPACE).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);

        assertThat(flow.session().targetProperty().get()).isEqualTo("aws");
    }

    @Test
    void aTargetIsAddedByChoiceAloneAndTakenBackByUndo(FxRobot robot) {
        robot.interact(() -> flow.session().apply(meantFor(flow.session().document(), List.of())));
        assertThat(picker(robot).getText()).isEqualTo("No target");
        FlowDocument before = flow.session().document();

        robot.clickOn("#target").clickOn("#target-add-aws");
        assertThat(flow.session().document().flow().targets()).containsExactly("aws");
        assertThat(picker(robot).getText()).isEqualTo("AWS");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(flow.session().document()).isSameAs(before);
        assertThat(flow.session().targetProperty().get()).isNull();
    }

    @Test
    void theTargetDecidesWhichProblemsThereAre(FxRobot robot) throws Exception {
        var slow =
                new Trigger.Http(
                        Trigger.Head.of("by-hand", List.of("validate")),
                        "GET",
                        "/slow",
                        "sync",
                        900);
        robot.interact(
                () -> {
                    flow.session().apply(meantFor(flow.session().document(), List.of()));
                    flow.session().apply(new ElementEdit.ChangeTrigger(slow, "limitSeconds"));
                });
        await(() -> !isTold("aws.answer-limit"));

        robot.clickOn("#target").clickOn("#target-add-aws");
        await(() -> isTold("aws.answer-limit"));
        robot.clickOn("#problem-count");
        assertThat(robot.lookup("#problems").queryListView().getItems())
                .extracting(item -> ((Problem) item).code())
                .contains("aws.answer-limit");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> !isTold("aws.answer-limit"));
    }

    private boolean isTold(String code) {
        return flow.session().problemsProperty().get().stream()
                .anyMatch(problem -> problem.code().equals(code));
    }

    @Test
    void problemsAreCountedAndAClickOrKeysShowThem(FxRobot robot) throws Exception {
        Node count = robot.lookup("#problem-count").query();
        robot.interact(
                () ->
                        flow.session()
                                .apply(
                                        new ElementEdit.DeleteElements(
                                                Set.of("uploaded", "by-hand"),
                                                Set.of(),
                                                Set.of())));
        await(() -> !flow.session().problemsProperty().get().isEmpty());
        assertThat(count.getAccessibleText()).matches("(\\d+ errors?(, )?)?(\\d+ warnings?)?");

        robot.clickOn(count);
        TabPane dock = robot.lookup("#dock").queryAs(TabPane.class);
        assertThat(dock.getSelectionModel().getSelectedItem().getId()).isEqualTo("tab-problems");
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("problems");

        robot.interact(() -> dock.getSelectionModel().select(0));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(dock.getSelectionModel().getSelectedItem().getId()).isEqualTo("tab-problems");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void allOfItFitsInASmallWindow(Language language, FxRobot robot) throws Exception {
        robot.interact(() -> flow = open(language, ThemeChoice.DARK, List.of("aws", "alibaba")));
        await(() -> flow.models().costs.costsProperty().get() != null);
        HBox bar = robot.lookup("#toolbar").queryAs(HBox.class);
        await(() -> bar.lookupAll(".label").size() > 4);
        robot.interact(() -> stage.getScene().getRoot().layout());

        assertFits(bar);
        Set<Node> labels = bar.lookupAll(".label");
        for (Node node : labels) {
            if (node instanceof Labeled labeled && labeled.lookup(".text") instanceof Text shown) {
                assertThat(shown.getText()).isEqualTo(labeled.getText());
            }
        }
    }

    @Test
    void thePanelsBesideTheCanvasGrowWithTheWindow(FxRobot robot) throws Exception {
        Node palette = robot.lookup("#left").query();
        robot.interact(() -> stage.setWidth(900));
        await(() -> Math.abs(palette.getLayoutBounds().getWidth() - 190) < 3);

        robot.interact(() -> stage.setWidth(1600));
        await(() -> Math.abs(palette.getLayoutBounds().getWidth() - 240) < 3);
    }

    @Test
    void aDividerThatTheUserMovesStaysWhereItIs(FxRobot robot) throws Exception {
        Node palette = robot.lookup("#left").query();
        double narrow = palette.getLayoutBounds().getWidth();
        Node inspector = robot.lookup("#inspector").query();
        double wide = inspector.getLayoutBounds().getWidth();
        List<Bounds> dividers =
                robot.lookup("#workbench-sides > .split-pane-divider").queryAll().stream()
                        .map(node -> node.localToScreen(node.getLayoutBounds()))
                        .sorted(Comparator.comparingDouble(Bounds::getMinX))
                        .toList();

        carry(robot, dividers.getFirst(), 45);
        carry(robot, dividers.getLast(), -30);

        assertThat(palette.getLayoutBounds().getWidth()).isCloseTo(narrow + 45, within(3.0));
        assertThat(inspector.getLayoutBounds().getWidth()).isCloseTo(wide + 30, within(3.0));
        robot.interact(() -> stage.setWidth(1600));
        await(() -> stage.getScene().getRoot().getLayoutBounds().getWidth() > 1500);

        assertThat(palette.getLayoutBounds().getWidth()).isCloseTo(narrow + 45, within(3.0));
        assertThat(inspector.getLayoutBounds().getWidth()).isCloseTo(wide + 30, within(3.0));
    }

    /// Carries a divider pixel by pixel: the headless screen sends what is dragged to what lies
    /// under the pointer, so the divider has to keep up.
    private static void carry(FxRobot robot, Bounds divider, int by) {
        Parent sides = robot.lookup("#workbench-sides").query();
        double y = divider.getMinY() + 40;
        robot.interact(
                () -> {
                    var hand = new Robot();
                    hand.mouseMove(divider.getCenterX(), y);
                    hand.mousePress(MouseButton.PRIMARY);
                    for (int i = 1; i <= Math.abs(by); i++) {
                        hand.mouseMove(divider.getCenterX() + i * Integer.signum(by), y);
                        sides.layout();
                    }
                    hand.mouseRelease(MouseButton.PRIMARY);
                });
    }

    private static void assertFits(HBox bar) {
        assertThat(bar.getWidth()).isLessThanOrEqualTo(bar.getScene().getWidth());
        for (Node node : bar.getChildren()) {
            Bounds at = node.getBoundsInParent();
            assertThat(!node.isVisible() || at.getMaxX() <= bar.getWidth() - 8)
                    .as(node.toString())
                    .isTrue();
        }
    }

    @Test
    void whereThereIsNoRoomForAllOfItWhatHasKeysGivesWay(FxRobot robot) throws Exception {
        HBox bar = robot.lookup("#toolbar").queryAs(HBox.class);
        Node zoom =
                robot.lookup((Node n) -> "tool-action.zoom-out".equals(n.getId())).<Node>query();
        await(() -> flow.models().costs.costsProperty().get() != null && zoom.isVisible());

        robot.interact(() -> stage.setWidth(1180));
        await(() -> !zoom.isVisible());
        assertFits(bar);

        robot.interact(() -> stage.setWidth(1280));
        await(zoom::isVisible);
        assertFits(bar);
    }
}
