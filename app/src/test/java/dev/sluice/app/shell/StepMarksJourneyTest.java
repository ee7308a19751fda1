package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

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

/// What a user has set at steps for the runs to come, seen on the canvas and in the outline.
@ExtendWith(OnScreen.class)
class StepMarksJourneyTest {
    @TempDir Path folder;
    private Stage stage;
    private ShownFlow flow;

    @Start
    void start(Stage shown) {
        stage = shown;
        shown.setX(0); // the headless screen has 1000 by 1000 pixels
        shown.setY(0);
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        shown.setWidth(1000);
        shown.setHeight(900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    private Node card(FxRobot robot) {
        return robot.lookup("#figure-thumbnail").query();
    }

    private void awaitSigns(FxRobot robot, int breakpoints, int pins) throws Exception {
        WindowState.await(() -> card(robot).lookupAll(".breakpoint").size() == breakpoints);
        WindowState.await(() -> card(robot).lookupAll(".pinned").size() == pins);
    }

    private String spoken(FxRobot robot) {
        List<String> found = new ArrayList<>();
        robot.interact(() -> found.add(stage.getScene().lookup(".canvas").getAccessibleText()));
        return found.getFirst();
    }

    @Test
    void showsABreakpointOnItsCardUntilItIsTakenAway(FxRobot robot) throws Exception {
        robot.clickOn(card(robot)).push(KeyCode.F9);
        awaitSigns(robot, 1, 0);
        assertThat(spoken(robot)).contains("runs wait before it");

        robot.push(KeyCode.F9);
        awaitSigns(robot, 0, 0);
        assertThat(spoken(robot)).doesNotContain("runs wait before it");
    }

    @Test
    void setsABreakpointByTheMenuOfACard(FxRobot robot) throws Exception {
        robot.rightClickOn(card(robot));
        robot.clickOn("Wait before this step");
        awaitSigns(robot, 1, 0);

        robot.rightClickOn(card(robot));
        robot.clickOn("No longer wait before this step");
        awaitSigns(robot, 0, 0);
    }

    @Test
    void showsAPinnedOutputBesideABreakpointAndInTheOutline(FxRobot robot) throws Exception {
        robot.clickOn(card(robot)).push(KeyCode.F9);
        robot.interact(() -> flow.models().runs.pins().put("thumbnail", Map.of("sizes", 3)));
        awaitSigns(robot, 1, 1);
        List<Node> signs = List.copyOf(card(robot).lookupAll(".step-mark"));
        assertThat(
                        signs.getFirst()
                                .getBoundsInParent()
                                .intersects(signs.getLast().getBoundsInParent()))
                .isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        WindowState.await(() -> row(robot) != null);
        assertThat(row(robot).getAccessibleText())
                .contains("runs wait before it")
                .contains("its output is pinned");
        assertThat(row(robot).lookupAll(".step-mark")).hasSize(2);
    }

    /// The row of the outline that is selected with the card.
    private static TreeCell<?> row(FxRobot robot) {
        TreeView<?> outline = robot.lookup("#outline").queryAs(TreeView.class);
        return outline.lookupAll(".tree-cell").stream()
                .map(TreeCell.class::cast)
                .filter(cell -> cell.isSelected() && !cell.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
