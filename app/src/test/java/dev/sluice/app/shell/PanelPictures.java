package dev.sluice.app.shell;

import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.SampleEvent;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.flows.SampleWords;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.template.Templates;

import javafx.application.Platform;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Takes pictures of every panel from a run in real containers: light, dark, Chinese, small and
/// large.
public final class PanelPictures {
    /// What is on top in one picture.
    ///
    /// @param select the step or trigger that is selected; empty: none
    /// @param inspector the tab of the inspector
    /// @param dock the tab of the dock
    private record Shot(String name, String select, String inspector, String dock) {}

    private static final List<Shot> SHOTS =
            List.of(
                    new Shot("run", "validate", "settings", "logs"),
                    new Shot("timeline", "thumbnail", "last", "timeline"),
                    new Shot("events", "metadata", "data", "events"),
                    new Shot("problems", "", "settings", "problems"),
                    new Shot("costs", "metadata", "settings", "costs"),
                    new Shot("runs", "validate", "errors", "runs"),
                    new Shot("code", "validate", "code", "logs"));

    private final Path folder;
    private final Engine engine;

    private PanelPictures(Path folder, Engine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "app/target/pictures");
        Files.createDirectories(folder);
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (Engine engine = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}))) {
            var pictures = new PanelPictures(folder, engine);
            pictures.all("light", Language.ENGLISH, ThemeChoice.LIGHT, 1440, 900);
            pictures.all("dark", Language.ENGLISH, ThemeChoice.DARK, 1440, 900);
            pictures.all("zh", Language.CHINESE, ThemeChoice.LIGHT, 1280, 720);
            pictures.all("large", Language.CHINESE, ThemeChoice.DARK, 2560, 1440);
        }
        Platform.exit();
    }

    private void all(String look, Language language, ThemeChoice theme, int width, int height)
            throws Exception {
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "flows", look);
        Path flow = home.resolve("photo-intake");
        if (Files.exists(flow)) {
            throw new IOException(flow + " is there already; remove it first");
        }
        Templates.copy("photo-intake", flow);
        SampleWords.put("photo-intake", language, flow);
        var trust = new Trust(flow.resolveSibling("trusted"));
        trust.add(flow);
        var shown = onWindow(() -> open(flow, new Settings(language, theme), trust, width, height));
        run(shown);
        for (Shot shot : SHOTS) {
            onWindow(
                    () -> {
                        shown.session()
                                .select(
                                        shot.select().isEmpty()
                                                ? Selection.NONE
                                                : Selection.ofElement(shot.select()));
                        choose(shown.window(), "#inspector-tabs", "inspector-" + shot.inspector());
                        choose(shown.window(), "#dock", "tab-" + shot.dock());
                        return shot;
                    });
            settle(shown.window());
            take(shown.window(), folder.resolve(look + "-" + shot.name() + ".png"));
        }
        onWindow(
                () -> {
                    shown.window().stage().hide();
                    return shown;
                });
    }

    private ShownFlow open(Path flow, Settings settings, Trust trust, int width, int height) {
        try {
            FlowFolder read = FlowFolder.open(flow);
            var session =
                    new Session(
                            Placement.complete(new FlowDocument(read.flow(), read.layout())),
                            flow,
                            Checks::check,
                            new FxThread());
            var panels = new StandardPanels(DesignerApp.surroundings(engine, trust));
            var window = new MainWindow(new Stage(), panels);
            var actions = new NoActions();
            window.show(session, settings, actions);
            window.stage().setX(0);
            window.stage().setY(0);
            window.stage().setWidth(width);
            window.stage().setHeight(height);
            window.stage().show();
            return new ShownFlow(session, panels.models(session, actions), window);
        } catch (FlowFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(ShownFlow shown) throws Exception {
        until(() -> shown.models().runs.starts().events().size() > 1);
        onWindow(
                () -> {
                    SampleEvent photo =
                            shown.models().runs.starts().events().stream()
                                    .filter(event -> event.name().equals("photo"))
                                    .findFirst()
                                    .orElseThrow();
                    shown.models().runs.starts().eventProperty().set(photo);
                    shown.models().runs.run();
                    return photo;
                });
        until(() -> shown.session().runProperty().get().outcome() != null);
        // the notice of the end shall not stand in the pictures
        TimeUnit.SECONDS.sleep(6);
    }

    private static void choose(MainWindow window, String pane, String tab) {
        ((TabPane) window.scene().lookup(pane))
                .getTabs().stream()
                        .filter(t -> tab.equals(t.getId()))
                        .findFirst()
                        .ifPresent(t -> t.getTabPane().getSelectionModel().select(t));
    }

    private static void settle(MainWindow window) throws Exception {
        for (int i = 0; i < 8; i++) {
            onWindow(
                    () -> {
                        window.scene().getRoot().applyCss();
                        window.scene().getRoot().layout();
                        return window;
                    });
            TimeUnit.MILLISECONDS.sleep(60);
        }
    }

    private static void take(MainWindow window, Path file) throws Exception {
        var image = onWindow(() -> window.scene().snapshot(null));
        Pictures.write(image, file);
    }

    private static void until(BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (onWindow(condition::getAsBoolean)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("waited a minute in vain");
    }

    private interface Work<T> {
        T make();
    }

    private static <T> T onWindow(Work<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.make());
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.get(60, TimeUnit.SECONDS);
    }
}
