package dev.sluice.app.shell;

import dev.sluice.app.canvas.geometry.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.Questions.Unsaved;
import dev.sluice.engine.check.Checks;
import dev.sluice.engine.json.FileChangedException;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.template.Templates;

import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Opens and saves flows in one window. Files are read and written beside it, one after another.
public final class Designer implements WindowActions {
    private final Stage stage;
    private final SettingsFile settingsFile;
    private final Executor fx;
    private final Questions questions;
    private final MainWindow window;
    private final MainWindow.PanelMaker panels;
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("files").factory());
    private Settings settings;
    private @Nullable Session session;
    private FlowFile file = new FlowFile(null);

    /// What a designer is made with.
    ///
    /// @param fx runs work on the window's thread
    /// @param questions `null`: asked in dialogs
    public record Parts(
            SettingsFile settings,
            Executor fx,
            @Nullable Questions questions,
            MainWindow.PanelMaker panels) {}

    public Designer(Stage stage, Parts parts) {
        this.stage = stage;
        this.settingsFile = parts.settings();
        this.fx = parts.fx();
        Questions given = parts.questions();
        this.questions = given == null ? new DialogQuestions(stage, this::messages) : given;
        this.settings = read(settingsFile);
        this.panels = parts.panels();
        this.window = new MainWindow(stage, panels);
        stage.setOnCloseRequest(this::closing);
    }

    private static Settings read(SettingsFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            return Settings.DEFAULT;
        }
    }

    private Messages messages() {
        return Messages.in(MainWindow.language(settings));
    }

    /// The open flow; `null` before the first.
    public @Nullable Session session() {
        return session;
    }

    @Override
    public void newFlow() {
        unlessUnsaved(
                () ->
                        show(
                                FlowDocument.empty(messages().text("shell.untitled")),
                                new FlowFile(null)));
    }

    @Override
    public void newFrom(String template) {
        unlessUnsaved(
                () -> {
                    Path where = questions.folder("shell.choose.new", file.path());
                    if (where != null) {
                        disk.execute(() -> copy(template, where));
                    }
                });
    }

    private void copy(String template, Path where) {
        try {
            Templates.copy(template, where);
            panels.made(where);
            read(where);
        } catch (IOException e) {
            tell("shell.error.new", e);
        }
    }

    @Override
    public void open() {
        unlessUnsaved(
                () -> {
                    Path where = questions.folder("action.open", file.path());
                    if (where != null) {
                        open(where);
                    }
                });
    }

    /// Reads a flow and shows it.
    public void open(Path path) {
        disk.execute(() -> read(path));
    }

    private void read(Path path) {
        try {
            FlowFolder folder = FlowFolder.open(path);
            var document = Placement.complete(new FlowDocument(folder.flow(), folder.layout()));
            fx.execute(() -> show(document, new FlowFile(folder)));
        } catch (FlowFileException e) {
            tell("shell.error.open", e);
        }
    }

    private void show(FlowDocument document, FlowFile from) {
        file = from;
        Session opened = new Session(document, from.path(), Checks::check, fx);
        session = opened;
        window.show(opened, settings, this);
    }

    private void tell(String title, Exception e) {
        fx.execute(() -> questions.tell(title, reason(e)));
    }

    private String reason(Exception e) {
        if (e instanceof FileAlreadyExistsException there) {
            return messages().text("shell.error.exists", there.getFile());
        }
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    @Override
    public void save() {
        save(() -> {});
    }

    @Override
    public void save(Runnable then) {
        Session open = session;
        if (open != null) {
            window.work().save(() -> save(open, then));
        }
    }

    private void save(Session open, Runnable then) {
        if (file.path() == null) {
            saveAs(open, then);
        } else if (open.dirtyProperty().get()) {
            FlowDocument document = open.document();
            FlowFile to = file;
            disk.execute(() -> write(open, document, to, then));
        } else {
            then.run();
        }
    }

    private void write(Session open, FlowDocument document, FlowFile to, Runnable then) {
        try {
            Path where = to.save(document);
            fx.execute(() -> saved(open, document, where, then));
        } catch (FileChangedException e) {
            fx.execute(() -> changed(e, open, document, to, then));
        } catch (IOException | FlowFileException e) {
            tell("shell.error.save", e);
        }
    }

    private static void saved(Session open, FlowDocument document, Path where, Runnable then) {
        open.saved(document, where);
        then.run();
    }

    private void changed(
            FileChangedException e,
            Session open,
            FlowDocument document,
            FlowFile to,
            Runnable then) {
        Path where = to.path();
        switch (questions.changed(reason(e))) {
            case CANCEL -> {}
            case TAKE_THEIRS -> {
                if (where != null) {
                    open(where);
                }
            }
            case KEEP_MINE -> disk.execute(() -> replace(open, document, to, then));
        }
    }

    private void replace(Session open, FlowDocument document, FlowFile to, Runnable then) {
        try {
            to.takeAsRead();
            write(open, document, to, then);
        } catch (FlowFileException e) {
            tell("shell.error.save", e);
        }
    }

    @Override
    public void saveAs() {
        Session open = session;
        if (open != null) {
            saveAs(open, () -> {});
        }
    }

    private void saveAs(Session open, Runnable then) {
        Path where = questions.folder("shell.choose.new", file.path());
        if (where == null) {
            return;
        }
        FlowDocument document = open.document();
        var to = new FlowFile(null);
        disk.execute(
                () -> {
                    try {
                        Path made = to.create(where, document);
                        panels.made(made);
                        fx.execute(
                                () -> {
                                    file = to;
                                    saved(open, document, made, then);
                                });
                    } catch (IOException | FlowFileException e) {
                        tell("shell.error.save", e);
                    }
                });
    }

    @Override
    public void quit() {
        unlessUnsaved(this::close);
    }

    private void closing(WindowEvent e) {
        e.consume();
        quit();
    }

    private void close() {
        disk.shutdown();
        stage.close();
    }

    /// Does something that leaves the flow, after asking what shall become of its changes.
    private void unlessUnsaved(Runnable leave) {
        Session open = session;
        if (open == null || !(open.dirtyProperty().get() || window.work().isDirty())) {
            leave.run();
            return;
        }
        Unsaved answer = questions.unsaved(open.document().flow().name());
        switch (answer) {
            case SAVE -> save(leave);
            case DISCARD -> leave.run();
            case CANCEL -> {}
        }
    }

    @Override
    public void choose(Settings chosen) {
        settings = chosen;
        disk.execute(
                () -> {
                    try {
                        settingsFile.write(chosen);
                    } catch (IOException e) {
                        tell("shell.error.settings", e);
                    }
                });
        Session open = session;
        if (open != null) {
            window.show(open, settings, this);
        }
    }
}
