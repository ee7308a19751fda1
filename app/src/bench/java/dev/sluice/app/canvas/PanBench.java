package dev.sluice.app.canvas;

import dev.sluice.app.bench.Figure;
import dev.sluice.app.bench.Frames;
import dev.sluice.app.bench.Grid;
import dev.sluice.app.bench.Stalls;
import dev.sluice.app.bench.Times;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Doing;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.StallWatch;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.window.Theme;
import dev.sluice.engine.model.Layout;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Pans a flow of 2,000 steps and 3,000 wires at zoom 1 and zoomed out until all is visible; before
/// that, as floors, an empty canvas and a picture of the window's size. Tells how long the frames
/// took, and whether one kept the window from answering. Then drags one of its steps about. Also
/// how long it takes to arrange a flow.
///
/// Needs a screen of 1600 by 1000 pixels or more.
public final class PanBench {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    private final StallWatch watch = StallWatch.start(_ -> {});
    private final CountDownLatch done;

    private PanBench(CountDownLatch done) {
        this.done = done;
    }

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("javafx.animation.fullspeed", "true");
        var done = new CountDownLatch(1);
        Platform.startup(() -> new PanBench(done).begin());
        done.await();
        Platform.exit();
    }

    private void begin() {
        Platform.setImplicitExit(false);
        Theme.LIGHT.applyToAll();
        arrange();
        arrange();
        Node picture = new ImageView(new WritableImage(WIDTH, HEIGHT));
        Stage stage = stage(new Group(picture));
        frames(
                "floor, a picture",
                frame -> picture.relocate(turn(frame, 100, 900), turn(frame, 50, 250)),
                _ -> {
                    stage.close();
                    FlowDocument empty = FlowDocument.empty("empty");
                    pan("floor, empty canvas", empty, 1, this::panAll);
                });
    }

    private void panAll(Times floor) {
        String near = "pan 2,000 steps, 3,000 wires at zoom 1";
        String afar = "the same, all visible";
        pan(
                near,
                Grid.of(2000),
                1,
                nearTimes -> {
                    tell(near, nearTimes, floor, 16.7);
                    pan(
                            afar,
                            Grid.of(2000),
                            0,
                            afarTimes -> {
                                tell(afar, afarTimes, floor, 33);
                                drag(floor);
                            });
                });
    }

    private void tell(String what, Times times, Times floor, double budget) {
        times.frames(what, floor, budget).print();
        Stalls.figure(what, watch).print();
    }

    /// Forth and back: how far after a number of frames.
    private static double turn(int frame, int half, int far) {
        int at = frame % (2 * half);
        return (double) far * (at < half ? at : 2 * half - at) / half;
    }

    private static void arrange() {
        FlowDocument document = Grid.of(1000);
        long begun = System.nanoTime();
        Placement.complete(document.withLayout(Layout.EMPTY));
        System.out.printf(
                "%-40s %s%n",
                "arrange 1,000 steps", Figure.milliseconds((System.nanoTime() - begun) / 1e6));
    }

    private static CanvasView canvas(FlowDocument document) {
        var session = new Session(document, null, _ -> List.of(), Runnable::run);
        var view =
                new CanvasView(
                        new CanvasModel(session, (_, _) -> null),
                        new Look(new Icons(), Messages.in(Language.ENGLISH)),
                        new NoOffers());
        stage(view);
        return view;
    }

    private static Stage stage(Parent root) {
        var scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /// @param zoom 0: until all is visible
    private void pan(String what, FlowDocument document, double zoom, Consumer<Times> then) {
        CanvasView view = canvas(document);
        view.layout();
        if (zoom > 0) {
            view.commands().zoomToNormal();
        }
        frames(
                what,
                frame ->
                        view.viewport()
                                .pan(frame / 100 % 2 == 0 ? -9 : 9, frame / 50 % 2 == 0 ? -5 : 5),
                times -> {
                    ((Stage) view.getScene().getWindow()).close();
                    then.accept(times);
                });
    }

    /// Drags the step in the middle of the window, as the mouse does.
    private void drag(Times floor) {
        String what = "drag one of 2,000 steps at zoom 1";
        FlowDocument document = Grid.of(2000);
        CanvasView view = canvas(document);
        view.layout();
        view.commands().zoomToNormal();
        Point middle = view.viewport().toCanvas(WIDTH / 2.0, HEIGHT / 2.0);
        Point step =
                Diagram.figures(document).values().stream()
                        .map(figure -> figure.bounds().center())
                        .min(Comparator.comparingDouble(at -> apart(at, middle)))
                        .orElseThrow();
        Point from = view.viewport().toWindow(step);
        fire(view, MouseEvent.MOUSE_PRESSED, from.x(), from.y());
        frames(
                what,
                frame ->
                        fire(
                                view,
                                MouseEvent.MOUSE_DRAGGED,
                                from.x() + turn(frame, 50, 450) - 200,
                                from.y() + turn(frame, 30, 270) - 120),
                times -> {
                    ((Stage) view.getScene().getWindow()).close();
                    tell(what, times, floor, 33); // what is dragged may lag by a frame
                    watch.close();
                    done.countDown();
                });
    }

    private static double apart(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static void fire(Node on, EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(
                on,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
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
                        null));
    }

    private void frames(String what, IntConsumer each, Consumer<Times> then) {
        Frames.run(
                each,
                watch,
                times -> {
                    System.out.printf("%-40s %s%n", what, times);
                    then.accept(times);
                });
    }

    /// Offers nothing: nobody asks.
    private static final class NoOffers implements Offers {
        @Override
        public void offer(Point at, @Nullable Outlet from, double screenX, double screenY) {}

        @Override
        public void offer(Outcome.LetGoEnd end, double screenX, double screenY) {}

        @Override
        public @Nullable String noteCopy(FlowDocument clip) {
            return null;
        }

        @Override
        public void takeCopy(
                FlowDocument clip, @Nullable String note, Consumer<FlowDocument> put) {}

        @Override
        public List<Doing> doings() {
            return List.of();
        }

        @Override
        public void look(List<Path> held, Consumer<@Nullable String> refusal) {}

        @Override
        public void drop(List<Path> files, Point at) {}
    }
}
