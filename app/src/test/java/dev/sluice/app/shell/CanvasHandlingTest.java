package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// What a user's hand does on the canvas: choosing several, putting them in order, zooming,
/// snapping or not, and taking steps out from between others.
@ExtendWith({ApplicationExtension.class, StallLog.class})
class CanvasHandlingTest {
    private ShownCanvas shown;
    private Session session;
    private CanvasView canvas;

    @Start
    void start(Stage stage) {
        FlowDocument placed = Placement.complete(Samples.photoIntake());
        Place beside = placed.place("thumbnail");
        var note = new Note("why", beside.x() + 30, beside.y() - 210, 180, 60, "Why", null);
        FlowDocument withNote =
                placed.withLayout(new Layout(placed.layout().places(), List.of(note)));
        shown = ShownCanvas.of(stage, withNote, List.of());
        session = shown.session();
        canvas = shown.canvas();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shown::close);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D screen(Point at) {
        return shown.screen(at);
    }

    private Rect bounds(String id) {
        return shown.bounds(id);
    }

    private Rect note() {
        return Diagram.of(session.document()).notes().get("why").bounds();
    }

    private Point2D middle(String id) {
        return shown.middle(id);
    }

    /// Selects by clicks, the further ones with Shift held.
    private void click(FxRobot robot, String first, String... further) throws TimeoutException {
        OpenDesigner.awaitFitted(canvas, session);
        robot.clickOn(middle(first));
        for (String id : further) {
            click(robot, Key.SHIFT, middle(id));
        }
    }

    private enum Key {
        SHIFT,
        CONTROL,
        ALT
    }

    private void click(FxRobot robot, Key held, Point2D at) {
        drag(robot, held, at, at);
    }

    /// Presses, moves and lets go with a key held. The headless screen tells no mouse event which
    /// keys are held, so what others would send is sent.
    private void drag(FxRobot robot, Key held, Point2D from, Point2D to) {
        send(robot, MouseEvent.MOUSE_PRESSED, held, from);
        if (!from.equals(to)) {
            send(robot, MouseEvent.MOUSE_DRAGGED, held, from.midpoint(to));
            send(robot, MouseEvent.MOUSE_DRAGGED, held, to);
            assertThat(robot.lookup(".guide").queryAll()).isEmpty();
        }
        send(robot, MouseEvent.MOUSE_RELEASED, held, to);
    }

    private void send(FxRobot robot, EventType<MouseEvent> type, Key held, Point2D at) {
        Point2D in = canvas.screenToLocal(at);
        Point2D scene = canvas.localToScene(in);
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        robot.interact(
                () ->
                        Event.fireEvent(
                                canvas,
                                new MouseEvent(
                                        type,
                                        scene.getX(),
                                        scene.getY(),
                                        at.getX(),
                                        at.getY(),
                                        MouseButton.PRIMARY,
                                        1,
                                        held == Key.SHIFT,
                                        held == Key.CONTROL,
                                        held == Key.ALT,
                                        false,
                                        down,
                                        false,
                                        false,
                                        false,
                                        false,
                                        true,
                                        new PickResult(null, scene.getX(), scene.getY()))));
    }

    /// Turns the wheel with Control held.
    private void zoom(FxRobot robot, Point2D at, double by) {
        Point2D scene = canvas.localToScene(canvas.screenToLocal(at));
        robot.interact(
                () ->
                        Event.fireEvent(
                                canvas,
                                new ScrollEvent(
                                        ScrollEvent.SCROLL,
                                        scene.getX(),
                                        scene.getY(),
                                        at.getX(),
                                        at.getY(),
                                        false,
                                        true,
                                        false,
                                        false,
                                        false,
                                        false,
                                        0,
                                        by,
                                        0,
                                        by,
                                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                                        0,
                                        ScrollEvent.VerticalTextScrollUnits.NONE,
                                        0,
                                        0,
                                        new PickResult(null, scene.getX(), scene.getY()))));
    }

    /// @param menu `null`: the one that is open
    private static void choose(FxRobot robot, @Nullable String menu, String line)
            throws TimeoutException {
        if (menu != null) {
            robot.clickOn(menu);
        }
        await(() -> robot.lookup(line).tryQuery().filter(Node::isVisible).isPresent());
        robot.clickOn(line);
    }

