package dev.sluice.app.shell;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.check.Problem;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.journal.RunSummary.Status;

import javafx.application.Platform;
import javafx.scene.control.TabPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import javax.imageio.ImageIO;

/// Takes pictures of the window with each panel on top, into the folder named.
public final class PanelShots {
    private static final List<Problem> PROBLEMS =
            List.of(
                    Problem.error(
                            "fork.without-join",
                            "/steps/notify",
                            "notify",
                            "Two branches of one fork lead to the step \"notify\".",
                            "Insert a join before it."),
                    Problem.warning(
                            "limits.payload",
                            "/steps/archive",
                            "archive",
                            "AWS passes at most 256 KiB from step to step.",
                            "Hand on a key instead of the photo itself."));

    private final Path folder;

    private PanelShots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws InterruptedException, IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "app/target/shots");
        Files.createDirectories(folder);
        Platform.startup(() -> Platform.setImplicitExit(false));
        var shots = new PanelShots(folder);
        shots.all("light", new Settings(Language.ENGLISH, ThemeChoice.LIGHT), 1440, 900);
        shots.all("dark", new Settings(Language.ENGLISH, ThemeChoice.DARK), 1440, 900);
        shots.all("zh", new Settings(Language.CHINESE, ThemeChoice.LIGHT), 1280, 720);
        shots.all("large", new Settings(Language.CHINESE, ThemeChoice.DARK), 2560, 1440);
        Platform.exit();
    }

    private void all(String look, Settings settings, int width, int height)
            throws InterruptedException, IOException {
        // the same for each look, as the window shows it
        Path flow = Path.of(System.getProperty("java.io.tmpdir"), "sluice", "photo-intake");
        Files.createDirectories(flow.resolve("events"));
        Files.writeString(flow.resolve("events/harbour.json"), "{\"key\": \"photos/harbour.jpg\"}");
        Files.createDirectories(flow.resolve("functions/validate"));
        Files.writeString(
                flow.resolve("functions/validate/index.py"),
                """
                import os

                MIN_SIDE = int(os.environ.get("MIN_SIDE", "64"))

                class NotAPhoto(Exception):
                    pass

                # Refuses what is no photo
                def handler(event, context):
                    with open(event["key"], "rb") as file:
                        head = file.read(3)
                    if head != b"\\xff\\xd8\\xff":
                        raise NotAPhoto(f"{event['key']} is no JPEG")
                    print("checking", event["key"])
                    return {"key": event["key"], "ok": True}
                """);
        var shown = new Shown(flow, settings, width, height);
        shown.start(look + "-start");
        shown.open();
        shown.take(look + "-flow-problems", "problems", "");
        shown.run();
        for (String dock : List.of("logs", "timeline", "events", "costs", "runs")) {
            String step =
                    dock.equals("logs") ? "validate" : dock.equals("costs") ? "size" : "metadata";
            String tab =
                    switch (dock) {
                        case "logs" -> "settings";
                        case "timeline" -> "last";
                        case "events" -> "data";
                        case "costs" -> "settings";
                        default -> "errors";
                    };
            shown.select(step, tab);
            shown.take(look + "-" + dock, dock, tab);
        }
        shown.select("validate", "code");
        shown.take(look + "-code", "logs", "code");
        shown.select("uploaded", "settings");
        shown.take(look + "-trigger", "logs", "settings");
        shown.select("validate", "errors");
        shown.take(look + "-errors", "logs", "errors");
        shown.close();
    }

    private static void onWindow(Runnable work) throws InterruptedException {
        var done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    try {
                        work.run();
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
    }

    /// A window with a flow in it.
    private final class Shown {
        private final Path flow;
        private final Settings settings;
        private final int width;
        private final int height;
        private MainWindow window;
        private Session session;
        private SessionModels models;
        private Stage stage;

        Shown(Path flow, Settings settings, int width, int height) {
            this.flow = flow;
            this.settings = settings;
            this.width = width;
            this.height = height;
        }

        void start(String name) throws InterruptedException {
            onWindow(
                    () -> {
                        stage = new Stage();
                        window = new MainWindow(stage, (_, _, _) -> Panels.NONE);
                        window.showStart(
                                new Welcome(
                                        new NoActions(),
                                        settings,
                                        Path.of("/home/ada/sluice-flows"),
                                        window.icons(),
                                        Messages.in(settings.language())),
                                settings);
                        stage.setWidth(width);
                        stage.setHeight(height);
                        stage.show();
                    });
            take(name);
            close();
        }

        void open() throws InterruptedException {
            onWindow(
                    () -> {
                        FlowDocument document = Placement.complete(Samples.photoIntake());
                        session = new Session(document, flow, _ -> PROBLEMS, new FxThread());
                        var place = ScriptedRuns.photo();
                        place.remember("r1", Status.SUCCEEDED, null);
                        place.remember("r0", Status.FAILED, "BadPhoto");
                        place.remember("r-1", Status.INTERRUPTED, null);
                        var panels =
                                new StandardPanels(
                                        new SessionModels.Surroundings(
                                                place,
                                                (_, _, _) -> {
                                                    throw new IllegalStateException();
                                                },
                                                Estimates::bundled,
                                                Runnable::run,
                                                new FxThread(),
                                                new FxThread(),
                                                new Trust(flow.resolve("trusted")),
                                                new ExternalEditor(() -> "true")));
                        stage = new Stage();
                        window = new MainWindow(stage, panels);
                        window.show(session, settings, new NoActions());
                        models = panels.models(session, new NoActions());
                        stage.setWidth(width);
                        stage.setHeight(height);
                        stage.show();
                    });
        }

        void run() throws InterruptedException {
            onWindow(() -> models.runs.show(models.runs.history().getFirst()));
            onWindow(
                    () -> {
                        for (int i = 0; i < 60; i++) {
                            RunScript.photo("r1");
                        }
                        models.logs.takeWhatCame();
                    });
        }

        void select(String id, String tab) throws InterruptedException {
            onWindow(
                    () -> {
                        session.select(Selection.ofElement(id));
                        choose("#inspector-tabs", "inspector-" + tab);
                    });
        }

        private void choose(String pane, String tab) {
            ((TabPane) window.scene().lookup(pane))
                    .getTabs().stream()
                            .filter(t -> tab.equals(t.getId()))
                            .findFirst()
                            .ifPresent(t -> t.getTabPane().getSelectionModel().select(t));
        }

        void take(String name, String dock, String tab) throws InterruptedException {
            onWindow(() -> choose("#dock", "tab-" + dock));
            take(name);
        }

        private void take(String name) throws InterruptedException {
            // Highlighting and layout come with later turns of the window.
            for (int i = 0; i < 6; i++) {
                var frame = new CountDownLatch(1);
                Platform.runLater(frame::countDown);
                frame.await();
                Thread.sleep(30);
            }
            onWindow(
                    () -> {
                        for (int i = 0; i < 3; i++) {
                            window.scene().getRoot().applyCss();
                            window.scene().getRoot().layout();
                        }
                        write(window.scene().snapshot(null), folder.resolve(name + ".png"));
                    });
        }

        void close() throws InterruptedException {
            onWindow(stage::hide);
        }
    }

    static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
