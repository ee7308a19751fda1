package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.app.shell.window.Panels;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

@ExtendWith({ApplicationExtension.class, StallLog.class})
class CanvasJourneyTest {
    private static final List<Problem> PROBLEMS =
            List.of(
                    Problem.error(
                                    "scope.branches-meet",
                                    "/steps/size/otherwise/0",
                                    "reject",
                                    "Several branches reach it.",
                                    "Insert a join before it.")
                            .withFix(new Fix.InsertJoin("reject")));

    private Session session;
    private CanvasView canvas;

    @Start
    void start(Stage stage) {
        FlowDocument document = Placement.complete(Samples.photoIntake());
        session = new Session(document, null, _ -> PROBLEMS, new FxThread());
        var window = new MainWindow(stage, (_, _, _) -> Panels.none());
        canvas =
                window.show(
                                session,
                                new Settings(Language.ENGLISH, ThemeChoice.LIGHT),
                                new NoActions())
                        .canvas();
        stage.setX(0); // the headless screen has 1000 by 1000 pixels
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
    }

    private Point2D screen(Point at) {
        Point window = canvas.viewport().toWindow(at);
        return canvas.localToScreen(window.x(), window.y());
    }

    private Rect bounds(String id) {
        return Diagram.of(session.document()).figure(id).bounds();
    }

    private Point2D middle(String id) {
        return screen(bounds(id).center());
    }

    private void add(FxRobot robot, Step step, Point at) {
        robot.interact(
                () ->
                        session.apply(
                                new ElementEdit.AddStep(
                                        step, Place.at(at.x(), at.y()), null, null, null)));
    }

    private void select(FxRobot robot, String... ids) {
        robot.interact(
                () -> {
                    session.select(Selection.ofElements(Set.of(ids)));
                    canvas.requestFocus();
                });
    }

    private Point empty() {
        Rect all = Diagram.of(session.document()).bounds();
        return new Point(all.x() + 300, all.bottom() + 200);
    }

    @Test
    void aKeyOffersWhatCanBeAddedWhereThePointerIs(FxRobot robot) {
        robot.interact(() -> session.select(Selection.NONE));
        robot.moveTo(screen(empty())).clickOn(MouseButton.PRIMARY);

        robot.push(KeyCode.A).write("fail").push(KeyCode.ENTER);

        Place place = session.document().place("fail");
        assertThat(place.x())
                .isCloseTo(empty().x() - 110, org.assertj.core.data.Offset.offset(20d));
    }

    @Test
    void aStepAddedByKeyFollowsTheSelectedOne(FxRobot robot) {
        select(robot, "notify");

        robot.moveTo(screen(empty())).push(KeyCode.A).write("wait").push(KeyCode.ENTER);

        assertThat(session.document().step("notify").next()).containsExactly("wait");
    }

