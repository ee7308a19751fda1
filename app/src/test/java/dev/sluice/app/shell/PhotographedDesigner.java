package dev.sluice.app.shell;

import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.SampleEvent;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A designer over which something opens, to take pictures of it.
abstract class PhotographedDesigner {
    static final List<String> LOOKS = List.of("light", "dark", "zh");

    private static final int CHANGED_DOTS = 0xFF000000;

    final Stage stage;
    final Designer designer;

    /// Where nothing is kept from one look to the next.
    final Path state;

    private final Path folder;
    private final String look;

    /// @param folder the pictures' place
    PhotographedDesigner(Path folder, Engine engine, String look) throws Exception {
        this.folder = folder;
        this.look = look;
        this.state = Files.createTempDirectory("sluice-overlays");
        var file = new SettingsFile(state.resolve("settings.json"));
        file.write(
                new Settings(
                        look.equals("zh") ? Language.CHINESE : Language.ENGLISH,
                        look.equals("dark") ? ThemeChoice.DARK : ThemeChoice.LIGHT));
        var panels =
                new StandardPanels(
                        DesignerApp.surroundings(engine, new Trust(state.resolve("trusted"))));
        var places = new Designer.Places(file, state, state.resolve("home"));
        var parts = new Designer.Parts(places, new FxThread(), null, panels);
        stage = onWindow(Stage::new);
        designer = onWindow(() -> new Designer(stage, parts));
        act(
                () -> {
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(1280);
                    stage.setHeight(800);
                    stage.show();
                    designer.begin(null);
                });
        await("first screen", () -> find("#welcome") != null);
    }

    /// Takes pictures in each look that is named, or in all of them.
    static void inEachLook(String[] args, Photographer photographer) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (Engine engine = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}))) {
            for (String look : args.length > 1 ? List.of(args[1].split(",", -1)) : LOOKS) {
                photographer.take(folder, engine, look);
            }
        } finally {
            Platform.exit();
        }
    }

    /// Takes all its pictures in one look.
    interface Photographer {
        void take(Path folder, Engine engine, String look) throws Exception;
    }

    /// Opens a sample in the language of the window.
    final void openSample(String name) throws Exception {
        var before = designer.session();
        act(() -> designer.newFrom(name));
        await("flow " + name, () -> find("#run") != null && designer.session() != before);
        settle();
    }

    final void fire(String item) throws Exception {
        act(item(item)::fire);
    }

    void close() throws Exception {
        act(stage::hide);
    }

    final Node find(String selector) {
        return stage.getScene().lookup(selector);
    }

    final MenuItem item(String id) {
        return ((MenuBar) find("#menu"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    final void bringUp(String pane, String tab) {
        var tabs = (TabPane) find(pane);
        tabs.getTabs().stream()
                .filter(each -> tab.equals(each.getId()))
                .forEach(tabs.getSelectionModel()::select);
    }

    @SuppressWarnings("unchecked") // what the run bar offers
    final void choose(String event) {
        var events = (ComboBox<SampleEvent>) find("#run-event");
        events.getItems().stream().filter(e -> e.name().equals(event)).forEach(events::setValue);
    }

    static void key(Node at, KeyCode code) {
        at.requestFocus();
        Event.fireEvent(
                at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    static void fire(Node button) {
        if (button instanceof Button b) {
            b.fire();
        }
    }

    final List<Window> others() {
        return Window.getWindows().stream().filter(w -> w != stage && w.isShowing()).toList();
    }

    /// Opens something over the window, takes a picture and closes it.
    final void over(String name, Runnable open) throws Exception {
        Platform.runLater(open);
        await(name, () -> !others().isEmpty());
        take(name);
        act(() -> others().reversed().forEach(Window::hide));
        await(name + " to close", () -> others().isEmpty());
    }

    final void settle() throws Exception {
        for (int i = 0; i < 8; i++) {
            act(
                    () -> {
                        for (Window window : Window.getWindows()) {
                            window.getScene().getRoot().applyCss();
                            window.getScene().getRoot().layout();
                        }
                    });
            TimeUnit.MILLISECONDS.sleep(60);
        }
    }

    final void take(String name) throws Exception {
        settle();
        WritableImage image =
                onWindow(
                        () -> {
                            WritableImage whole = stage.getScene().snapshot(null);
                            others().forEach(window -> put(window, whole));
                            return whole;
                        });
        Pictures.write(image, folder.resolve(look + "-" + name + ".png"));
    }

    /// Draws a window where it stands.
    private void put(Window window, WritableImage whole) {
        Scene scene = window.getScene();
        if (window instanceof PopupWindow) {
            scene.setFill(Color.TRANSPARENT);
        }
        WritableImage part = scene.snapshot(null);
        int left = (int) (window.getX() + scene.getX() - stage.getX() - stage.getScene().getX());
        int top = (int) (window.getY() + scene.getY() - stage.getY() - stage.getScene().getY());
        for (int y = 0; y < part.getHeight(); y++) {
            for (int x = 0; x < part.getWidth(); x++) {
                int argb = part.getPixelReader().getArgb(x, y);
                boolean inside =
                        left + x >= 0
                                && top + y >= 0
                                && left + x < whole.getWidth()
                                && top + y < whole.getHeight();
                if (inside) {
                    int below = whole.getPixelReader().getArgb(left + x, top + y);
                    whole.getPixelWriter().setArgb(left + x, top + y, mixed(argb, below));
                }
            }
        }
    }

    private static int mixed(int above, int below) {
        int share = above >>> 24;
        int mixed = CHANGED_DOTS;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = above >> shift & 0xFF;
            int b = below >> shift & 0xFF;
            mixed |= (a * share + b * (255 - share)) / 255 << shift;
        }
        return mixed;
    }

    static void act(Runnable work) throws Exception {
        onWindow(
                () -> {
                    work.run();
                    return work;
                });
    }

    static <T> T onWindow(Supplier<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.get(60, TimeUnit.SECONDS);
    }

    static void await(String what, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 400; i++) {
            if (onWindow(condition::getAsBoolean)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("There is no " + what + " after 40 seconds.");
    }
}
