package dev.sluice.app.shell;

import dev.sluice.app.costs.CostsView;
import dev.sluice.app.events.EventsView;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Panel;
import dev.sluice.app.inspector.InspectorView;
import dev.sluice.app.logs.LogsView;
import dev.sluice.app.problems.ProblemsView;
import dev.sluice.app.runs.Notices;
import dev.sluice.app.runs.RunBar;
import dev.sluice.app.runs.RunsView;
import dev.sluice.app.session.Session;
import dev.sluice.app.timeline.TimelineView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Makes all panels there are. The models of an open flow are kept while it is open.
final class StandardPanels implements MainWindow.PanelMaker {
    private final SessionModels.Surroundings around;
    private final Icons icons = new Icons();
    private @Nullable SessionModels models;

    StandardPanels(SessionModels.Surroundings around) {
        this.around = around;
    }

    /// The models of an open flow.
    SessionModels models(Session session) {
        SessionModels known = models;
        if (known == null || known.session != session) {
            known = new SessionModels(session, around);
            models = known;
        }
        return known;
    }

    @Override
    public Panels make(Session session, Messages messages) {
        SessionModels m = models(session);
        var inspector = new InspectorView(m.inspector, m.code, m.lastRun, messages, icons);
        var bar = new RunBar(m.runs, messages, icons);
        Notices.follow(m.runs, bar, messages);
        return new Panels(
                new Panel("inspector", "action-settings", inspector),
                List.of(
                        new Panel("logs", "action-logs", new LogsView(m.logs, messages, icons)),
                        new Panel(
                                "timeline",
                                "action-timeline",
                                new TimelineView(m.timeline, messages)),
                        new Panel("events", "action-events", new EventsView(m.events, messages)),
                        new Panel(
                                "problems",
                                "action-problems",
                                new ProblemsView(m.problems, messages, icons)),
                        new Panel("costs", "action-cost", new CostsView(m.costs, messages)),
                        new Panel("runs", "action-runs", new RunsView(m.runs, messages, icons))),
                List.of(bar));
    }
}
