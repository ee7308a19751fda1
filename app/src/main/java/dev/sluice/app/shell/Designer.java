package dev.sluice.app.shell;

import dev.sluice.app.files.EditJournals;
import dev.sluice.app.files.RecentFlows;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.desk.Desk;
import dev.sluice.app.shell.desk.Leaving;
import dev.sluice.app.shell.desk.OpenFlows;
import dev.sluice.app.shell.desk.Opening;
import dev.sluice.app.shell.flows.Autosave;
import dev.sluice.app.shell.flows.DialogQuestions;
import dev.sluice.app.shell.flows.FileWork;
import dev.sluice.app.shell.flows.Filing;
import dev.sluice.app.shell.flows.FlowName;
import dev.sluice.app.shell.flows.Folders;
import dev.sluice.app.shell.flows.OpenFlow;
import dev.sluice.app.shell.flows.Questions;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.app.shell.window.PanelMaker;
import dev.sluice.app.shell.window.Welcome;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// One window: answers what the user does with it and with the flows in it as a whole.
public final class Designer implements WindowActions {
    private final Stage stage;
    private final Places places;
    private final Questions questions;
    private final MainWindow window;
    private final Subscription focus;
    private final PanelMaker panels;
    private final FirstScreen first;
    private final Choices choices;
    private final Desk desk;
    private final Opening opening;
    private final Leaving leaving;
    private boolean coming;

    /// Where the window keeps what is not in a flow.
    ///
    /// @param settings what the user has chosen
    /// @param state a folder for the journals of edits and the flows of the last times
    /// @param home where samples are copied to
    public record Places(SettingsFile settings, Path state, Path home) {
        /// Keeps which flows were open last.
        RecentFlows recent() {
            return new RecentFlows(state.resolve("recent"));
        }
    }

    /// What a designer is made with.
    ///
    /// @param fx runs work on the window's thread
    /// @param questions `null`: asked in dialogs
    public record Parts(
            Places places, Executor fx, @Nullable Questions questions, PanelMaker panels) {}

    public Designer(Stage stage, Parts parts) {
        this(stage, parts, FirstScreen.empty(new Choices(parts.places().settings())));
    }

    /// @param first what the window shows until there is something else
    Designer(Stage stage, Parts parts, FirstScreen first) {
        this.stage = stage;
        this.places = parts.places();
        this.first = first;
        this.choices = first.choices();
        Questions given = parts.questions();
        this.questions =
                given == null
                        ? new DialogQuestions(stage, choices::messages, places.home())
                        : given;
        this.panels = parts.panels();
        Welcome welcome = first.welcome();
        Parent root = welcome == null ? new BorderPane() : welcome;
        this.window = new MainWindow(stage, panels, root, first.icons());
        window.wear(choices.current().theme());
        var journals = new EditJournals(places.state().resolve("edits"));
        this.desk = desk(new FileWork(parts.fx(), questions, choices::messages), journals);
        this.opening = new Opening(desk, journals);
        this.leaving =
                new Leaving(desk, questions, flow -> window.work(flow.session()), panels::made);
        stage.setOnCloseRequest(this::closing);
        this.focus = stage.focusedProperty().subscribe(this::lookAgain);
        if (welcome != null) {
            show(welcome);
        }
        desk.folders().readRecent(this::recentRead);
    }

    private Desk desk(FileWork work, EditJournals journals) {
        var filing = new Filing(work, questions, journals);
        var flows =
                new OpenFlows(window, this, choices::current, this::showStart, flow -> leave(flow));
        var folders =
                new Folders(
                        places.home(),
                        places.recent(),
                        work,
                        folder -> flows.withFolder(folder, filing::look));
        return new Desk(
                flows,
                work,
                folders,
                filing,
                new Autosave(filing, () -> choices.current().autosave()));
    }

    private void lookAgain(boolean focused) {
        if (focused) {
            desk.flows().all().stream()
                    .filter(flow -> flow.file().path() != null)
                    .forEach(desk.filing()::look);
        }
    }

    private void recentRead() {
        if (!coming && desk.flows().top() == null && !window.shows(first.welcome())) {
            showStart();
        }
    }

    private void showStart() {
        Folders folders = desk.folders();
        var known = new Welcome.Known(places.home(), folders.samples(), folders.recent());
        show(new Welcome(choices.current(), known, window.icons(), choices.messages()));
    }

    private void show(Welcome welcome) {
        welcome.answeredBy(this);
        window.showStart(welcome, choices.current());
    }

    /// The flow on top; `null` while none is open.
    public @Nullable Session session() {
        OpenFlow flow = desk.flows().top();
        return flow == null ? null : flow.session();
    }

    /// Brings back what a crash left unsaved, then shows a flow, or where to begin.
    public void begin(@Nullable Path wanted) {
        coming = wanted != null;
        opening.begin(wanted);
        desk.work().execute(() -> desk.work().fx().execute(this::begun));
    }

    /// Where the flow that was wanted did not open, the window shows where to begin.
    private void begun() {
        coming = false;
        if (desk.flows().top() == null && !window.showsStart()) {
            showStart();
        }
    }

    @Override
    public void newFlow() {
        opening.fresh(FlowName.first(choices.messages()));
    }

    @Override
    public void newFrom(String template) {
        opening.copy(template, choices.messages().language(), panels::made);
    }

    @Override
    public void open() {
        OpenFlow flow = desk.flows().top();
        Path where = questions.folder("action.open", flow == null ? null : flow.file().path());
        if (where != null) {
            open(where);
        }
    }

    /// Reads a flow and shows it.
    @Override
    public void open(Path path) {
        opening.open(path);
    }

    @Override
    public Path state() {
        return places.state();
    }

    @Override
    public void turn(int by) {
        desk.flows().turn(by);
    }

    @Override
    public List<Path> recent() {
        return desk.folders().recent();
    }

    @Override
    public void save() {
        save(() -> {});
    }

    @Override
    public void save(Runnable then) {
        withTop(flow -> leaving.save(flow, then));
    }

    @Override
    public void saveAs() {
        withTop(flow -> leaving.saveAs(flow, () -> {}));
    }

    @Override
    public void close() {
        withTop(this::leave);
    }

    private void withTop(Consumer<OpenFlow> act) {
        OpenFlow flow = desk.flows().top();
        if (flow != null) {
            act.accept(flow);
        }
    }

    private void leave(OpenFlow flow) {
        leaving.leave(flow, () -> {});
    }

    @Override
    public void quit() {
        leaving.leaveAll(this::end);
    }

    private void closing(WindowEvent e) {
        e.consume();
        quit();
    }

    /// Closes the window without asking, whatever is not saved.
    void end() {
        focus.unsubscribe();
        desk.work().end();
        desk.folders().end();
        stage.close();
    }

    @Override
    public void choose(Settings chosen) {
        choices.choose(chosen, desk.work());
        window.renew();
        desk.flows().showAgain();
    }

    @Override
    public void settings() {
        choices.ask(window.scene(), desk.work(), this::choose);
    }
}
