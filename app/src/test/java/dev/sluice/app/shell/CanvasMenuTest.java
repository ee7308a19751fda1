package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Every line of the menus that the canvas opens under the pointer, and every tool above it, by
/// mouse. A line that no test knows fails the test in which it is seen.
@ExtendWith({OnScreen.class, StallLog.class})
class CanvasMenuTest {
    private static final String LINE = "canvas-action.";

    private final Set<String> tried = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private ShownCanvas shown;
    private Session session;

    @Start
    void start(Stage stage) {
        FlowDocument placed = Placement.complete(Samples.photoIntake());
        Rect all = Diagram.of(placed).bounds();
        var note = new Note("why", all.x(), all.bottom() + 40, 180, 60, "Why", null);
        var layout = new Layout(placed.layout().places(), List.of(note));
        shown = ShownCanvas.of(stage, placed.withLayout(layout), List.of());
        session = shown.session();
    }

    @BeforeEach
    void inSight() throws TimeoutException {
        shown.awaitFitted();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    hideMenus();
                    shown.close();
                });
    }

    private void hideMenus() {
        List.copyOf(Window.getWindows()).reversed().stream()
                .filter(other -> other != shown.window().stage())
                .forEach(Window::hide);
    }

    private FlowDocument document() {
        return session.document();
    }

    private void begin(Runnable before) {
        hideMenus();
        while (session.lastEditProperty().get() != null) {
            session.undo();
        }
        shown.canvas().commands().fit();
        shown.canvas().requestFocus();
        session.select(Selection.NONE);
        before.run();
    }

    /// Opens the menu at a place of the canvas and clicks on a line, or on one within a line.
    private void line(
            FxRobot robot,
            Runnable before,
            Supplier<Point2D> at,
            BooleanSupplier after,
            String... path)
            throws TimeoutException {
        robot.interact(() -> begin(before));
        robot.interact(
                () -> {
                    var hand = new Robot();
                    hand.mouseMove(at.get());
                    hand.mousePress(MouseButton.SECONDARY);
                    hand.mouseRelease(MouseButton.SECONDARY);
                });
        for (String line : path) {
            Pointed.place(n -> Pointed.says(n, line));
            robot.interact(
                    () ->
                            Pointed.nodes()
                                    .map(Node::getId)
                                    .filter(id -> id != null && id.startsWith(LINE))
                                    .forEach(seen::add));
            Pointed.line(robot, line);
        }
        try {
            Pointed.await(after::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError(List.of(path) + " did not do what it is for", e);
        }
        tried.add(List.of(path).getLast());
    }

    private static final Runnable NOTHING = () -> {};

    private Runnable select(String... ids) {
        return () -> session.select(Selection.ofElements(Set.of(ids)));
    }

    private Supplier<Point2D> on(String id) {
        return () -> {
            Rect r = shown.bounds(id);
            return shown.screen(new Point(r.center().x(), r.y() + 20));
        };
    }

    private Point2D ground() {
        return shown.canvas().localToScreen(20, 20);
    }

    private Point2D wire() {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        return shown.screen(Diagram.of(document()).route(wire).curve().along(0.5));
    }

    private Point2D note() {
        return shown.screen(Diagram.of(document()).notes().get("why").bounds().center());
    }

    private boolean isDone(String edit) {
        return session.lastEditProperty().get() != null
                && session.lastEditProperty().get().label().equals(edit);
    }

    private static boolean isFocused(String id) {
        return Pointed.nodes().anyMatch(n -> n.isFocused() && id.equals(n.getId()));
    }

    @Test
    void theMenuOfEmptyGround(FxRobot robot) throws Exception {
        Supplier<Point2D> at = this::ground;
        line(robot, NOTHING, at, () -> isFocused("quick-add-search"), "Add a step here…");
        line(
                robot,
                () -> {
                    select("thumbnail").run();
                    shown.canvas().commands().copy();
                    session.select(Selection.NONE);
                },
                at,
                () -> document().step("thumbnail-2") != null,
                "Paste");
        line(
                robot,
                NOTHING,
                at,
                () -> session.selection().elements().equals(document().ids()),
                "Select all");
        line(robot, this::disorder, at, () -> isDone("edit.tidy"), "Tidy");
        line(
                robot,
                () -> shown.canvas().commands().zoomToNormal(),
                at,
                () -> shown.canvas().viewport().scale() != 1,
                "Fit to window");

        assertAllTried(5);
    }

    private void disorder() {
        session.apply(new LayoutEdit.MoveElements(Set.of("metadata"), Set.of(), 20, 300));
    }

    @Test
    void theMenuOfAWireAndOfANote(FxRobot robot) throws Exception {
        line(robot, NOTHING, this::wire, () -> isFocused("quick-add-search"), "Insert a step…");
        line(
                robot,
                NOTHING,
                this::wire,
                () -> document().trigger("by-hand").next().isEmpty(),
                "Delete");
        line(robot, NOTHING, this::note, () -> isFocused("label-editor"), "Rename");
        for (String color : List.of("Green", "Red", "Gray", "Blue")) {
            line(robot, NOTHING, this::note, () -> isPainted(color), "Color", color);
        }

        assertThat(tried).hasSize(7);
    }

    private boolean isPainted(String color) {
        return color.toLowerCase(Locale.ROOT)
                .equals(document().layout().notes().getFirst().color());
    }

    @Test
    void theMenuOfAStep(FxRobot robot) throws Exception {
        Supplier<Point2D> at = on("thumbnail");
        line(robot, NOTHING, at, () -> isFocused("label-editor"), "Rename");
        line(robot, NOTHING, at, () -> document().step("thumbnail") == null, "Cut");
        line(
                robot,
                () -> Clipboard.getSystemClipboard().clear(),
                at,
                () -> String.valueOf(Clipboard.getSystemClipboard().getString()).contains("thumb"),
                "Copy");
        line(robot, NOTHING, at, () -> document().step("thumbnail-2") != null, "Duplicate");
        line(robot, NOTHING, at, () -> document().step("thumbnail") == null, "Delete");
        line(
                robot,
                NOTHING,
                at,
                () -> document().step("validate").next().contains("both"),
                "Delete and join the wires");
        line(robot, NOTHING, at, () -> document().boxOf("thumbnail") != null, "Wrap in a group");

        assertAllTried(7);
    }

    @Test
    void theMenuOfABoxAndOfWhatIsInside(FxRobot robot) throws Exception {
        Supplier<Point2D> box = on("archive");
        line(robot, NOTHING, box, () -> document().place("archive").collapsed(), "Collapse");
        line(
                robot,
                () -> session.apply(new BoxEdit.Collapse("archive", true)),
                box,
                () -> !document().place("archive").collapsed(),
                "Expand");
        line(
                robot,
                NOTHING,
                on("resize"),
                () -> document().boxOf("resize") == null,
                "Take out of the box");
        line(
                robot,
                () -> {
                    select("thumbnail").run();
                    shown.canvas().commands().arranging().wrap();
                },
                on("group"),
                () -> document().boxOf("thumbnail") == null,
                "Ungroup");

        assertThat(tried).hasSize(4);
    }

    @Test
    void theMenuOfSeveral(FxRobot robot) throws Exception {
        Runnable three = select("uploaded", "thumbnail", "notify");
        Supplier<Point2D> at = on("notify");
        for (String way : List.of("left", "right", "top", "bottom")) {
            line(robot, three, at, () -> isDone("edit.align"), "Align", "Align " + way);
        }
        line(robot, three, at, () -> isDone("edit.align"), "Align", "Align centers");
        line(robot, three, at, () -> isDone("edit.align"), "Align", "Align middles");
        for (String way : List.of("horizontally", "vertically")) {
            line(
                    robot,
                    three,
                    at,
                    () -> isDone("edit.distribute"),
                    "Distribute",
                    "Distribute " + way);
        }
        line(
                robot,
                () -> {
                    disorder();
                    select("validate", "thumbnail", "metadata").run();
                },
                on("metadata"),
                () -> isDone("edit.tidy"),
                "Tidy selection");

        assertThat(tried).hasSize(9);
    }

    /// Whether as many lines were tried as there are in the menu.
    private void assertAllTried(int lines) {
        assertThat(tried).hasSize(lines);
        assertThat(seen).as("the lines of the menu").hasSize(lines);
    }

    @Test
    void theToolsAboveTheCanvas(FxRobot robot) throws Exception {
        tool(robot, this::disorder, "tidy", () -> isDone("edit.tidy"));
        Runnable normal = () -> shown.canvas().commands().zoomToNormal();
        tool(robot, normal, "zoom-out", () -> shown.canvas().viewport().scale() < 1);
        tool(robot, normal, "zoom-in", () -> shown.canvas().viewport().scale() > 1);
        tool(robot, normal, "fit", () -> shown.canvas().viewport().scale() != 1);
        tool(robot, this::disorder, "undo", () -> session.lastEditProperty().get() == null);
        tool(
                robot,
                () -> {
                    disorder();
                    session.undo();
                },
                "redo",
                () -> session.lastEditProperty().get() != null);
    }

    private void tool(FxRobot robot, Runnable before, String name, BooleanSupplier after)
            throws TimeoutException {
        robot.interact(() -> begin(before));
        String id = "tool-action." + name;
        robot.clickOn(Pointed.place(n -> n instanceof Button && id.equals(n.getId())));
        Pointed.await(after::getAsBoolean);
    }
}
