package dev.sluice.app.shell;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.RunView.StepView;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.app.shell.window.Panels;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Layout.Note;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Takes pictures of the canvas in the middle of things, into the folder named.
public final class CanvasShots {
    private final Path folder;

    private CanvasShots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws InterruptedException, IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "app/target/shots");
        Files.createDirectories(folder);
        Platform.startup(() -> Platform.setImplicitExit(false));
        var shots = new CanvasShots(folder);
        shots.all("light", new Settings(Language.ENGLISH, ThemeChoice.LIGHT), 1440, 900);
        shots.all("dark", new Settings(Language.ENGLISH, ThemeChoice.DARK), 1440, 900);
        shots.all("zh", new Settings(Language.CHINESE, ThemeChoice.LIGHT), 1280, 720);
        Platform.exit();
    }

    private void all(String look, Settings settings, int width, int height)
            throws InterruptedException {
        var shown = new Shown(settings, width, height);
        on(shown::open);
        for (State state : State.values()) {
            on(() -> shown.enter(state));
            pause(state == State.PROBLEMS);
            on(() -> shown.take(folder.resolve("canvas-" + look + "-" + state + ".png")));
            on(shown::leave);
        }
        on(shown::close);
    }

    /// Checks run beside the window, a moment after an edit.
    private static void pause(boolean longer) throws InterruptedException {
        new CountDownLatch(1).await(longer ? 900 : 60, java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    private static void on(Runnable act) throws InterruptedException {
        var done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    try {
                        act.run();
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
    }

    /// What the pointer, or the user, is in the middle of.
    private enum State {
        PLAIN,
        MARQUEE,
        GUIDES,
        INTO_BOX,
        WIRE_MENU,
        REFUSED,
        COLLAPSED,
        RUN,
        NOTES,
        FIND,
        NORMAL,
        PROBLEMS,
        SELECTED_WIRE,
        AFAR
    }

    private static final class Shown {
        private final Settings settings;
        private final int width;
        private final int height;
        private Session session;
        private CanvasView canvas;
        private MainWindow window;
        private Stage stage;

        Shown(Settings settings, int width, int height) {
            this.settings = settings;
            this.width = width;
            this.height = height;
        }

        void open() {
            session =
                    new Session(
                            Placement.complete(Samples.photoIntake()),
                            null,
                            Checks::check,
                            new FxThread());
            stage = new Stage();
            window = new MainWindow(stage, (_, _, _) -> Panels.none());
            canvas = window.show(session, settings, new NoActions()).canvas();
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
        }

        void close() {
            stage.hide();
        }

        private Rect bounds(String id) {
            return Diagram.of(session.document()).figure(id).bounds();
        }

        private void mouse(EventType<MouseEvent> type, Point at) {
            Point p = canvas.viewport().toWindow(at);
            var screen = canvas.localToScreen(p.x(), p.y());
            var scene = canvas.localToScene(p.x(), p.y());
            var event =
                    new MouseEvent(
                            type,
                            scene.getX(),
                            scene.getY(),
                            screen.getX(),
                            screen.getY(),
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null);
            Event.fireEvent(canvas, event);
        }

        private void drag(Point from, Point to) {
            mouse(MouseEvent.MOUSE_PRESSED, from);
            mouse(MouseEvent.MOUSE_DRAGGED, from.plus(10, 10));
            mouse(MouseEvent.MOUSE_DRAGGED, to);
        }

        void enter(State state) {
            layout();
            Rect all = Diagram.of(session.document()).bounds();
            var notify = bounds("notify").center();
            switch (state) {
                case PLAIN -> {}
                case MARQUEE ->
                        drag(
                                new Point(all.x() - 30, all.y() - 20),
                                new Point(bounds("metadata").right() + 20, all.bottom() + 10));
                case GUIDES ->
                        drag(
                                notify,
                                new Point(bounds("reject").center().x() + 2, notify.y() + 190));
                case INTO_BOX ->
                        drag(
                                notify,
                                new Point(
                                        bounds("archive").right() - 40,
                                        bounds("archive").bottom() - 20));
                case WIRE_MENU, REFUSED -> {
                    Point port =
                            Ports.outlet(
                                    Diagram.of(session.document()).figure("notify"),
                                    new Outlet.Next("notify"));
                    if (state == State.REFUSED) {
                        drag(port, bounds("uploaded").center());
                    } else {
                        drag(port, notify.plus(-100, 220));
                        mouse(MouseEvent.MOUSE_RELEASED, notify.plus(-100, 220));
                    }
                }
                case COLLAPSED -> {
                    session.apply(new BoxEdit.Collapse("archive", true));
                    canvas.commands().zoomToNormal();
                }
                case RUN -> {
                    session.show(run());
                    canvas.commands().zoomToNormal();
                }
                case AFAR -> {
                    for (int i = 0; i < 5; i++) {
                        session.select(Selection.ofElements(session.document().ids()));
                        canvas.commands().duplicate();
                        session.apply(
                                new LayoutEdit.MoveElements(
                                        session.selection().elements(),
                                        Set.of(),
                                        i % 2 == 0 ? 0 : all.width() * (1 << (i / 2)) + 200,
                                        i % 2 == 0 ? all.height() * (1 << (i / 2)) + 200 : 0));
                    }
                    session.select(Selection.ofElement("size"));
                    session.show(run());
                    canvas.commands().fit();
                }
                case NOTES -> notes(all);
                case FIND -> {
                    canvas.commands().find();
                    key(canvas.getScene().getFocusOwner(), "p");
                }
                case NORMAL -> canvas.commands().zoomToNormal();
                case PROBLEMS -> {
                    session.apply(new WireEdit.Connect(new Outlet.Next("thumbnail"), "notify"));
                    session.apply(new WireEdit.Connect(new Outlet.Next("metadata"), "notify"));
                }
                case SELECTED_WIRE ->
                        session.select(
                                Selection.ofWire(
                                        Diagram.of(session.document()).routes().get(7).wire()));
            }
            layout();
        }

        private static void key(javafx.scene.Node at, String text) {
            Event.fireEvent(
                    at,
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            text,
                            text,
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
        }

        private void notes(Rect all) {
            String[] colors = {null, "blue", "green", "red", "gray"};
            for (int i = 0; i < colors.length; i++) {
                session.apply(
                        new LayoutEdit.PutNote(
                                new Note(
                                        "n" + i,
                                        all.x() + 240 * i,
                                        all.bottom() + 60,
                                        200,
                                        100,
                                        "Why we do this: photos come in twice.",
                                        colors[i])));
            }
        }

        private static RunView run() {
            Map<String, StepView> steps = new HashMap<>();
            steps.put("validate", step(Status.SUCCEEDED, 1, 2, 1234));
            steps.put("thumbnail", step(Status.RUNNING, 1, 0, 0));
            steps.put("metadata", step(Status.SUCCEEDED, 12, 0, 48));
            steps.put("archive", step(Status.CAUGHT, 1, 0, 61_000));
            steps.put("resize", step(Status.FAILED, 3, 2, 310));
            return new RunView("r", "uploaded", steps, null, null, 10);
        }

        private static StepView step(Status status, int visits, int retries, int ms) {
            return new StepView(
                    status,
                    visits,
                    0,
                    retries,
                    Instant.EPOCH,
                    Duration.ofMillis(ms),
                    false,
                    null,
                    Set.of(),
                    Set.of(),
                    null);
        }

        private void layout() {
            for (int i = 0; i < 3; i++) {
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
            }
        }

        void take(Path file) {
            layout();
            Pictures.write(window.scene().snapshot(null), file);
        }

        void leave() {
            var bar = canvas.lookup("#find-bar");
            Event.fireEvent(
                    bar,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ESCAPE,
                            false,
                            false,
                            false,
                            false));
            canvas.commands().letGo();
            session.show(RunView.NONE);
            session.select(Selection.NONE);
            while (session.lastEditProperty().get() != null) {
                session.undo();
            }
            canvas.commands().fit();
            for (var open : java.util.List.copyOf(javafx.stage.Window.getWindows())) {
                if (open != stage) {
                    open.hide();
                }
            }
        }
    }
}
