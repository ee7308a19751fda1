package dev.sluice.app.shell;

import dev.sluice.app.costs.CostBadge;
import dev.sluice.app.costs.CostsView;
import dev.sluice.app.events.EventsView;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Panel;
import dev.sluice.app.inspector.InspectorView;
import dev.sluice.app.logs.LogsView;
import dev.sluice.app.problems.ProblemCount;
import dev.sluice.app.problems.ProblemsView;
import dev.sluice.app.runs.Notices;
import dev.sluice.app.runs.RunBar;
import dev.sluice.app.runs.RunStatus;
import dev.sluice.app.runs.history.RunsView;
import dev.sluice.app.runs.tasks.TaskStatus;
import dev.sluice.app.runs.waiting.WaitingHere;
import dev.sluice.app.runs.waiting.WaitingView;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.window.PanelMaker;
import dev.sluice.app.shell.window.Panels;
import dev.sluice.app.targets.TargetPicker;
import dev.sluice.app.timeline.TimelineView;
import dev.sluice.engine.debug.LaunchFile;

import javafx.util.Subscription;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Makes all panels there are. The models of an open flow are kept while it is open.
public final class StandardPanels implements PanelMaker {
    private final Supplier<SessionModels.Surroundings> around;
    private final Icons icons = new Icons();
    private final Map<Session, SessionModels> models = new HashMap<>();
    private final Map<Session, Subscription> notices = new HashMap<>();

    public StandardPanels(SessionModels.Surroundings around) {
        this(() -> around);
    }

    /// @param around asked for with the first flow and after, on any thread
    StandardPanels(Supplier<SessionModels.Surroundings> around) {
        this.around = around;
    }

    /// The models of an open flow.
    SessionModels models(Session session, WindowActions actions) {
        return models.computeIfAbsent(
                session, opened -> new SessionModels(opened, around.get(), actions));
    }

    @Override
    public void closed(Session session) {
        SessionModels gone = models.remove(session);
        if (gone != null) {
            gone.tasks.close();
        }
        forgetNotices(session);
    }

    private void forgetNotices(Session session) {
        Subscription before = notices.remove(session);
        if (before != null) {
            before.unsubscribe();
        }
    }

    @Override
    public Panels make(Session session, WindowActions actions, Messages messages) {
        SessionModels m = models(session, actions);
        var bar = new RunBar(m.runs, messages, icons);
        var doing = new StandardActions(m, messages, bar);
        var inspector =
                new InspectorView(
                        new InspectorView.Models(
                                m.inspector,
                                m.lastRun,
                                m.trial,
                                m.secrets,
                                doing::debug,
                                new WaitingHere(m.runs, m.callbacks, messages, icons)),
                        m.code,
                        messages,
                        icons);
        forgetNotices(session);
        notices.put(session, Notices.follow(m.runs.bulletin(), bar, messages, icons));
        return new Panels(
                new Panel("inspector", "action-settings", inspector),
                dock(m, messages),
                inspector.coverProperty(),
                List.of(new WaitingView(m.runs, m.callbacks, this::edit, messages, icons)),
                List.of(bar),
                List.of(
                        new TargetPicker(m.targets, messages),
                        new CostBadge(m.costs, messages),
                        new ProblemCount(m.problems, doing::showProblems, messages, icons)),
                List.of(
                        new TaskStatus(m.tasks, m.runs.bulletin(), messages),
                        new RunStatus(m.runs, messages, icons)),
                doing);
    }

    @Override
    public void made(Path flow) throws IOException {
        around.get().trust().add(flow);
    }

    /// Opens the folder that an editor has open for a launch configuration.
    private void edit(Path file) {
        around.get()
                .background()
                .execute(
                        () -> {
                            try {
                                around.get().editor().open(LaunchFile.workspace(file));
                            } catch (IOException e) {
                                LoggerFactory.getLogger(StandardPanels.class)
                                        .warn("The editor could not be opened: {}", e.getMessage());
                            }
                        });
    }

    private List<Panel> dock(SessionModels m, Messages messages) {
        return List.of(
                new Panel("logs", "action-logs", new LogsView(m.logs, messages, icons)),
                new Panel("timeline", "action-timeline", new TimelineView(m.timeline, messages)),
                new Panel("events", "action-events", new EventsView(m.events, messages)),
                new Panel(
                        "problems",
                        "action-problems",
                        new ProblemsView(m.problems, messages, icons)),
                new Panel("costs", "action-cost", new CostsView(m.costs, messages)),
                new Panel(
                        "runs",
                        "action-runs",
                        new RunsView(m.history, m.compare, messages, icons)));
    }
}
