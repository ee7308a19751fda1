package dev.sluice.app.shell;

import dev.sluice.app.exports.EngineExports;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.NextFrame;
import dev.sluice.app.runs.EngineRuns;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.settings.SettingsException;
import dev.sluice.engine.settings.UserSettings;

import javafx.application.Application;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The designer: opens the flow that the command line names, or an empty one.
public final class DesignerApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(DesignerApp.class);

    /// By then the window is drawn, in milliseconds; where it is not yet, it is drawn all the same.
    private static final long AFTER_START = 500;

    private @Nullable Engine engine;

    private static EngineSettings settings() {
        EngineSettings plain = EngineSettings.of(Runtimes.Choice.AUTO, LOG::info);
        try {
            UserSettings user =
                    UserSettings.read(dev.sluice.engine.settings.SettingsFile.standard());
            return plain.with(user.containers(), user.memoryMb()).with(user.retention());
        } catch (SettingsException | IOException e) {
            LOG.warn("the settings were passed over: {}", e.getMessage());
            return plain;
        }
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        open(stage, places(), arguments.isEmpty() ? null : Path.of(arguments.getFirst()));
    }

    /// Shows the window, and in it a flow or where to begin.
    Designer open(Stage stage, Designer.Places places, @Nullable Path flow) {
        findFonts();
        Engine opened = Engine.open(settings());
        engine = opened;
        var trust = new Trust(SettingsFile.standardPath().resolveSibling("trusted"));
        var panels = new StandardPanels(surroundings(opened, trust));
        var designer =
                new Designer(stage, new Designer.Parts(places, new FxThread(), null, panels));
        designer.begin(flow);
        stage.show();
        loadTheRest();
        return designer;
    }

    /// Where the start's cache is one without the classes for flows.
    private static void loadTheRest() {
        String list = System.getProperty("sluice.later");
        if (list != null) {
            var rest = new LaterClasses(Path.of(list), DesignerApp.class.getClassLoader());
            CompletableFuture.delayedExecutor(AFTER_START, TimeUnit.MILLISECONDS)
                    .execute(rest::load);
        }
    }

    /// Looks for the system's fonts beside the window's thread, which does other work until it
    /// needs one: asking the system takes a fifth of a start.
    private static void findFonts() {
        Thread.ofPlatform()
                .daemon()
                .name("fonts")
                .start(() -> Font.getFontNames(Font.getDefault().getFamily()));
    }

    private static Designer.Places places() {
        return new Designer.Places(
                new SettingsFile(SettingsFile.standardPath()),
                SettingsFile.standardState(),
                Path.of(System.getProperty("user.home"), "sluice-flows"));
    }

    /// What panels work with where an engine runs flows.
    public static SessionModels.Surroundings surroundings(Engine engine, Trust trust) {
        return new SessionModels.Surroundings(
                new EngineRuns(engine),
                new EngineExports(),
                Estimates::bundled,
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("panels-", 0).factory()),
                new FxThread(),
                new NextFrame(),
                trust,
                new ExternalEditor(DesignerApp::chosenEditor));
    }

    private static String chosenEditor() {
        try {
            return new SettingsFile(SettingsFile.standardPath()).read().editor();
        } catch (IOException e) {
            LOG.warn("Cannot read the settings: {}", e.getMessage());
            return "";
        }
    }

    @Override
    public void stop() {
        Engine opened = engine;
        if (opened != null) {
            opened.close();
        }
    }
}
