package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Panel;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.flows.Sample;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.app.shell.window.Panels;
import dev.sluice.engine.template.Templates;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/// Every line of the menus above the canvas, chosen by mouse. A line that is new in a menu fails
/// its test until it is said here what the line does.
@ExtendWith({OnScreen.class, StallLog.class})
class MenuLinesTest {
    private final RecordedActions actions = new RecordedActions();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private Session session;
    private CanvasView canvas;
    private MainWindow window;
    private Stage stage;

    /// What is done before a line is chosen, and what holds afterwards.
    private record Line(Runnable before, BooleanSupplier after) {}

    @Start
    void start(Stage shown) {
        stage = shown;
        session =
                new Session(
                        Placement.complete(Samples.photoIntake()),
                        null,
                        _ -> List.of(),
                        new FxThread());
        window = new MainWindow(stage, (_, _, _) -> panels());
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        canvas = window.show(session, settings, actions).canvas();
        stage.setX(0); // the headless screen has 1000 by 1000 pixels
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
    }

    private Panels panels() {
        return new Panels(
                new Panel("inspector", "action-settings", part("inspector-tabs")),
                List.of(new Panel("logs", "action-logs", part("logs"))),
                new ReadOnlyObjectWrapper<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                actions);
    }

    /// Something that stands where a panel would.
    private static Node part(String id) {
        var field = new TextField();
        field.setId(id);
        return field;
    }

