package dev.sluice.app.shell.window;

import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.command.PanelActions;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.flows.Remark;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The window. Each flow has a pane of its own, which is made anew with another language; a theme
/// is changed in place.
public final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final Icons icons;
    private final Scene scene;
    private final PanelMaker panels;
    private final Map<Session, FlowPane> panes = new HashMap<>();
    private final Map<Session, PanelActions> works = new HashMap<>();
    private @Nullable Node tabs;
    private Subscription title = Subscription.EMPTY;
    private Subscription systemLook = Subscription.EMPTY;
    private ThemeChoice theme = ThemeChoice.SYSTEM;

    public MainWindow(Stage stage, PanelMaker panels) {
        this(stage, panels, new BorderPane(), new Icons());
    }

    /// One that shows this first.
    public MainWindow(Stage stage, PanelMaker panels, Parent first, Icons icons) {
        this.stage = stage;
        this.scene = new Scene(first, WIDTH, HEIGHT);
        this.icons = icons;
        this.panels = panels;
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        scene.windowProperty().subscribe(this::followSystem);
    }

    /// Changes its look with the system's, which knows of it only as long as it is shown.
    private void followSystem(@Nullable Window in) {
        systemLook.unsubscribe();
        if (in != null) {
            systemLook =
                    Platform.getPreferences().colorSchemeProperty().subscribe((_, _) -> dress());
        }
    }

    /// Gives the window the look that a user has chosen.
    public void wear(ThemeChoice chosen) {
        theme = chosen;
        dress();
    }

    private void dress() {
        Theme.of(theme).apply(scene);
    }

    /// What the panels keep of a flow.
    public PanelActions work(Session session) {
        return works.getOrDefault(session, PanelActions.NONE);
    }

    public Scene scene() {
        return scene;
    }

    /// The language that a choice comes to on this system.
    public static Language language(Settings settings) {
        Language chosen = settings.language();
        return chosen == null ? Language.of(Locale.getDefault()) : chosen;
    }

    /// Shows these tabs above the canvas of each flow.
    public void tabs(Node strip) {
        tabs = strip;
    }

    public Icons icons() {
        return icons;
    }

    /// Shows a flow.
    public Workbench show(Session session, Settings settings, WindowActions actions) {
        return show(session, FXCollections.observableArrayList(), settings, actions);
    }

    /// Shows a flow with what is said about it.
    public Workbench show(
            Session session,
            ObservableList<Remark> remarks,
            Settings settings,
            WindowActions actions) {
        var messages = Messages.in(language(settings));
        Theme.complete();
        wear(settings.theme());
        FlowPane pane = panes.get(session);
        if (pane == null) {
            Panels made = panels.make(session, actions, messages);
            pane = new FlowPane(session, remarks, made, actions, settings, icons, messages);
            panes.put(session, pane);
            works.put(session, made.work());
        }
        Node strip = tabs;
        if (strip != null) {
            pane.showTabs(strip);
        }
        scene.setRoot(pane);
        title.unsubscribe();
        title = follow(session, messages);
        CanvasView canvas = pane.workbench().canvas();
        giveKeyboard(canvas);
        return pane.workbench();
    }

    /// Leaves the keyboard with the canvas, as soon as it is in the window: what is divided by bars
    /// is put there by the first frame. By then the scene has looked for a first control itself.
    private void giveKeyboard(CanvasView canvas) {
        if (canvas.getScene() == scene) {
            Platform.runLater(canvas::takeKeyboard);
            return;
        }
        canvas.sceneProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Scene> of, Scene no, Scene now) {
                                canvas.sceneProperty().removeListener(this);
                                Platform.runLater(canvas::takeKeyboard);
                            }
                        });
    }

    /// Shows what stands in the window while no flow is open.
    public void showStart(Welcome welcome, Settings settings) {
        wear(settings.theme());
        scene.setRoot(welcome);
        title.unsubscribe();
        title = Subscription.EMPTY;
        stage.setTitle("Sluice");
    }

    /// Whether no flow is shown, but where to begin.
    public boolean showsStart() {
        return scene.getRoot() instanceof Welcome;
    }

    public boolean shows(@Nullable Node root) {
        return scene.getRoot() == root;
    }

    /// Makes every pane anew when it is shown again.
    public void renew() {
        panes.values().forEach(FlowPane::dispose);
        panes.clear();
    }

    /// Forgets a flow that is closed.
    public void forget(Session session) {
        FlowPane pane = panes.remove(session);
        if (pane != null) {
            pane.dispose();
        }
        works.remove(session);
        panels.closed(session);
    }

    private Subscription follow(Session session, Messages messages) {
        Runnable name =
                () ->
                        stage.setTitle(
                                messages.text(
                                        session.unsavedProperty().get()
                                                ? "shell.title.changed"
                                                : "shell.title",
                                        session.document().flow().name()));
        name.run();
        return session.unsavedProperty()
                .subscribe(name)
                .and(session.documentProperty().subscribe(name));
    }

    public Stage stage() {
        return stage;
    }
}