    @Test
    void aPaletteItemDroppedOnAWireIsPutBetween(FxRobot robot) {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Point on = Diagram.of(session.document()).route(wire).curve().along(0.5);

        robot.drag("#palette-lang-python").dropTo(screen(on));

        String added = session.document().trigger("by-hand").next().getFirst();
        assertThat(session.document().step(added).next()).containsExactly("validate");
        assertThat(bounds(added).x()).isGreaterThan(bounds("by-hand").right());
        assertThat(bounds("validate").x()).isGreaterThan(bounds(added).right());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().trigger("by-hand").next()).containsExactly("validate");
    }

    @Test
    void aWireUnderThePointerTellsAllItsErrors(FxRobot robot) throws TimeoutException {
        List<String> errors = List.of("NotAPhoto", "CorruptPhoto", "PhotoTooSmall");
        Step.Function step = (Step.Function) session.document().step("validate");
        var catcher = new Handling.Catcher(errors, List.of("reject"), null, Map.of(), null);
        Step.Function catching =
                new Step.Function(
                        step.head(),
                        step.function(),
                        step.data(),
                        step.limits(),
                        new Handling(List.of(), List.of(catcher)),
                        step.next());
        robot.interact(() -> session.apply(new ElementEdit.ChangeStep(catching, "errors")));
        WindowState.await(
                20, () -> !robot.lookup("NotAPhoto, CorruptPhoto +1").queryAll().isEmpty());
        var wire = new Wire(new Outlet.Catcher("validate", 0), 0, "reject");
        Point on = Diagram.of(session.document()).route(wire).curve().along(0.5);

        robot.moveTo(screen(on));

        Labeled hint = robot.lookup(".hint").queryLabeled();
        WindowState.await(20, hint::isVisible);
        assertThat(hint.getText()).isEqualTo("NotAPhoto, CorruptPhoto, PhotoTooSmall");
        robot.moveTo(screen(empty()));
        WindowState.await(20, () -> !hint.isVisible());
    }

    @Test
    void aTriggerHeldOverABoxIsRefusedWithTheReason(FxRobot robot) {
        Rect box = bounds("archive");
        Point inside = new Point(box.x() + 30, box.bottom() - 10);

        robot.drag("#palette-trigger-timer").moveTo(screen(inside));
        assertThat(robot.lookup(".refusal").queryLabeled().isVisible()).isTrue();
        robot.dropTo(screen(inside));

        assertThat(session.document().flow().triggers()).doesNotContainKey("timer");
    }

    @Test
    void aStepIsDraggedIntoABoxAndOutAgain(FxRobot robot) {
        Point start = empty();
        add(robot, Samples.transform("shape"), start);
        robot.interact(() -> canvas.commands().fit());
        Rect box = bounds("archive");

        robot.drag(middle("shape")).dropTo(screen(new Point(box.right() - 30, box.bottom() - 12)));
        assertThat(session.document().boxOf("shape")).isEqualTo("archive");

        robot.drag(middle("shape")).dropTo(screen(empty()));
        assertThat(session.document().boxOf("shape")).isNull();
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().boxOf("shape")).isNull();
        assertThat(session.document().place("shape").y()).isEqualTo(start.y());
    }

    @Test
    void aWiresBeginningIsTakenElsewhere(FxRobot robot) {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Point near = Diagram.of(session.document()).route(wire).curve().near(16, true);

        robot.drag(screen(near)).dropTo(middle("metadata"));

        assertThat(session.document().trigger("by-hand").next()).isEmpty();
        assertThat(session.document().step("metadata").next()).contains("validate");
    }

    @Test
    void aWireUnderARuleIsTakenElsewhere(FxRobot robot) {
        var wire = new Wire(new Outlet.Otherwise("size"), 0, "reject");
        Point near = Diagram.of(session.document()).route(wire).curve().near(12, false);

        robot.drag(screen(near)).dropTo(middle("notify"));

        assertThat(((Step.Choice) session.document().step("size")).otherwise())
                .containsExactly("notify");
    }

    @Test
    void aBoxIsClosedByItsSignAndOpenedByEnter(FxRobot robot) {
        robot.clickOn(screen(Sizes.fold(bounds("archive"), true).center()));
        assertThat(session.document().place("archive").collapsed()).isTrue();
        assertThat(Diagram.of(session.document()).figure("resize")).isNull();

        robot.push(KeyCode.ENTER);

        assertThat(session.document().place("archive").collapsed()).isFalse();
    }

    @Test
    void tabWalksTheStepsAndF2Renames(FxRobot robot) {
        robot.interact(
                () -> {
                    session.select(Selection.NONE);
                    canvas.requestFocus();
                });
        robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.TAB);
        assertThat(session.selection().only()).isEqualTo("validate");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(session.selection().only()).isEqualTo("by-hand");

        robot.push(KeyCode.F2);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("Start").push(KeyCode.ENTER);

        assertThat(session.document().trigger("by-hand").head().label()).isEqualTo("Start");
    }

    @Test
    void whatIsSoughtIsFoundByNameKindAndFunction(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.F).write("photo");
        assertThat(session.selection().only()).isEqualTo("validate");

        robot.push(KeyCode.CONTROL, KeyCode.A).write("function").push(KeyCode.ENTER);
        assertThat(robot.lookup("#find-count").queryLabeled().getText()).isEqualTo("2 / 4");
        robot.push(KeyCode.ESCAPE);

        assertThat(robot.lookup("#find-bar").<Node>query().isVisible()).isFalse();
        assertThat(canvas.isFocused()).isTrue();
    }

    @Test
    void theMenuWrapsInAGroupAndTakesItAway(FxRobot robot) {
        robot.interact(() -> canvas.commands().fit());
        robot.clickOn(middle("thumbnail"), MouseButton.SECONDARY).clickOn("Wrap in a group");
        assertThat(session.document().boxOf("thumbnail")).isEqualTo("group");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);

        assertThat(session.document().boxOf("thumbnail")).isNull();
        assertThat(session.document().step("validate").next())
                .containsExactly("thumbnail", "metadata");
    }

    @Test
    void severalAreAlignedAndDistributedByMenuAndKeys(FxRobot robot) {
        select(robot, "uploaded", "by-hand", "thumbnail");

        robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.LEFT);
        double x = bounds("uploaded").x();
        assertThat(bounds("by-hand").x()).isEqualTo(x);
        assertThat(bounds("thumbnail").x()).isEqualTo(x);

        robot.clickOn(middle("by-hand"), MouseButton.SECONDARY);
        robot.clickOn("Duplicate");

        assertThat(session.document().trigger("by-hand-2")).isNotNull();
    }

    @Test
    void aProblemIsRepairedWhereItIsMarked(FxRobot robot) throws Exception {
        WindowState.await(10, () -> !session.problemsProperty().get().isEmpty());

        robot.clickOn(screen(Sizes.badge(bounds("reject")).center()));
        robot.clickOn("#problem-fix");

        assertThat(session.document().step("join").next()).containsExactly("reject");
    }

    @Test
    void onlyWhatIsSelectedIsTidied(FxRobot robot) {
        Place other = session.document().place("notify");
        robot.interact(
                () ->
                        session.apply(
                                new LayoutEdit.MoveElements(
                                        Set.of("metadata"), Set.of(), 60, 200)));
        select(robot, "validate", "thumbnail", "metadata");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);

        assertThat(session.document().place("notify")).isEqualTo(other);
        assertThat(bounds("metadata").x()).isEqualTo(bounds("thumbnail").x());
        assertThat(bounds("thumbnail").y()).isLessThan(bounds("metadata").y());
    }

    @Test
    void theOverviewMovesTheWindow(FxRobot robot) {
        robot.interact(() -> canvas.commands().zoomToNormal());
        double x = canvas.viewport().x();
        Node map = robot.lookup("#minimap").query();
        assertThat(map.isVisible()).isTrue();

        robot.drag(map).moveBy(40, 0).drop();

        assertThat(canvas.viewport().x()).isNotEqualTo(x);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        assertThat(map.isVisible()).isFalse();
    }

    @Test
    void spaceAndDragMovesTheCanvas(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        double x = canvas.viewport().x();

        robot.moveTo(screen(empty())).press(KeyCode.SPACE);
        robot.drag(MouseButton.PRIMARY).moveBy(50, 20).drop();
        robot.release(KeyCode.SPACE);

        assertThat(canvas.viewport().x()).isEqualTo(x + 50);
    }

    @Test
    void theCanvasGoesOnWhileAStepIsHeldAtItsEdge(FxRobot robot) throws Exception {
        double before = canvas.viewport().x();
        Place start = session.document().place("notify");

        robot.drag(middle("notify"))
                .moveTo(canvas.localToScreen(canvas.getWidth() - 4, canvas.getHeight() / 2));
        WindowState.await(10, () -> canvas.viewport().x() < before - 300);
        robot.drop();
        double after = canvas.viewport().x();

        assertThat(session.document().place("notify").x()).isGreaterThan(start.x() + 300);
        robot.moveBy(-200, 0);
        assertThat(canvas.viewport().x()).isEqualTo(after);
    }

    @Test
    void aNoteIsWrittenAndPaintedBlue(FxRobot robot) {
        robot.interact(() -> canvas.commands().zoomToNormal());
        robot.clickOn("#palette-search").write("note");
        robot.drag("#palette-note").dropTo(canvas.localToScreen(300, 560));
        var note = session.document().layout().notes().getFirst();
        Point2D at = screen(new Point(note.x() + 60, note.y() + 50));
        robot.doubleClickOn(at);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("Why");
        robot.clickOn(canvas.localToScreen(300, 100));

        robot.clickOn(at, MouseButton.SECONDARY).clickOn("Color").clickOn("Blue");

        var written = session.document().layout().notes().getFirst();
        assertThat(written.text()).isEqualTo("Why");
        assertThat(written.color()).isEqualTo("blue");
    }

    @Test
    void copiesTravelAsText(FxRobot robot) {
        select(robot, "thumbnail", "both");
        robot.push(KeyCode.CONTROL, KeyCode.X);
        assertThat(session.document().step("thumbnail")).isNull();

        Point pointer = empty();
        robot.moveTo(screen(pointer)).push(KeyCode.CONTROL, KeyCode.V);

        assertThat(session.document().step("thumbnail").next()).containsExactly("both");
        Point middle = bounds("thumbnail").union(bounds("both")).center();
        assertThat(middle.distance(pointer)).isLessThan(2 * Sizes.GRID);
    }
}