    @BeforeEach
    void inSight() throws TimeoutException {
        OpenDesigner.awaitFitted(canvas, session);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    hideOthers();
                    window.forget(session);
                    stage.close();
                });
    }

    private void hideOthers() {
        List.copyOf(Window.getWindows()).reversed().stream()
                .filter(other -> other != stage)
                .forEach(Window::hide);
    }

    private void line(String id, Runnable before, BooleanSupplier after) {
        lines.put(id, new Line(before, after));
    }

    /// A line that tells the window or its panels to do something.
    private void told(String id, String what) {
        line(id, select("validate"), () -> actions.taken().contains(what));
    }

    private Runnable select(String... ids) {
        return () -> session.select(Selection.ofElements(Set.of(ids)));
    }

    private Rect bounds(String id) {
        return Objects.requireNonNull(Diagram.of(session.document()).figure(id)).bounds();
    }

    private FlowDocument document() {
        return session.document();
    }

    private boolean isSelected(String id) {
        return id.equals(session.selection().only());
    }

    private boolean isFocused(String id) {
        return Pointed.nodes().anyMatch(n -> n.isFocused() && id.equals(n.getId()));
    }

    /// Takes the flow back to how it was, with nothing else open.
    private void begin(Line line) {
        hideOthers();
        while (session.lastEditProperty().get() != null) {
            session.undo();
        }
        canvas.commands().fit();
        canvas.requestFocus();
        session.select(Selection.NONE);
        actions.running.set(false);
        actions.paused.set(false);
        line.before().run();
        actions.taken();
    }

    private List<String> idsOf(FxRobot robot, String menu) {
        var ids = new AtomicReference<List<String>>();
        robot.interact(
                () ->
                        ids.set(
                                ((MenuBar) stage.getScene().lookup("#menu"))
                                        .getMenus().stream()
                                                .filter(m -> m.getText().equals(menu))
                                                .flatMap(m -> m.getItems().stream())
                                                .filter(i -> !(i instanceof SeparatorMenuItem))
                                                .map(MenuItem::getId)
                                                .filter(Objects::nonNull)
                                                .toList()));
        return ids.get();
    }

    private void tryAll(FxRobot robot, String menu) throws TimeoutException {
        assertThat(idsOf(robot, menu)).containsExactlyInAnyOrderElementsOf(lines.keySet());
        for (var entry : lines.entrySet()) {
            robot.interact(() -> begin(entry.getValue()));
            Pointed.choose(robot, menu, entry.getKey());
            try {
                Pointed.await(() -> entry.getValue().after().getAsBoolean());
            } catch (TimeoutException e) {
                throw new AssertionError(entry.getKey() + " did not do what it is for", e);
            }
        }
    }

    @Test
    void theMenuFile(FxRobot robot) throws Exception {
        told("action.new", "new");
        told("action.open", "open");
        told("action.save", "save");
        told("action.save-as", "save as");
        told("action.export", "export");
        told("action.next-flow", "turn 1");
        told("action.previous-flow", "turn -1");
        told("action.settings", "settings");
        told("action.close", "close");
        told("action.quit", "quit");

        tryAll(robot, "File");
    }

    @Test
    void theMenuEdit(FxRobot robot) throws Exception {
        Runnable moved = () -> session.apply(move("notify", 40, 40));
        line("action.undo", moved, () -> session.lastEditProperty().get() == null);
        line(
                "action.redo",
                () -> {
                    moved.run();
                    session.undo();
                },
                () -> session.lastEditProperty().get() != null);
        line("action.cut", select("notify"), () -> document().step("notify") == null);
        line(
                "action.copy",
                () -> {
                    Clipboard.getSystemClipboard().clear();
                    select("notify").run();
                },
                () ->
                        String.valueOf(Clipboard.getSystemClipboard().getString())
                                .contains("notify"));
        line(
                "action.paste",
                () -> {
                    select("thumbnail").run();
                    canvas.commands().copy();
                },
                () -> document().step("thumbnail-2") != null);
        line("action.duplicate", select("thumbnail"), () -> document().step("thumbnail-2") != null);
        line("action.delete", select("notify"), () -> document().step("notify") == null);
        line(
                "action.delete-between",
                select("metadata"),
                () -> document().step("validate").next().contains("both"));
        line("action.add-step", select("notify"), () -> isFocused("quick-add-search"));
        line("action.rename", select("notify"), () -> isFocused("label-editor"));
        line(
                "action.open-it",
                () -> {
                    session.apply(new BoxEdit.Collapse("archive", true));
                    select("archive").run();
                },
                () -> !document().place("archive").collapsed());
        line("action.menu", select("notify"), () -> Pointed.isShown("canvas-action.duplicate"));
        line(
                "action.select-all",
                () -> {},
                () -> session.selection().elements().equals(document().ids()));
        line("action.find", () -> {}, () -> isFocused("find-field"));

        tryAll(robot, "Edit");
    }

    private static LayoutEdit.MoveElements move(String id, double dx, double dy) {
        return new LayoutEdit.MoveElements(Set.of(id), Set.of(), dx, dy);
    }

    @Test
    void theMenuArrange(FxRobot robot) throws Exception {
        aligning("left", Rect::x);
        aligning("right", Rect::right);
        aligning("center", r -> r.center().x());
        aligning("top", Rect::y);
        aligning("bottom", Rect::bottom);
        aligning("middle", r -> r.center().y());
        distributing("horizontal", Rect::x, Rect::right);
        distributing("vertical", Rect::y, Rect::bottom);
        line(
                "action.tidy",
                () -> session.apply(move("notify", 0, 700)),
                () -> session.lastEditProperty().get().label().equals("edit.tidy"));
        line("action.wrap", select("notify"), () -> document().boxOf("notify") != null);
        line(
                "action.unwrap",
                () -> {
                    select("notify").run();
                    canvas.commands().arranging().wrap();
                },
                () -> document().boxOf("notify") == null);
        line("action.fold", select("archive"), () -> document().place("archive").collapsed());

        tryAll(robot, "Arrange");
    }

    private void aligning(String word, ToDoubleFunction<Rect> side) {
        line(
                "action.align." + word,
                select("uploaded", "size"),
                () ->
                        Math.abs(
                                        side.applyAsDouble(bounds("uploaded"))
                                                - side.applyAsDouble(bounds("size")))
                                < 1e-6);
    }

    private void distributing(String word, ToDoubleFunction<Rect> from, ToDoubleFunction<Rect> to) {
        List<String> some = List.of("uploaded", "thumbnail", "reject");
        line(
                "action.distribute." + word,
                () -> {
                    session.apply(move("thumbnail", 37, 53));
                    session.apply(move("reject", 400, 900));
                    session.select(Selection.ofElements(Set.copyOf(some)));
                },
                () -> {
                    List<Rect> order =
                            some.stream()
                                    .map(this::bounds)
                                    .sorted(Comparator.comparingDouble(from))
                                    .toList();
                    double first = gap(order.get(0), order.get(1), from, to);
                    double second = gap(order.get(1), order.get(2), from, to);
                    return Math.abs(first - second) <= 1;
                });
    }

    private static double gap(
            Rect a, Rect b, ToDoubleFunction<Rect> from, ToDoubleFunction<Rect> to) {
        return from.applyAsDouble(b) - to.applyAsDouble(a);
    }

    @Test
    void theMenuView(FxRobot robot) throws Exception {
        Runnable normal = () -> canvas.commands().zoomToNormal();
        line("action.zoom-in", normal, () -> canvas.viewport().scale() > 1);
        line("action.zoom-out", normal, () -> canvas.viewport().scale() < 1);
        line("action.zoom-normal", () -> {}, () -> canvas.viewport().scale() == 1);
        line("action.fit", normal, () -> isInTheMiddle(Diagram.of(document()).bounds()));
        line("action.fit-selection", select("notify"), () -> isInTheMiddle(bounds("notify")));
        line("action.minimap", () -> {}, () -> !Pointed.isShown("minimap"));
        told("action.large-code", "large code");
        told("action.problems", "problems");

        assertThat(canvas.viewport().scale()).isNotEqualTo(1);
        tryAll(robot, "View");
    }

    private boolean isInTheMiddle(Rect area) {
        Point at = canvas.viewport().toWindow(area.center());
        return at.distance(new Point(canvas.getWidth() / 2, canvas.getHeight() / 2)) < 1.5;
    }

    @Test
    void theLookAndTheLanguageAreChosenInTheMenuView(FxRobot robot) throws Exception {
        for (var choice :
                Map.of(
                                List.of("Theme", "Dark"), "choose DARK ENGLISH",
                                List.of("Theme", "As the system"), "choose SYSTEM ENGLISH",
                                List.of("Language", Language.CHINESE.itself()),
                                        "choose LIGHT CHINESE")
                        .entrySet()) {
            Pointed.openMenu(robot, "View");
            Pointed.line(robot, choice.getKey().getFirst());
            Pointed.line(robot, choice.getKey().getLast());
            Pointed.await(() -> actions.taken().contains(choice.getValue()));
        }
    }

    @Test
    void theMenuGo(FxRobot robot) throws Exception {
        line("action.go-next", select("by-hand"), () -> isSelected("validate"));
        line("action.go-before", select("size"), () -> isSelected("both"));
        boolean isAbove = bounds("thumbnail").y() < bounds("metadata").y();
        String upper = isAbove ? "thumbnail" : "metadata";
        String lower = isAbove ? "metadata" : "thumbnail";
        line("action.go-above", select(lower), () -> isSelected(upper));
        line("action.go-below", select(upper), () -> isSelected(lower));
        line("action.walk-next", () -> {}, () -> session.selection().only() != null);
        line(
                "action.walk-before",
                select("validate"),
                () -> isSelected("by-hand") || isSelected("uploaded"));
        line("action.to-canvas", () -> focus("logs"), () -> isFocused("canvas"));
        line("action.to-outline", () -> {}, () -> isFocused("outline"));
        line("action.to-palette", () -> {}, () -> isFocused("palette-search"));
        line("action.to-inspector", () -> {}, () -> isFocused("inspector-tabs"));
        line("action.to-dock", () -> {}, () -> isFocused("dock"));
        line("action.next-part", () -> {}, () -> isFocused("inspector-tabs"));
        line("action.previous-part", () -> {}, () -> isFocused("left"));

        tryAll(robot, "Go");
    }

    private void focus(String id) {
        stage.getScene().lookup("#" + id).requestFocus();
    }

    @Test
    void theMenuRun(FxRobot robot) throws Exception {
        told("action.run", "run");
        line(
                "action.stop",
                () -> actions.running.set(true),
                () -> actions.taken().contains("stop"));
        told("action.run-alone", "run alone");
        told("action.replay", "replay");
        told("action.debug", "debug");
        told("action.break", "break");
        line(
                "action.go-on",
                () -> actions.paused.set(true),
                () -> actions.taken().contains("go on"));
        told("action.pin", "pin");

        tryAll(robot, "Run");
    }

    @Test
    void theMenuHelp(FxRobot robot) throws Exception {
        line("action.commands", () -> {}, () -> isFocused("command-search"));
        line("action.keys", () -> {}, () -> Pointed.isShown("key-sheet"));
        line("action.about", () -> {}, () -> Pointed.isShown("about"));

        tryAll(robot, "Help");
    }

    @Test
    void samplesAndFlowsOfBeforeStandInMenusOfTheirOwn(FxRobot robot) throws Exception {
        Messages messages = Messages.in(Language.ENGLISH);
        for (String name : Templates.names()) {
            Pointed.openMenu(robot, "File");
            Pointed.line(robot, "New from sample");
            Pointed.line(robot, new Sample(name).title(messages));
            Pointed.await(() -> actions.taken().contains("new from " + name));
        }

        Pointed.openMenu(robot, "File");
        Pointed.line(robot, "Open recent");
        Pointed.line(robot, RecordedActions.RECENT.toString());
        Pointed.await(() -> actions.taken().contains("open " + RecordedActions.RECENT));
    }
}
