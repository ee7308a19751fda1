package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Placement;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.Theme;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/// Pans a flow of 2,000 steps and 3,000 wires at zoom 1 and zoomed out until all is visible; before
/// that, as floors, an empty canvas and a picture of the window's size. Tells how long the frames
/// took. Also how long a flow of 1,000 steps takes to open beside an empty one, and to arrange.
///
/// Needs a screen of 1600 by 1000 pixels or more.
public final class PanBench {
    private static final int FRAMES = 400;
    private static final int WARM_UP = 200;
    private static final int COLUMNS = 50;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    private static final String NEAR = "2,000 steps, zoom 1";
    private static final String AFAR = "2,000 steps, all visible";

    /// The longest that 95 of 100 frames may take, in milliseconds.
    private static final Map<String, Double> BUDGETS = Map.of(NEAR, 16.7, AFAR, 33.0);

    private PanBench() {}

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("javafx.animation.fullspeed", "true");
        var done = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    Platform.setImplicitExit(false);
                    Theme.LIGHT.applyToAll();
                    open("open an empty flow, cold", FlowDocument.empty("empty"));
                    open("open 1,000 steps, first", flow(1000));
                    open("floor, open an empty flow", FlowDocument.empty("empty"));
                    open("open 1,000 steps", flow(1000));
                    arrange();
                    arrange();
                    Node picture = new ImageView(new WritableImage(WIDTH, HEIGHT));
                    Stage stage = stage(new Group(picture));
                    panAll(picture, stage, done::countDown);
                });
        done.await();
        Platform.exit();
    }

    private static void panAll(Node picture, Stage stage, Runnable then) {
        frames(
                frame -> picture.relocate(turn(frame, 100, 900), turn(frame, 50, 250)),
                times -> {
                    tell("floor, a picture", times);
                    stage.close();
                    pan(
                            "floor, empty canvas",
                            FlowDocument.empty("empty"),
                            1,
                            () -> pan(NEAR, flow(2000), 1, () -> pan(AFAR, flow(2000), 0, then)));
                });
    }

    /// Forth and back: how far after a number of frames.
    private static double turn(int frame, int half, int far) {
        int at = frame % (2 * half);
        return (double) far * (at < half ? at : 2 * half - at) / half;
    }

    private static void open(String name, FlowDocument document) {
        long begun = System.nanoTime();
        CanvasView view = canvas(document);
        view.applyCss();
        view.layout();
        System.out.printf("%-26s %8.1f ms%n", name, (System.nanoTime() - begun) / 1e6);
        ((Stage) view.getScene().getWindow()).close();
    }

    private static void arrange() {
        FlowDocument document = flow(1000);
        long begun = System.nanoTime();
        Placement.complete(document.withLayout(Layout.EMPTY));
        System.out.printf(
                "%-26s %8.1f ms%n", "arrange 1,000 steps", (System.nanoTime() - begun) / 1e6);
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
    private static void pan(String name, FlowDocument document, double zoom, Runnable then) {
        CanvasView view = canvas(document);
        view.layout();
        if (zoom > 0) {
            view.commands().zoomToNormal();
        }
        frames(
                frame ->
                        view.viewport()
                                .pan(frame / 100 % 2 == 0 ? -9 : 9, frame / 50 % 2 == 0 ? -5 : 5),
                times -> {
                    tell(name, times);
                    ((Stage) view.getScene().getWindow()).close();
                    then.run();
                });
    }

    private static void tell(String name, List<Long> times) {
        Collections.sort(times);
        double late = times.get(times.size() * 95 / 100) / 1e6;
        System.out.printf(
                "%-26s median %5.1f ms, p95 %5.1f ms, longest %5.1f ms%s%n",
                name,
                times.get(times.size() / 2) / 1e6,
                late,
                times.getLast() / 1e6,
                late > BUDGETS.getOrDefault(name, Double.MAX_VALUE) ? "  over its budget" : "");
    }

    private interface Report {
        void of(List<Long> times);
    }

    private static void frames(IntConsumer each, Report report) {
        new AnimationTimer() {
            private final List<Long> times = new ArrayList<>();
            private int frame;
            private long last;

            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (frame > WARM_UP) {
                    times.add(at - last);
                }
                last = at;
                each.accept(frame);
                if (++frame > WARM_UP + FRAMES) {
                    stop();
                    report.of(times);
                }
            }
        }.start();
    }

    /// A grid of function steps: each leads to the next, every second one also to the one after.
    private static FlowDocument flow(int count) {
        Map<String, Step> steps = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            List<String> next = new ArrayList<>();
            if (i + 1 < count) {
                next.add("step-" + (i + 1));
            }
            if (i % 2 == 0 && i + 2 < count) {
                next.add("step-" + (i + 2));
            }
            String id = "step-" + i;
            steps.put(
                    id,
                    new Step.Function(
                            Step.Head.of(id),
                            "resize",
                            Data.NONE,
                            Limits.NONE,
                            Handling.NONE,
                            next));
            places.put(id, Place.at(i % COLUMNS * 300, i / COLUMNS * 120));
        }
        var resize =
                new FunctionSpec(
                        "resize",
                        "python3.13",
                        "index.handler",
                        "functions/resize",
                        256,
                        10,
                        null,
                        false,
                        Map.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null);
        Flow empty = Flow.empty("grid");
        var flow =
                new Flow(
                        "grid",
                        null,
                        List.of(),
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        steps,
                        Map.of("resize", resize),
                        empty.resources());
        return new FlowDocument(flow, new Layout(places, List.of()));
    }

    /// Offers nothing: nobody asks.
    private static final class NoOffers implements Offers {
        @Override
        public void offer(Point at, @Nullable Outlet from, double screenX, double screenY) {}

        @Override
        public void drop(Path folder, Point at) {}
    }
}