    @Test
    void severalAreDistributedByTheirMenu(FxRobot robot) throws Exception {
        click(robot, "validate", "thumbnail", "size");
        robot.drag(middle("thumbnail")).dropBy(15, 30);
        Rect first = bounds("validate");
        Rect last = bounds("size");
        double between = bounds("thumbnail").width();

        robot.clickOn(middle("thumbnail"), MouseButton.SECONDARY);
        choose(robot, "Distribute", "Distribute horizontally");

        double gap = bounds("thumbnail").x() - bounds("validate").right();
        assertThat(bounds("size").x() - bounds("thumbnail").right())
                .isCloseTo(gap, Offset.offset(1d));
        assertThat(gap).isCloseTo((last.x() - first.right() - between) / 2, Offset.offset(1d));
    }

    @Test
    void notesAreAlignedAndDistributedWithSteps(FxRobot robot) throws Exception {
        click(robot, "thumbnail", "metadata");
        click(robot, Key.SHIFT, screen(note().center()));

        robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.LEFT);

        assertThat(note().x()).isEqualTo(bounds("thumbnail").x());
        assertThat(note().x()).isEqualTo(bounds("metadata").x());
        choose(robot, "Arrange", "Distribute vertically");
        double upper = bounds("thumbnail").y() - note().bottom();
        double lower = bounds("metadata").y() - bounds("thumbnail").bottom();
        assertThat(upper).isCloseTo(lower, Offset.offset(1d));
    }

    @Test
    void aNoteIsFoundByWhatIsWrittenOnIt(FxRobot robot) throws Exception {
        click(robot, "notify");

        robot.push(KeyCode.CONTROL, KeyCode.F).write("Why");

        await(() -> session.selection().notes().contains("why"));
        assertThat(session.selection().elements()).isEmpty();
        robot.push(KeyCode.ESCAPE);
        await(canvas::isFocused);
    }

    @Test
    void nothingSnapsWhileAltIsHeld(FxRobot robot) throws Exception {
        OpenDesigner.awaitFitted(canvas, session);
        Rect before = bounds("notify");

        drag(robot, Key.ALT, middle("notify"), middle("notify").add(40, 45));

        double scale = canvas.viewport().scale();
        assertThat(bounds("notify").x() - before.x()).isCloseTo(40 / scale, Offset.offset(1.5));
        assertThat(bounds("notify").y() - before.y()).isCloseTo(45 / scale, Offset.offset(1.5));
    }

    @Test
    void whatIsDraggedAloneComesToLieOnTheGrid(FxRobot robot) throws Exception {
        OpenDesigner.awaitFitted(canvas, session);
        Rect all = Diagram.of(session.document()).bounds();

        robot.drag(middle("notify")).dropTo(screen(new Point(all.x() + 333, all.bottom() + 2000)));

        assertThat(bounds("notify").x() % 20).isZero();
        assertThat(bounds("notify").y() % 20).isZero();
    }

    @Test
    void shiftAddsToTheSelectionAndTakesAway(FxRobot robot) throws Exception {
        click(robot, "notify");
        Rect r = bounds("uploaded").union(bounds("by-hand"));

        drag(
                robot,
                Key.SHIFT,
                screen(new Point(r.x() - 15, r.y() - 15)),
                screen(new Point(r.right() + 10, r.bottom() + 15)));
        assertThat(session.selection().elements())
                .containsExactlyInAnyOrder("notify", "uploaded", "by-hand");

        click(robot, Key.CONTROL, middle("uploaded"));
        assertThat(session.selection().elements()).containsExactlyInAnyOrder("notify", "by-hand");
        robot.push(KeyCode.ESCAPE);
        assertThat(session.selection().isEmpty()).isTrue();
    }

    @Test
    void theWheelZoomsAboutThePointerAndKeysFit(FxRobot robot) throws Exception {
        click(robot, "validate");
        double fitted = canvas.viewport().scale();
        Point under = bounds("validate").center();
        Point2D pointer = screen(under);

        zoom(robot, pointer, 120);
        assertThat(canvas.viewport().scale()).isNotEqualTo(fitted);
        assertThat(screen(under).distance(pointer)).isLessThan(2);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        assertThat(
                        middle("validate")
                                .distance(
                                        canvas.localToScreen(
                                                canvas.getWidth() / 2, canvas.getHeight() / 2)))
                .isLessThan(3);
        assertThat(canvas.viewport().scale()).isGreaterThan(fitted);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        assertThat(canvas.viewport().scale()).isCloseTo(fitted, Offset.offset(1e-9));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(canvas.viewport().scale()).isEqualTo(1);
        robot.push(KeyCode.F);
        assertThat(canvas.viewport().scale()).isCloseTo(fitted, Offset.offset(1e-9));
    }

    @Test
    void aStepIsPutBetweenByTheMenuOfAWireAndByTwoClicks(FxRobot robot) throws Exception {
        OpenDesigner.awaitFitted(canvas, session);
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        double beside = note().x() - bounds("thumbnail").x();
        double before = bounds("thumbnail").x();

        robot.clickOn(screen(on(wire)), MouseButton.SECONDARY);
        choose(robot, null, "Insert a step…");
        offered(robot, "wait");

        assertThat(session.document().trigger("by-hand").next()).containsExactly("wait");
        assertThat(session.document().step("wait").next()).containsExactly("validate");
        assertThat(bounds("thumbnail").x()).isGreaterThan(before);
        assertThat(note().x() - bounds("thumbnail").x()).isEqualTo(beside);
        assertThat(session.selection().only()).isEqualTo("wait");
        var next = new Wire(new Outlet.Next("wait"), 0, "validate");
        robot.doubleClickOn(screen(on(next)));
        offered(robot, "transform");
        assertThat(session.document().step("wait").next()).containsExactly("transform");
    }

    /// Takes what is offered under a name.
    private void offered(FxRobot robot, String name) throws TimeoutException {
        await(
                () ->
                        robot.lookup("#quick-add-search")
                                .tryQuery()
                                .filter(Node::isFocused)
                                .isPresent());
        robot.write(name).push(KeyCode.ENTER);
        await(() -> canvas.isFocused() && session.document().step(name) != null);
    }

    private Point on(Wire wire) {
        return Diagram.of(session.document()).route(wire).curve().along(0.5);
    }

    @Test
    void aStepIsTakenOutFromBetweenAndItsWiresJoined(FxRobot robot) throws Exception {
        click(robot, "metadata");

        robot.push(KeyCode.CONTROL, KeyCode.DELETE);

        assertThat(session.document().step("metadata")).isNull();
        assertThat(session.document().step("validate").next()).containsExactly("thumbnail", "both");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().step("validate").next())
                .containsExactly("thumbnail", "metadata");
        robot.clickOn(middle("thumbnail"), MouseButton.SECONDARY);
        choose(robot, null, "Delete and join the wires");
        assertThat(session.document().step("validate").next()).containsExactly("both", "metadata");
    }

    @Test
    void withControlACopyIsDraggedAndEscapeLetsItGo(FxRobot robot) throws Exception {
        click(robot, "thumbnail", "both");
        FlowDocument before = session.document();
        Point2D from = middle("thumbnail");
        Point2D to = from.add(0, -120);
        send(robot, MouseEvent.MOUSE_PRESSED, Key.CONTROL, from);
        send(robot, MouseEvent.MOUSE_DRAGGED, Key.CONTROL, to);
        assertThat(robot.lookup("A copy.").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        send(robot, MouseEvent.MOUSE_RELEASED, Key.CONTROL, to);
        assertThat(session.document()).isSameAs(before);

        send(robot, MouseEvent.MOUSE_PRESSED, Key.CONTROL, from);
        send(robot, MouseEvent.MOUSE_DRAGGED, Key.CONTROL, to);
        send(robot, MouseEvent.MOUSE_RELEASED, Key.CONTROL, to);

        FlowDocument after = session.document();
        assertThat(after.step("thumbnail-2").next()).containsExactly("both-2");
        assertThat(after.place("thumbnail")).isEqualTo(before.place("thumbnail"));
        assertThat(middle("thumbnail-2").distance(to)).isLessThan(20);
        assertThat(session.selection().elements())
                .containsExactlyInAnyOrder("thumbnail-2", "both-2");
        assertThat(text(robot, "action.undo")).isEqualTo("Undo duplicate");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document()).isSameAs(before);
    }

    @Test
    void theMenuNamesWhatIsTakenBackAndMadeAgain(FxRobot robot) throws Exception {
        click(robot, "notify");
        robot.push(KeyCode.RIGHT);
        assertThat(text(robot, "action.undo")).isEqualTo("Undo move");

        choose(robot, "Edit", "Undo move");

        assertThat(text(robot, "action.undo")).isEqualTo("Undo");
        assertThat(text(robot, "action.redo")).isEqualTo("Redo move");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z).push(KeyCode.DELETE);
        assertThat(text(robot, "action.undo")).isEqualTo("Undo delete");
    }

    private static String text(FxRobot robot, String id) {
        var text = new AtomicReference<String>();
        robot.interact(
                () ->
                        robot
                                .lookup("#menu")
                                .queryAs(javafx.scene.control.MenuBar.class)
                                .getMenus()
                                .stream()
                                .flatMap(menu -> menu.getItems().stream())
                                .filter(item -> id.equals(item.getId()))
                                .map(MenuItem::getText)
                                .forEach(text::set));
        return text.get();
    }

    @Test
    void notesAndBoxesAreMadeLargerByTheirCorners(FxRobot robot) throws Exception {
        OpenDesigner.awaitFitted(canvas, session);
        Rect small = note();

        robot.drag(screen(new Point(small.right() - 4, small.bottom() - 4))).dropBy(40, 30);
        assertThat(note().width()).isGreaterThan(small.width() + 20);
        assertThat(note().height()).isGreaterThan(small.height() + 20);

        Rect box = bounds("archive");
        robot.drag(screen(new Point(box.right() - 4, box.bottom() - 4))).dropBy(40, 40);
        assertThat(bounds("archive").width()).isGreaterThan(box.width() + 20);
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(note()).isEqualTo(small);
        assertThat(bounds("archive")).isEqualTo(box);
    }

    @Test
    void escapeDropsWhatIsCarriedAndDrawn(FxRobot robot) throws Exception {
        OpenDesigner.awaitFitted(canvas, session);
        FlowDocument before = session.document();

        robot.drag(middle("notify")).moveBy(60, 60).push(KeyCode.ESCAPE).drop();
        assertThat(session.document()).isSameAs(before);

        var figure = Diagram.of(before).figure("notify");
        robot.drag(screen(Ports.outlet(figure, new Outlet.Next("notify"))))
                .moveTo(middle("reject"))
                .push(KeyCode.ESCAPE)
                .drop();
        assertThat(session.document()).isSameAs(before);
    }

    @Test
    void copiesAreJsonAndStrangeTextIsNotPasted(FxRobot robot) throws Exception {
        click(robot, "thumbnail", "both");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        FlowDocument before = session.document();
        String copied = clipboard(robot, null);
        assertThat(copied).startsWith("{\"flow\":{").contains("\"thumbnail\"");

        for (String strange :
                List.of("", "hello", "[".repeat(50_000), "{\"flow\":{},\"layout\":1}")) {
            clipboard(robot, strange);
            robot.push(KeyCode.CONTROL, KeyCode.V);
            assertThat(session.document()).isSameAs(before);
        }

        clipboard(robot, "\n " + copied + "\n");
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(session.document().step("thumbnail-2").next()).containsExactly("both-2");
    }

    /// Puts a text where another program would have put it; gives back what was there.
    private static String clipboard(FxRobot robot, @Nullable String text) {
        var before = new AtomicReference<String>();
        robot.interact(
                () -> {
                    Clipboard system = Clipboard.getSystemClipboard();
                    before.set(system.getString());
                    if (text != null) {
                        var content = new ClipboardContent();
                        content.putString(text);
                        system.setContent(content);
                    }
                });
        return before.get();
    }
}
