package dev.sluice.app.shell;

import dev.sluice.app.canvas.picture.PngFile;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.SampleEvent;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.flows.SampleWords;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.template.Templates;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Takes the README's pictures: the designer on a copy of the sample photo-intake, whose functions
/// run in containers meanwhile. Writes into the folder named.
public final class Pictures {
    private static final long LONGEST_MINUTES = 2;

    private final Path folder;
    private final Path work;
    private final Engine engine;
    private int windows;

    private Pictures(Path folder, Path work, Engine engine) {
        this.folder = folder;
        this.work = work;
        this.engine = engine;
    }

    public static void main(String[] args) throws InterruptedException, IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (Engine engine = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}))) {
            var pictures = new Pictures(folder, fresh(), engine);
            pictures.light();
            pictures.dark();
            pictures.chinese();
        }
        Platform.exit();
    }

    /// A place of the same name each time, since the window shows it.
    private static Path fresh() throws IOException {
        Path place = Path.of(System.getProperty("java.io.tmpdir"), "sluice");
        if (Files.exists(place)) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return place;
    }

    private void light() throws InterruptedException, IOException {
        var window = new Window(new Settings(Language.ENGLISH, ThemeChoice.LIGHT), 1440, 900);
        window.run("photo", Pictures::isHalfway, "logs", "thumbnail", "settings", "run-light");
        window.take("logs", "validate", "code", "code-light");
        window.close();
    }

    private void dark() throws InterruptedException, IOException {
        var window = new Window(new Settings(Language.ENGLISH, ThemeChoice.DARK), 1440, 900);
        window.run("photo", Pictures::isOver, "timeline", "metadata", "last", "timeline-dark");
        window.take("costs", "thumbnail", "settings", "costs-dark");
        window.close();
    }

    private void chinese() throws InterruptedException, IOException {
        var window = new Window(new Settings(Language.CHINESE, ThemeChoice.LIGHT), 1280, 720);
        window.run("corrupt", Pictures::isOver, "logs", "validate", "errors", "caught-zh");
        window.close();
    }

    /// Whether the two branches are under way.
    private static boolean isHalfway(RunView run) {
        RunView.StepView thumbnail = run.steps().get("thumbnail");
        return run.outcome() == null
                && thumbnail != null
                && thumbnail.status() == RunView.Status.RUNNING
                && run.steps().containsKey("metadata");
    }

    private static boolean isOver(RunView run) {
        return run.outcome() != null;
    }

    private static <T> T onWindow(Supplier<T> work) throws InterruptedException {
        var result = new AtomicReference<T>();
        var done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    try {
                        result.set(work.get());
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
        return result.get();
    }

    /// Looks once a frame.
    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        var seen = new CountDownLatch(1);
        AnimationTimer frames =
                onWindow(
                        () ->
                                new AnimationTimer() {
                                    @Override
                                    public void handle(long now) {
                                        if (holds.getAsBoolean()) {
                                            stop();
                                            seen.countDown();
                                        }
                                    }
                                });
        Platform.runLater(frames::start);
        if (!seen.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            Platform.runLater(frames::stop);
            throw new IllegalStateException("There is no " + what + " to be seen.");
        }
    }

    /// Writes what was seen into a PNG file.
    static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        try {
            Files.write(file, PngFile.of(pixels, width, height));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A designer on a copy of the sample.
    private final class Window {
        private final Stage stage;
        private final Designer designer;

        Window(Settings settings, int width, int height) throws IOException, InterruptedException {
            Path state = Files.createTempDirectory("sluice-pictures");
            Path flow = work.resolve(String.valueOf(++windows)).resolve("photo-intake");
            Templates.copy("photo-intake", flow);
            SampleWords.put("photo-intake", settings.language(), flow);
            var file = new SettingsFile(state.resolve("settings.json"));
            file.write(settings);
            var trust = new Trust(state.resolve("trusted"));
            trust.add(flow);
            var panels = new StandardPanels(DesignerApp.surroundings(engine, trust));
            var places = new Designer.Places(file, state, state.resolve("home"));
            stage = onWindow(Stage::new);
            designer =
                    onWindow(
                            () ->
                                    new Designer(
                                            stage,
                                            new Designer.Parts(
                                                    places, new FxThread(), null, panels)));
            onWindow(
                    () -> {
                        stage.setWidth(width);
                        stage.setHeight(height);
                        stage.show();
                        designer.begin(flow);
                        return stage;
                    });
            await("flow", () -> designer.session() != null && button("#run") != null);
        }

        private Button button(String id) {
            return (Button) stage.getScene().lookup(id);
        }

        private Session session() {
            return designer.session();
        }

        void run(
                String event,
                Predicate<RunView> when,
                String dock,
                String step,
                String tab,
                String name)
                throws InterruptedException {
            show(dock, step, tab);
            await("event " + event, () -> choose(event));
            onWindow(
                    () -> {
                        button("#run").fire();
                        return event;
                    });
            await(
                    "run",
                    () -> {
                        RunView run = session().runProperty().get();
                        return run != null && when.test(run);
                    });
            take(dock, step, tab, name);
            await("end of the run", () -> session().runProperty().get().outcome() != null);
        }

        @SuppressWarnings("unchecked") // what the run bar offers
        private boolean choose(String event) {
            var events = (ComboBox<SampleEvent>) stage.getScene().lookup("#run-event");
            Optional<SampleEvent> wanted =
                    events.getItems().stream().filter(e -> e.name().equals(event)).findFirst();
            wanted.ifPresent(events::setValue);
            return wanted.isPresent();
        }

        private void show(String dock, String step, String tab) throws InterruptedException {
            onWindow(
                    () -> {
                        session().select(Selection.ofElement(step));
                        bringUp("#inspector-tabs", "inspector-" + tab);
                        bringUp("#dock", "tab-" + dock);
                        return dock;
                    });
        }

        private void bringUp(String pane, String tab) {
            var tabs = (TabPane) stage.getScene().lookup(pane);
            tabs.getTabs().stream()
                    .filter(each -> tab.equals(each.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        }

        void take(String dock, String step, String tab, String name) throws InterruptedException {
            show(dock, step, tab);
            if (tab.equals("code")) {
                var area = (CodeArea) stage.getScene().lookup("#code");
                await("coloured code", () -> !area.getStyleOfChar(0).isEmpty());
            }
            // what asks for a layout while it is laid out gets it with the next frame
            var laidOut = new AtomicInteger();
            await("laid out window", () -> laidOut.incrementAndGet() > 3);
            WritableImage image = onWindow(() -> stage.getScene().snapshot(null));
            write(image, folder.resolve(name + ".png"));
        }

        void close() throws InterruptedException {
            onWindow(
                    () -> {
                        stage.hide();
                        return stage;
                    });
        }
    }
}
