package dev.sluice.app.shell;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.history.Memory;
import dev.sluice.app.files.DiskWatch;
import dev.sluice.app.files.EditJournals;
import dev.sluice.app.files.EditJournals.Opened;
import dev.sluice.app.files.RecentFlows;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Containers;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.SettingsDialog;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.template.Templates;

import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Opens, closes and saves the flows of one window. Files are read and written beside it, one after
/// another.
public final class Designer implements WindowActions {
    private static final Duration AUTOSAVE = Duration.seconds(2);

    private final Stage stage;
    private final Places places;
    private final Executor fx;
    private final Questions questions;
    private final MainWindow window;
    private final MainWindow.PanelMaker panels;
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("files").factory());
    private final EditJournals journals;
    private final RecentFlows recentFlows;
    private final Filing filing;
    private final @Nullable DiskWatch watch;
    private final OpenFlows flows;
    private List<Path> recent = List.of();
    private Settings settings;

    /// Where the window keeps what is not in a flow.
    ///
    /// @param settings what the user has chosen
    /// @param state a folder for the journals of edits and the flows of the last times
    /// @param home where samples are copied to
    public record Places(SettingsFile settings, Path state, Path home) {}

    /// What a designer is made with.
    ///
    /// @param fx runs work on the window's thread
    /// @param questions `null`: asked in dialogs
    public record Parts(
            Places places,
            Executor fx,
            @Nullable Questions questions,
            MainWindow.PanelMaker panels) {}

    public Designer(Stage stage, Parts parts) {
        this.stage = stage;
        this.places = parts.places();
        this.fx = parts.fx();
        Questions given = parts.questions();
        this.questions = given == null ? new DialogQuestions(stage, this::messages) : given;
        this.settings = read(places.settings());
        this.panels = parts.panels();
        this.window = new MainWindow(stage, panels);
        this.journals = new EditJournals(places.state().resolve("edits"));
        this.recentFlows = new RecentFlows(places.state().resolve("recent"));
        this.filing = new Filing(disk, fx, questions, journals, this::tell);
        this.watch = watch();
        this.flows =
                new OpenFlows(
                        window,
                        this,
                        () -> settings,
                        this::showStart,
                        flow -> leave(flow, () -> {}));
        stage.setOnCloseRequest(this::closing);
        stage.focusedProperty().subscribe(now -> flows.all().forEach(flow -> lookIf(now, flow)));
        readRecent();
    }

    private static Settings read(SettingsFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            return Settings.DEFAULT;
        }
    }

    private @Nullable DiskWatch watch() {
        try {
            return new DiskWatch(
                    folder -> fx.execute(() -> flows.withFolder(folder, filing::look)));
        } catch (IOException e) {
            tell("shell.error.watch", e);
            return null;
        }
    }

    private void lookIf(boolean focused, OpenFlow flow) {
        if (focused && flow.file().path() != null) {
            filing.look(flow);
        }
    }

    private void readRecent() {
        disk.execute(
                () -> {
                    try {
                        List<Path> read = recentFlows.read();
                        fx.execute(() -> recentRead(read));
                    } catch (IOException e) {
                        tell("shell.error.recent", e);
                    }
                });
    }

    private void recentRead(List<Path> read) {
        recent = read;
        if (flows.top() == null) {
            showStart();
        }
    }

    private Messages messages() {
        return Messages.in(MainWindow.language(settings));
    }

    /// The flow on top; `null` while none is open.
    public @Nullable Session session() {
        OpenFlow flow = flows.top();
        return flow == null ? null : flow.session();
    }

    /// Brings back what a crash left unsaved, then shows a flow, or where to begin.
    public void begin(@Nullable Path wanted) {
        showStart();
        disk.execute(
                () -> {
                    try {
                        for (EditJournals.Left left : journals.left()) {
                            bringBack(left);
                        }
                    } catch (IOException e) {
                        tell("shell.error.journal", e);
                    }
                    if (wanted != null) {
                        read(wanted);
                    }
                });
    }

    private void bringBack(EditJournals.Left left) throws IOException {
        Path folder = left.flow();
        if (folder != null) {
            if (Files.isRegularFile(folder.resolve(FlowFolder.FLOW_FILE))) {
                read(folder);
            }
            return;
        }
        Opened opened = journals.resume(left, FlowDocument.empty(""));
        if (opened != null) {
            fx.execute(() -> add(opened, new FlowFile(null)));
        }
    }

    private void showStart() {
        window.showStart(
                new Welcome(this, settings, places.home(), window.icons(), messages()), settings);
    }

    @Override
    public void newFlow() {
        FlowDocument document = FlowDocument.empty(messages().text("shell.untitled"));
        add(new Opened(null, Memory.of(document), null, false), new FlowFile(null));
    }

    @Override
    public void newFrom(String template) {
        disk.execute(
                () -> {
                    try {
                        Path where = freeFolder(template);
                        Templates.copy(template, where);
                        panels.made(where);
                        read(where);
                    } catch (IOException e) {
                        tell("shell.error.new", e);
                    }
                });
    }

    private Path freeFolder(String name) throws IOException {
        Files.createDirectories(places.home());
        Path where = places.home().resolve(name);
        for (int i = 2; Files.exists(where); i++) {
            where = places.home().resolve(name + "-" + i);
        }
        return where;
    }

    @Override
    public void open() {
        OpenFlow flow = flows.top();
        Path where = questions.folder("action.open", flow == null ? null : flow.file().path());
        if (where != null) {
            open(where);
        }
    }

    /// Reads a flow and shows it.
    @Override
    public void open(Path path) {
        disk.execute(() -> read(path));
    }

    private void read(Path path) {
        try {
            FlowFolder folder = FlowFolder.open(path);
            if (!flows.hold(folder.path())) {
                fx.execute(() -> flows.withFolder(folder.path(), flows::show));
                return;
            }
            var file = new FlowFile(folder);
            Opened opened = journals.open(folder.path(), file.document(), file.digest());
            List<Path> now = recentFlows.add(folder.path());
            fx.execute(
                    () -> {
                        recent = now;
                        add(opened, file);
                    });
        } catch (FlowFileException e) {
            tell("shell.error.open", e);
        } catch (IOException e) {
            tell("shell.error.journal", e);
        }
    }

    private void add(Opened opened, FlowFile from) {
        Path where = from.path();
        var session = new Session(opened.memory(), where, from::check, fx);
        var flow = new OpenFlow(session, from, opened.journal());
        flow.elsewhere(where != null && opened.journal() == null);
        filing.follow(flow);
        session.follow(_ -> autosave(flow));
        flows.add(flow);
        DiskWatch watching = watch;
        if (where != null && watching != null) {
            watching.watch(where);
        }
        remark(flow, opened);
    }

    /// Saves a moment after the last edit, where the user wants that.
    private void autosave(OpenFlow flow) {
        if (!settings.autosave() || flow.file().path() == null) {
            return;
        }
        flow.later()
                .playAfter(
                        AUTOSAVE,
                        () -> {
                            if (settings.autosave()
                                    && flow.session().dirtyProperty().get()
                                    && flow.remarks().isEmpty()) {
                                filing.save(flow, () -> {});
                            }
                        });
    }

    private void remark(OpenFlow flow, Opened opened) {
        FlowDocument saved = opened.memory().saved();
        if (flow.isElsewhere()) {
            flow.say(Remark.of("shell.remark.elsewhere"));
        }
        if (opened.restored()) {
            flow.say(
                    Remark.of(
                            "shell.remark.restored",
                            new Remark.Answer("shell.remark.restored.keep", () -> {}),
                            new Remark.Answer(
                                    "shell.remark.restored.drop", () -> replace(flow, saved))));
        }
        FlowDocument unsaved = opened.unsaved();
        if (unsaved != null) {
            flow.say(
                    Remark.of(
                            "shell.remark.unsaved",
                            new Remark.Answer(
                                    "shell.remark.unsaved.take", () -> replace(flow, unsaved)),
                            new Remark.Answer("shell.remark.unsaved.drop", () -> {})));
        }
    }

    private static void replace(OpenFlow flow, FlowDocument by) {
        flow.session().settle();
        flow.session().apply(new Edit.LoadFromDisk(by));
    }

    @Override
    public void turn(int by) {
        flows.turn(by);
    }

    @Override
    public List<Path> recent() {
        return recent;
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
        OpenFlow flow = flows.top();
        if (flow != null) {
            save(flow, then);
        }
    }

    private void save(OpenFlow flow, Runnable then) {
        window.work(flow.session()).save(() -> saveDocument(flow, then));
    }

    private void saveDocument(OpenFlow flow, Runnable then) {
        if (flow.file().path() == null) {
            saveAs(flow, then);
        } else if (flow.session().dirtyProperty().get()) {
            filing.save(flow, then);
        } else {
            then.run();
        }
    }

    @Override
    public void saveAs() {
        OpenFlow flow = flows.top();
        if (flow != null) {
            saveAs(flow, () -> {});
        }
    }

    private void saveAs(OpenFlow flow, Runnable then) {
        Path where = questions.folder("shell.choose.new", flow.file().path());
        if (where != null) {
            filing.saveInto(flow, where, () -> placed(flow, where, then));
        }
    }

    private void placed(OpenFlow flow, Path where, Runnable then) {
        DiskWatch watching = watch;
        Path folder = flow.file().path();
        if (folder != null) {
            flows.hold(folder);
        }
        if (folder != null && watching != null) {
            watching.watch(folder);
        }
        disk.execute(
                () -> {
                    try {
                        panels.made(where);
                        List<Path> now = recentFlows.add(where);
                        fx.execute(() -> recent = now);
                    } catch (IOException e) {
                        tell("shell.error.recent", e);
                    }
                    fx.execute(then);
                });
    }

    @Override
    public void close() {
        OpenFlow flow = flows.top();
        if (flow != null) {
            leave(flow, () -> {});
        }
    }

    /// Closes a flow, after asking what shall become of its changes, then does the rest.
    private void leave(OpenFlow flow, Runnable then) {
        boolean dirty =
                flow.session().dirtyProperty().get() || window.work(flow.session()).isDirty();
        if (!dirty) {
            closed(flow, false, then);
            return;
        }
        flows.show(flow);
        switch (questions.unsaved(flow.name())) {
            case SAVE -> save(flow, () -> closed(flow, false, then));
            case DISCARD -> closed(flow, true, then);
            case CANCEL -> {}
        }
    }

    private void closed(OpenFlow flow, boolean discard, Runnable then) {
        filing.close(flow, discard);
        Path folder = flow.file().path();
        DiskWatch watching = watch;
        if (folder != null && watching != null) {
            watching.forget(folder);
        }
        flows.remove(flow);
        then.run();
    }

    @Override
    public void quit() {
        if (flows.all().isEmpty()) {
            end();
        } else {
            leave(flows.all().getLast(), this::quit);
        }
    }

    private void closing(WindowEvent e) {
        e.consume();
        quit();
    }

    private void end() {
        disk.shutdown();
        DiskWatch watching = watch;
        if (watching != null) {
            try {
                watching.close();
            } catch (IOException e) {
                tell("shell.error.watch", e);
            }
        }
        stage.close();
    }

    @Override
    public void choose(Settings chosen) {
        settings = chosen;
        disk.execute(
                () -> {
                    try {
                        places.settings().write(chosen);
                    } catch (IOException e) {
                        tell("shell.error.settings", e);
                    }
                });
        window.renew();
        flows.showAgain();
    }

    @Override
    public void settings() {
        disk.execute(
                () -> {
                    try {
                        Containers containers = places.settings().readContainers();
                        fx.execute(() -> ask(containers));
                    } catch (IOException e) {
                        tell("shell.error.settings", e);
                    }
                });
    }

    private void ask(Containers containers) {
        new SettingsDialog(settings, containers, messages())
                .ask(window.scene(), (chosen, about) -> take(chosen, containers, about));
    }

    private void take(Settings chosen, Containers before, Containers containers) {
        if (!containers.equals(before)) {
            disk.execute(
                    () -> {
                        try {
                            places.settings().write(containers);
                        } catch (IOException e) {
                            tell("shell.error.settings", e);
                        }
                    });
        }
        choose(chosen);
    }
}
