package dev.sluice.app.shell;

import dev.sluice.app.exports.EngineExports;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.NextFrame;
import dev.sluice.app.inspector.code.Drafts;
import dev.sluice.app.runs.EngineRuns;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.window.KeptPlace;
import dev.sluice.app.shell.window.ProgramIcon;
import dev.sluice.app.shell.window.ProgramName;
import dev.sluice.app.shell.window.Theme;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.settings.SettingsException;
import dev.sluice.engine.settings.UserSettings;

import javafx.application.Platform;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The designer: opens the flow that the command line names, or shows where to begin.
///
/// What needs no window is made on threads of its own while the toolkit starts, which takes most of
/// a start and but one core.
public final class DesignerApp {
    /// By then the window is drawn, in milliseconds; where it is not yet, it is drawn all the same.
    private static final long AFTER_START = 500;

    private final Designer.Places places;
    private final @Nullable Path flow;
    private final CompletableFuture<Choices> choices;
    private final CompletableFuture<FirstScreen> first;
    private final CompletableFuture<@Nullable Void> engineWanted = new CompletableFuture<>();
    private final CompletableFuture<Engine> engine;
    private final CompletableFuture<SessionModels.Surroundings> surroundings;
    private final ExecutorService ahead;
    private final CompletableFuture<KeptPlace> place;

    /// Begins with what needs no window.
    ///
    /// @param flow `null`: the window shows where to begin
    DesignerApp(Designer.Places places, @Nullable Path flow) {
        this.places = places;
        this.flow = flow;
        findFonts();
        ThreadFactory thread = Thread.ofPlatform().daemon().name("ahead").factory();
        this.ahead = Executors.newSingleThreadExecutor(thread);
        this.choices = CompletableFuture.supplyAsync(() -> new Choices(places.settings()), ahead);
        Theme.announce();
        this.first = choices.thenApplyAsync(this::firstScreen, ahead);
        this.place =
                CompletableFuture.supplyAsync(
                        () -> KeptPlace.in(places.state().resolve("window")), ahead);
        this.engine = engineWanted.thenApplyAsync(_ -> Engine.open(settings()), ahead);
        this.surroundings = engine.thenApply(DesignerApp::surroundings);
        if (flow != null) {
            engineWanted.complete(null);
        }
    }

    /// The one of this system's user.
    public static DesignerApp standard(@Nullable Path flow) {
        var places =
                new Designer.Places(
                        new SettingsFile(SettingsFile.standardPath()),
                        SettingsFile.standardState(),
                        Path.of(System.getProperty("user.home"), "sluice-flows"));
        return new DesignerApp(places, flow);
    }

    /// Looks for the system's fonts beside the rest, which does other work until it needs one:
    /// asking the system takes a fifth of a start.
    private static void findFonts() {
        Thread.ofPlatform().daemon().name("fonts").start(Font::getDefault);
    }

    private FirstScreen firstScreen(Choices chosen) {
        return flow == null ? FirstScreen.welcome(chosen, places) : FirstScreen.empty(chosen);
    }

    private static EngineSettings settings() {
        EngineSettings plain = EngineSettings.of(Runtimes.Choice.AUTO, said -> Log.LOG.info(said));
        try {
            UserSettings user =
                    UserSettings.read(dev.sluice.engine.settings.SettingsFile.standard());
            return plain.with(user.containers(), user.memoryMb()).with(user.retention());
        } catch (SettingsException | IOException e) {
            Log.LOG.warn("the settings were passed over: {}", e.getMessage());
            return plain;
        }
    }

    /// Shows the window and returns when it is closed.
    public void run() {
        var closed = new CompletableFuture<@Nullable Void>();
        try {
            CompletableFuture.runAsync(() -> open(closed), Platform::startup).join();
            closed.join();
        } finally {
            Platform.exit();
            close();
        }
    }

    private void open(CompletableFuture<@Nullable Void> closed) {
        var stage = new Stage();
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> closed.complete(null));
        open(stage);
        CompletableFuture.delayedExecutor(AFTER_START, TimeUnit.MILLISECONDS)
                .execute(() -> makeTheRest(stage));
    }

    /// Shows the window, and in it a flow or where to begin.
    Designer open(Stage stage) {
        ProgramName.tell();
        Theme look = Theme.of(choices.join().current().theme());
        if (flow == null) {
            look.applyToFirst();
        } else {
            look.applyToAll();
        }
        FirstScreen screen = first.join();
        var panels = new StandardPanels(this::surroundings);
        var designer =
                new Designer(
                        stage, new Designer.Parts(places, new FxThread(), null, panels), screen);
        designer.begin(flow);
        place.join().put(stage);
        stage.show();
        return designer;
    }

    /// Makes what flows need and the first screen does not, before somebody opens one.
    private void makeTheRest(Stage stage) {
        Platform.runLater(() -> ProgramIcon.give(stage, first.join().icons()));
        engineWanted.complete(null);
        String list = System.getProperty("sluice.later");
        if (list != null) {
            new LaterClasses(Path.of(list), DesignerApp.class.getClassLoader()).load();
        }
    }

    private SessionModels.Surroundings surroundings() {
        engineWanted.complete(null);
        return surroundings.join();
    }

    private static SessionModels.Surroundings surroundings(Engine engine) {
        var trust = new Trust(SettingsFile.standardPath().resolveSibling("trusted"));
        var drafts =
                new Drafts(
                        SettingsFile.standardState().resolve("drafts"),
                        work ->
                                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                                        .execute(() -> Platform.runLater(work)));
        return surroundings(engine, trust, drafts);
    }

    /// What panels work with where an engine runs flows, and what is typed is not kept.
    public static SessionModels.Surroundings surroundings(Engine engine, Trust trust) {
        return surroundings(engine, trust, Drafts.none());
    }

    private static SessionModels.Surroundings surroundings(
            Engine engine, Trust trust, Drafts drafts) {
        return new SessionModels.Surroundings(
                new EngineRuns(engine),
                new EngineExports(),
                Estimates::bundled,
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("panels-", 0).factory()),
                new FxThread(),
                new NextFrame(),
                trust,
                new ExternalEditor(DesignerApp::chosenEditor),
                drafts);
    }

    private static String chosenEditor() {
        try {
            return new SettingsFile(SettingsFile.standardPath()).read().editor();
        } catch (IOException e) {
            Log.LOG.warn("Cannot read the settings: {}", e.getMessage());
            return "";
        }
    }

    /// Ends what runs, once the window is closed.
    void close() {
        keepPlace();
        if (!engineWanted.cancel(false)) {
            engine.join().close();
        }
        ahead.shutdown();
    }

    private void keepPlace() {
        try {
            place.join().keep();
        } catch (IOException e) {
            Log.LOG.warn("Cannot keep where the window stands: {}", e.getMessage());
        }
    }

    /// Made when something is said first: setting up a log takes a tenth of a start.
    private static final class Log {
        static final Logger LOG = LoggerFactory.getLogger(DesignerApp.class);

        private Log() {}
    }
}
