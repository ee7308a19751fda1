package dev.sluice.app.shell;

import dev.sluice.app.costs.CostBadge;
import dev.sluice.app.costs.CostsView;
import dev.sluice.app.events.EventsView;
import dev.sluice.app.exports.ExportDialog;
import dev.sluice.app.fx.Doing;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Panel;
import dev.sluice.app.inspector.InspectorView;
import dev.sluice.app.inspector.StepVisit;
import dev.sluice.app.logs.LogsView;
import dev.sluice.app.problems.ProblemCount;
import dev.sluice.app.problems.ProblemsView;
import dev.sluice.app.runs.Alone;
import dev.sluice.app.runs.InputDialog;
import dev.sluice.app.runs.Notices;
import dev.sluice.app.runs.RunBar;
import dev.sluice.app.runs.RunStatus;
import dev.sluice.app.runs.history.RunsView;
import dev.sluice.app.runs.tasks.TaskStatus;
import dev.sluice.app.runs.waiting.WaitingHere;
import dev.sluice.app.runs.waiting.WaitingView;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.PanelActions;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.shell.window.PanelMaker;
import dev.sluice.app.shell.window.Panels;
import dev.sluice.app.targets.TargetPicker;
import dev.sluice.app.timeline.TimelineView;
import dev.sluice.engine.debug.LaunchFile;
import dev.sluice.engine.model.Step;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes all panels there are. The models of an open flow are kept while it is open.
public final class StandardPanels implements PanelMaker {
    private static final Logger LOG = LoggerFactory.getLogger(StandardPanels.class);

    private final SessionModels.Surroundings around;
    private final Icons icons = new Icons();
    private final Map<Session, SessionModels> models = new HashMap<>();
    private final Map<Session, Subscription> notices = new HashMap<>();

    public StandardPanels(SessionModels.Surroundings around) {
        this.around = around;
    }

    /// The models of an open flow.
    SessionModels models(Session session, WindowActions actions) {
        return models.computeIfAbsent(
                session, opened -> new SessionModels(opened, around, actions));
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
        var held = new Held(m, messages, bar);
        var inspector =
                new InspectorView(
                        new InspectorView.Models(
                                m.inspector,
                                m.lastRun,
                                m.trial,
                                m.secrets,
                                held::debug,
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
                        new ProblemCount(m.problems, held::showProblems, messages, icons)),
                List.of(
                        new TaskStatus(m.tasks, m.runs.bulletin(), messages),
                        new RunStatus(m.runs, messages, icons)),
                held);
    }

    @Override
    public void made(Path flow) throws IOException {
        around.trust().add(flow);
    }

    /// Opens the folder that an editor has open for a launch configuration.
    private void edit(Path file) {
        around.background()
                .execute(
                        () -> {
                            try {
                                around.editor().open(LaunchFile.workspace(file));
                            } catch (IOException e) {
                                LOG.warn("The editor could not be opened: {}", e.getMessage());
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

    /// What the panels of one flow keep and can do.
    private record Held(SessionModels models, Messages messages, Node in) implements PanelActions {
        @Override
        public boolean isDirty() {
            return models.code.dirtyProperty().get();
        }

        @Override
        public void save(Runnable then) {
            models.code.save(then);
        }

        @Override
        public void run() {
            models.runs.run();
        }

        @Override
        public void stop() {
            models.runs.stop();
        }

        @Override
        public void runAlone() {
            Step step = selected();
            if (step != null && Alone.isPossible(step)) {
                var sample = models.trial.recordedProperty().get().states().get("input");
                InputDialog.ask(
                        step.id(),
                        sample,
                        messages,
                        in.getScene(),
                        input -> models.runs.runAlone(step, input));
            }
        }

        private @Nullable Step selected() {
            String id = models.session.selection().only();
            return id == null ? null : models.session.document().step(id);
        }

        @Override
        public void replay() {
            Step step = selected();
            if (step != null) {
                models.runs.replay(step.id());
            }
        }

        @Override
        public void pin() {
            Step step = selected();
            if (step == null) {
                return;
            }
            StepVisit visit = given();
            if (models.runs.pins().containsKey(step.id())) {
                models.runs.pins().remove(step.id());
            } else if (visit != null) {
                models.runs.pins().put(step.id(), visit.output());
            }
        }

        /// The visit of the selected step whose output is shown, if it gave one.
        private @Nullable StepVisit given() {
            StepVisit visit = models.lastRun.chosenProperty().get();
            return visit != null && visit.ended() && visit.failure() == null ? visit : null;
        }

        @Override
        public void breakHere() {
            Step step = selected();
            if (step != null) {
                boolean set = models.runs.breakpoints().toggle(step.id());
                models.runs.bulletin().say(set ? "runs.break.set" : "runs.break.gone", step.id());
            }
        }

        @Override
        public void debug() {
            if (selected() instanceof Step.Function step) {
                models.runs.debug(step.id());
            } else {
                models.runs.bulletin().say("runs.debug.no-function");
            }
        }

        @Override
        public List<Doing> doings() {
            Step step = selected();
            if (step == null) {
                return List.of();
            }
            List<Doing> all = new ArrayList<>();
            if (Alone.isPossible(step)) {
                all.add(new Doing("action.run-this-alone", "action-step", this::runAlone));
            }
            if (models.history.canReplay(step.id())) {
                all.add(new Doing("action.replay-here", "action-retry", this::replay));
            }
            if (step instanceof Step.Function) {
                all.add(new Doing("action.debug-this", "action-debug", this::debug));
            }
            if (models.runs.pins().containsKey(step.id())) {
                all.add(new Doing("action.unpin", "action-close", this::pin));
            } else if (given() != null) {
                all.add(new Doing("action.pin-this", "action-ok", this::pin));
            }
            return all;
        }

        @Override
        public void goOn() {
            models.runs.breakpoints().goOn();
        }

        @Override
        public void enlargeCode() {
            BooleanProperty large = models.code.largeProperty();
            if (large.get() || models.code.functionProperty().get() != null) {
                large.set(!large.get());
            } else {
                models.runs.bulletin().say("code.no-code");
            }
        }

        @Override
        public void showProblems() {
            if (in.getScene().lookup("#dock") instanceof TabPane dock) {
                dock.getTabs().stream()
                        .filter(tab -> "tab-problems".equals(tab.getId()))
                        .forEach(dock.getSelectionModel()::select);
                Node list = in.getScene().lookup("#problems");
                if (list != null) {
                    list.requestFocus();
                }
            }
        }

        @Override
        public void export() {
            new ExportDialog(models.exports, messages).show(in.getScene().getWindow());
        }
    }
}
