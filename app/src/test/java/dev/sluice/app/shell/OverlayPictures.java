package dev.sluice.app.shell;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.SampleEvent;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.template.Templates;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
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

/// Takes pictures of what lies over the window: dialogues, menus, the first screen and notices.
public final class OverlayPictures {
    private static final int CHANGED_DOTS = 0xFF000000;
    private static final List<String> LOOKS = List.of("light", "dark", "zh");

    private final Path folder;
    private final Engine engine;

    private OverlayPictures(Path folder, Engine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (Engine engine = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}))) {
            var pictures = new OverlayPictures(folder, engine);
            List<String> looks = args.length > 1 ? List.of(args[1].split(",", -1)) : LOOKS;
            for (String look : looks) {
                pictures.all(
                        look,
                        look.equals("zh") ? Language.CHINESE : Language.ENGLISH,
                        look.equals("dark") ? ThemeChoice.DARK : ThemeChoice.LIGHT);
            }
        } finally {
            Platform.exit();
        }
    }

    private void all(String look, Language language, ThemeChoice theme) throws Exception {
        var shown = new Shown(look, new Settings(language, theme));
        shown.take("first");
        shown.open();
        shown.menus();
        shown.dialogs();
        shown.runs();
        shown.close();
    }

    /// A designer that begins with nothing open.
    private final class Shown {
        private final String look;
        private final Stage stage;
        private final Designer designer;
        private final Path flow;

        Shown(String look, Settings settings) throws Exception {
            this.look = look;
            Path state = Files.createTempDirectory("sluice-overlays");
            flow = state.resolve("photo-intake");
            Templates.copy("photo-intake", flow);
            var file = new SettingsFile(state.resolve("settings.json"));
            file.write(settings);
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

        void open() throws Exception {
            act(() -> designer.open(flow));
            await("flow", () -> find("#run") != null);
        }

        void menus() throws Exception {
            MenuBar bar = onWindow(() -> (MenuBar) find("#menu"));
            for (int i = 0; i < bar.getMenus().size(); i++) {
                var menu = bar.getMenus().get(i);
                over("menu-" + i, menu::show);
            }
            over("commands", item("action.commands")::fire);
            over("keys", item("action.keys")::fire);
            over("picker", () -> ((ComboBox<?>) find("#run-event")).show());
            over("target", () -> ((MenuButton) find("#target")).show());
            act(() -> designer.session().select(Selection.ofElement("validate")));
            over("step-menu", () -> key(find("#canvas"), KeyCode.CONTEXT_MENU));
            act(() -> designer.session().select(Selection.NONE));
            over("canvas-menu", () -> key(find("#canvas"), KeyCode.CONTEXT_MENU));
            over("add", () -> key(find("#canvas"), KeyCode.A));
            act(() -> bringUp("#left", "tab-outline"));
            take("outline");
            act(() -> bringUp("#left", "tab-palette"));
        }

        void dialogs() throws Exception {
            over("settings", item("action.settings")::fire);
            over("export", item("action.export")::fire);
            act(() -> designer.session().select(Selection.ofElement("validate")));
            over("input", item("action.run-alone")::fire);
            act(
                    () ->
                            designer.session()
                                    .apply(
                                            new ElementEdit.Relabel(
                                                    "validate", "Look at the photo")));
            over("unsaved", item("action.close")::fire);
            act(designer.session()::undo);
            act(() -> item("action.large-code").fire());
            take("large-code");
            act(() -> item("action.large-code").fire());
        }

        void runs() throws Exception {
            act(() -> choose("photo"));
            Platform.runLater(() -> ((Button) find("#run")).fire());
            await(
                    "question",
                    () ->
                            others().stream()
                                    .anyMatch(w -> w.getScene().lookup("#trust-yes") != null));
            take("trust");
            act(() -> others().forEach(w -> fire(w.getScene().lookup("#trust-yes"))));
            await("end", () -> designer.session().runProperty().get().outcome() != null);
            settle();
            take("notice");
            act(() -> choose("corrupt"));
            String first = onWindow(() -> designer.session().runProperty().get().run());
            act(() -> fire(find("#run")));
            await("run", () -> !first.equals(designer.session().runProperty().get().run()));
            await("end", () -> designer.session().runProperty().get().outcome() != null);
            act(() -> bringUp("#dock", "tab-runs"));
            settle();
            over("compare-with", () -> ((ComboBox<?>) find("#run-compare")).show());
            act(() -> ((ComboBox<?>) find("#run-compare")).getSelectionModel().selectLast());
            settle();
            take("compare");
        }

        void close() throws Exception {
            act(stage::hide);
        }

        private Node find(String selector) {
            return stage.getScene().lookup(selector);
        }

        private MenuItem item(String id) {
            return ((MenuBar) find("#menu"))
                    .getMenus().stream()
                            .flatMap(menu -> menu.getItems().stream())
                            .filter(item -> id.equals(item.getId()))
                            .findFirst()
                            .orElseThrow();
        }

        private void bringUp(String pane, String tab) {
            var tabs = (TabPane) find(pane);
            tabs.getTabs().stream()
                    .filter(each -> tab.equals(each.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        }

        @SuppressWarnings("unchecked") // what the run bar offers
        private void choose(String event) {
            var events = (ComboBox<SampleEvent>) find("#run-event");
            events.getItems().stream()
                    .filter(e -> e.name().equals(event))
                    .forEach(events::setValue);
        }

        private static void key(Node at, KeyCode code) {
            at.requestFocus();
            Event.fireEvent(
                    at,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        }

        private static void fire(Node button) {
            if (button instanceof Button b) {
                b.fire();
            }
        }

        private List<Window> others() {
            return Window.getWindows().stream().filter(w -> w != stage && w.isShowing()).toList();
        }

        /// Opens something over the window, takes a picture and closes it.
        private void over(String name, Runnable open) throws Exception {
            Platform.runLater(open);
            await(name, () -> !others().isEmpty());
            take(name);
            act(() -> others().reversed().forEach(Window::hide));
            await(name + " to close", () -> others().isEmpty());
        }

        private void settle() throws Exception {
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

        void take(String name) throws Exception {
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
            int left =
                    (int) (window.getX() + scene.getX() - stage.getX() - stage.getScene().getX());
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

    private static void act(Runnable work) throws Exception {
        onWindow(
                () -> {
                    work.run();
                    return work;
                });
    }

    private static <T> T onWindow(Supplier<T> work) throws Exception {
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

    private static void await(String what, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 400; i++) {
            if (onWindow(condition::getAsBoolean)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("There is no " + what + " after 40 seconds.");
    }
}
