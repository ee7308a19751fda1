package dev.sluice.app.shell;

import dev.sluice.app.costs.CostsModel;
import dev.sluice.app.events.EventsModel;
import dev.sluice.app.exports.ExportModel;
import dev.sluice.app.exports.ExportPlace;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.inspector.InspectorModel;
import dev.sluice.app.inspector.LastRunModel;
import dev.sluice.app.inspector.SecretsModel;
import dev.sluice.app.inspector.TrialModel;
import dev.sluice.app.inspector.code.CodeModel;
import dev.sluice.app.inspector.code.Drafts;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.logs.LogsModel;
import dev.sluice.app.problems.ProblemsModel;
import dev.sluice.app.runs.RunPlace;
import dev.sluice.app.runs.RunsModel;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.runs.history.CompareModel;
import dev.sluice.app.runs.history.History;
import dev.sluice.app.runs.tasks.Tasks;
import dev.sluice.app.runs.waiting.Callbacks;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.WindowActions;
import dev.sluice.app.targets.TargetsModel;
import dev.sluice.app.timeline.TimelineModel;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.expr.Expressions;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What the panels of one open flow know. It outlives their views, which are made anew with another
/// language.
public final class SessionModels {
    final Session session;
    final InspectorModel inspector;
    final CodeModel code;
    final LastRunModel lastRun;
    final TrialModel trial;
    final SecretsModel secrets;
    final RunsModel runs;
    final History history;
    final Callbacks callbacks;
    final Tasks tasks;
    final CompareModel compare;
    final LogsModel logs;
    final TimelineModel timeline;
    final EventsModel events;
    final ProblemsModel problems;
    final CostsModel costs;
    final ExportModel exports;
    final TargetsModel targets;

    /// What models work with.
    ///
    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    /// @param frame runs work on the window's thread, once a frame
    /// @param trust the flows whose code may run
    /// @param editor opens source files elsewhere
    /// @param drafts keep what is typed into source files until it is saved
    public record Surroundings(
            RunPlace place,
            ExportPlace exports,
            Supplier<Estimates> estimates,
            Executor background,
            Executor window,
            Executor frame,
            Trust trust,
            ExternalEditor editor,
            Drafts drafts) {}

    SessionModels(Session session, Surroundings around, WindowActions actions) {
        this.session = session;
        var feed = new RunFeed(around.frame());
        var expressions = new Expressions();
        inspector = new InspectorModel(session, new Templates(expressions::problem));
        code =
                new CodeModel(
                        session,
                        new CodeModel.Around(
                                around.background(),
                                around.window(),
                                around.editor(),
                                around.drafts(),
                                actions::save));
        lastRun = new LastRunModel(session, feed);
        trial = new TrialModel(session, lastRun, expressions, around.background(), around.window());
        secrets = new SecretsModel(session, around.background(), around.window());
        runs =
                new RunsModel(
                        session,
                        feed,
                        around.place(),
                        new RunsModel.Surroundings(
                                around.background(),
                                around.window(),
                                around.frame(),
                                around.trust(),
                                actions::save));
        new RunMarks(session, runs).follow();
        history =
                new History(
                        session, feed, around.place(), runs, around.background(), around.window());
        callbacks =
                new Callbacks(session, feed, around.place(), runs.bulletin(), around.background());
        tasks = new Tasks(session, around.place().preparations(), around.window(), around.frame());
        compare =
                new CompareModel(
                        session, feed, around.place(), around.background(), around.window());
        logs = new LogsModel(session, feed);
        timeline = new TimelineModel(session, feed);
        events = new EventsModel(session, feed);
        problems = new ProblemsModel(session);
        costs =
                new CostsModel(
                        session, feed, around.estimates(), around.background(), around.window());
        targets = new TargetsModel(session, ExportModel.TARGETS, Estimates.PROVIDERS);
        exports =
                new ExportModel(
                        session,
                        around.exports(),
                        around.background(),
                        around.window(),
                        actions::save);
    }
}
