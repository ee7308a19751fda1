package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// The inspector while problems of the selected step come and go: what is aimed at stays there.
@ExtendWith(OnScreen.class)
class StandingFormTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Session session;
    private ScrollPane form;

    @Start
    void start(Stage stage) {
        flow = ShownFlow.in(stage, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        session = flow.session();
        session.select(Selection.ofElement("metadata"));
        form = (ScrollPane) stage.getScene().lookup("#form-settings");
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(flow.window().stage()));
    }

    private ScrollPane foot() {
        return (ScrollPane) flow.window().scene().lookup("#inspector-problems");
    }

    private List<Node> problems() {
        return ((Parent) foot().getContent()).getChildrenUnmodifiable();
    }

    /// Makes edits that leave the selected step with problems, and waits until they are told.
    private void spoil(FxRobot robot) throws TimeoutException {
        robot.interact(
                () -> {
                    session.apply(
                            new ElementEdit.DeleteElements(Set.of("both"), Set.of(), Set.of()));
                    session.apply(new WireEdit.Connect(new Outlet.Next("thumbnail"), "metadata"));
                });
        WindowState.await(() -> !problems().isEmpty());
    }

    private void mend(FxRobot robot) throws TimeoutException {
        robot.interact(
                () -> {
                    session.undo();
                    session.undo();
                });
        WindowState.await(() -> problems().isEmpty());
    }

    private void scrollTo(FxRobot robot, double where) {
        double all = form.getContent().getLayoutBounds().getHeight();
        assertThat(all).isGreaterThan(form.getViewportBounds().getHeight());
        robot.interact(() -> form.setVvalue(where));
    }

    /// Where the last fields of the form are on the screen.
    private Bounds lastSection() {
        Node last = form.getContent().lookupAll(".form-section").stream().toList().getLast();
        return last.localToScreen(last.getLayoutBounds());
    }

    @Test
    void theFormStandsStillWhenAProblemComesAndGoes(FxRobot robot) throws TimeoutException {
        scrollTo(robot, 0.4);
        Bounds before = lastSection();

        spoil(robot);
        assertThat(lastSection()).isEqualTo(before);

        mend(robot);
        assertThat(lastSection()).isEqualTo(before);
    }

    @Test
    void theEndOfTheFormStaysUnderThePointerThatMendedTheStep(FxRobot robot)
            throws TimeoutException {
        spoil(robot);
        robot.moveTo(form);
        scrollTo(robot, 1);
        Bounds before = lastSection();

        mend(robot);
        assertThat(lastSection()).isEqualTo(before);

        robot.moveTo("#canvas");
        WindowState.await(() -> !foot().isVisible());
    }

    @Test
    void theTabsOfAnotherKindOfStepStandAtOnceWhereTheyStay(FxRobot robot) {
        robot.interact(() -> session.select(Selection.NONE));
        List<Bounds> first = new ArrayList<>();
        robot.interact(
                () -> {
                    session.select(Selection.ofElement("validate"));
                    Parent root = flow.window().scene().getRoot();
                    root.applyCss();
                    root.layout();
                    first.addAll(tabs());
                });

        robot.moveTo("#canvas");

        assertThat(first).hasSize(5);
        assertThat(tabs()).isEqualTo(first);
    }

    private List<Bounds> tabs() {
        return flow.window().scene().getRoot().lookupAll("#inspector-tabs .tab").stream()
                .map(tab -> tab.localToScreen(tab.getLayoutBounds()))
                .toList();
    }

    @Test
    void manyLongProblemsLeaveTheFormItsRoomAndAreScrolledTo(FxRobot robot)
            throws TimeoutException {
        var rule =
                new Step.Rule(
                        null, new Template("{% $states.input.( %}"), List.of(), null, Map.of());
        var step =
                new Step.Choice(
                        Step.Head.of("many"),
                        Collections.nCopies(8, rule),
                        List.of("size"),
                        Data.NONE);
        robot.interact(
                () -> {
                    session.apply(
                            new ElementEdit.AddStep(
                                    step, Layout.Place.at(0, 400), null, null, null));
                    session.select(Selection.ofElement("many"));
                });
        WindowState.await(() -> problems().size() >= 8);

        Node inspector = flow.window().scene().lookup("#inspector");
        double all = inspector.getLayoutBounds().getHeight();
        assertThat(foot().getHeight()).isBetween(all / 5, all / 3);
        assertThat(form.getHeight()).isGreaterThan(all / 2);
        robot.interact(() -> foot().setVvalue(1));
        Node last = problems().getLast();
        Bounds seen = foot().localToScreen(foot().getLayoutBounds());
        assertThat(seen.contains(last.localToScreen(last.getLayoutBounds()))).isTrue();
    }
}
