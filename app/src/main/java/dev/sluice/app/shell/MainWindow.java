package dev.sluice.app.shell;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// The window. A flow, a language or a theme that is chosen anew is shown in the same window.
public final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final Icons icons = new Icons();
    private final Scene scene = new Scene(new BorderPane(), WIDTH, HEIGHT);
    private final PanelMaker panels;
    private Subscription title = Subscription.EMPTY;
    private Panels.Work work = Panels.Work.NONE;

    public MainWindow(Stage stage, PanelMaker panels) {
        this.stage = stage;
        this.panels = panels;
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
    }

    /// What the panels keep of the flow that is shown.
    Panels.Work work() {
        return work;
    }

    public Scene scene() {
        return scene;
    }

    /// The language that a choice comes to on this system.
    static Language language(Settings settings) {
        Language chosen = settings.language();
        return chosen == null ? Language.of(Locale.getDefault()) : chosen;
    }

    /// Shows a flow.
    public Workbench show(Session session, Settings settings, WindowActions actions) {
        var messages = Messages.in(language(settings));
        Theme.of(settings.theme()).apply(scene);
        Panels made = panels.make(session, actions, messages);
        work = made.work();
        var workbench = new Workbench(session, icons, messages, made);
        var commands = workbench.canvas().commands();
        var menu =
                new MenuLines(session, commands, actions, made.work(), icons, messages)
                        .bar(settings);
        var tools =
                new Toolbar(session, commands, actions, icons, messages, made.tools(), made.end());
        var root = new BorderPane(workbench);
        root.getStyleClass().add("chrome");
        root.setTop(new VBox(menu, tools));
        root.setBottom(new StatusBar(session, workbench.canvas(), messages));
        scene.setRoot(root);
        title.unsubscribe();
        title = follow(session, messages);
        Platform.runLater(workbench.canvas()::requestFocus);
        return workbench;
    }

    private Subscription follow(Session session, Messages messages) {
        Runnable name =
                () ->
                        stage.setTitle(
                                messages.text(
                                        session.dirtyProperty().get()
                                                ? "shell.title.changed"
                                                : "shell.title",
                                        session.document().flow().name()));
        name.run();
        return session.dirtyProperty()
                .subscribe(name)
                .and(session.documentProperty().subscribe(name));
    }

    public Stage stage() {
        return stage;
    }

    /// Makes the panels of one open flow.
    public interface PanelMaker {
        Panels make(Session session, WindowActions actions, Messages messages);

        /// Hears of a flow that was made here. Called beside the window.
        default void made(Path flow) throws IOException {}
    }
}
