package dev.sluice.app.shell;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.picture.PngFile;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.flows.Questions;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// The designer with a flow that a test wrote, and an engine that runs it for real.
final class OpenDesigner implements AutoCloseable {
    final Engine engine;
    final Designer designer;
    final Path flow;
    private final Stage stage;

    /// @param folder for all files
    /// @param text of the flow's file
    OpenDesigner(Stage stage, Path folder, String text, Settings settings, Runtimes.Choice where)
            throws IOException {
        this(stage, folder, written(folder, text), settings, EngineSettings.of(where, _ -> {}));
    }

    private static Path written(Path folder, String text) throws IOException {
        Path flow = Files.createDirectories(folder.resolve("flow"));
        Files.writeString(flow.resolve("flow.json"), text);
        return flow;
    }

    /// @param flow the folder of a flow that is there
    OpenDesigner(Stage stage, Path folder, Path flow, Settings settings, EngineSettings engine)
            throws IOException {
        this.stage = stage;
        this.flow = flow;
        this.engine = Engine.open(engine);
        var trust = new Trust(folder.resolve("trusted"));
        trust.add(flow);
        var file = new SettingsFile(folder.resolve("settings.json"));
        file.write(settings);
        designer =
                new Designer(
                        stage,
                        new Designer.Parts(
                                new Designer.Places(
                                        file, folder.resolve("state"), folder.resolve("home")),
                                new FxThread(),
                                new Unasked(null),
                                new StandardPanels(DesignerApp.surroundings(this.engine, trust))));
        stage.setWidth(1280);
        stage.setHeight(760);
        stage.show();
        designer.open(flow);
    }

    /// No question is expected but for a folder.
    record Unasked(@Nullable Path folder) implements Questions {
        @Override
        public @Nullable Path place(String name, @Nullable Path near) {
            return folder;
        }

        @Override
        public @Nullable Path folder(String purpose, @Nullable Path near) {
            return folder;
        }

        @Override
        public Unsaved unsaved(String name) {
            return Unsaved.DISCARD;
        }

        @Override
        public boolean stopsRuns(List<String> flows) {
            return true;
        }

        @Override
        public Changed changed(String what) {
            return Changed.CANCEL;
        }

        @Override
        public void tell(String title, String reason) {
            throw new AssertionError(title + ": " + reason);
        }
    }

    Session session() {
        return designer.session();
    }

    RunView run() {
        return session().runProperty().get();
    }

    /// Waits until the flow is shown.
    OpenDesigner opened() throws TimeoutException {
        await(() -> designer.session() != null);
        return this;
    }

    void awaitEnd() throws TimeoutException {
        await(() -> run().outcome() != null);
    }

    /// The middle of a step on the screen.
    Point2D middle(String id) {
        Point at = Diagram.of(session().document()).figure(id).bounds().center();
        CanvasView canvas = (CanvasView) stage.getScene().lookup(".canvas");
        Point window = canvas.viewport().toWindow(at);
        return canvas.localToScreen(window.x(), window.y());
    }

    /// Opens the dock's or the inspector's tab of that title.
    static void tab(FxRobot robot, String title) {
        robot.clickOn(
                robot.lookup(
                                (Node n) ->
                                        n.getStyleClass().contains("tab")
                                                && n.lookup(".tab-label") instanceof Labeled label
                                                && title.equals(label.getText()))
                        .<Node>query());
    }

    /// Waits until a canvas that nobody has moved yet shows its whole diagram in the middle.
    static void awaitFitted(CanvasView canvas, Session session) throws TimeoutException {
        await(
                () -> {
                    Point middle = Diagram.of(session.document()).bounds().center();
                    Point in = canvas.viewport().toWindow(middle);
                    return canvas.getWidth() > 0
                            && Math.abs(in.x() - canvas.getWidth() / 2) <= 1
                            && Math.abs(in.y() - canvas.getHeight() / 2) <= 1;
                });
    }

    static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    /// Writes a picture of the window where the property `sluice.shots` names a folder.
    void shot(FxRobot robot, String name) {
        String folder = System.getProperty("sluice.shots");
        if (folder == null) {
            return;
        }
        robot.interact(
                () -> {
                    WritableImage image = stage.getScene().snapshot(null);
                    int width = (int) image.getWidth();
                    int height = (int) image.getHeight();
                    var pixels = new int[width * height];
                    image.getPixelReader()
                            .getPixels(
                                    0,
                                    0,
                                    width,
                                    height,
                                    PixelFormat.getIntArgbInstance(),
                                    pixels,
                                    0,
                                    width);
                    try {
                        Files.write(
                                Path.of(folder, name + ".png"), PngFile.of(pixels, width, height));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Override
    public void close() {
        WaitForAsyncUtils.asyncFx(designer::end);
        WaitForAsyncUtils.waitForFxEvents();
        engine.close();
    }
}
