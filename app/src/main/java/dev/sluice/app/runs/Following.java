package dev.sluice.app.runs;

import dev.sluice.app.session.LiveRun;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.PausedStep;
import dev.sluice.engine.run.RunListener;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Hears of the run that goes on, and hands it to whoever looks at it.
final class Following implements RunListener {
    private final Session session;
    private final RunFeed feed;
    private final RunRecord record;
    private final Breakpoints breakpoints;
    private final Consumer<String> told;
    private final LiveRun view;
    private final boolean resumed;

    /// @param frame runs work on the window's thread, at most once a frame
    /// @param told takes what is no event of the run
    Following(
            Session session,
            RunFeed feed,
            RunRecord record,
            Breakpoints breakpoints,
            Executor frame,
            Consumer<String> told) {
        this.session = session;
        this.feed = feed;
        this.record = record;
        this.breakpoints = breakpoints;
        this.told = told;
        this.resumed = !record.run().isEmpty();
        this.view = new LiveRun(session.document().ids(), frame, this::look);
    }

    /// Whether it goes on with a run that had begun before.
    boolean isResumed() {
        return resumed;
    }

    boolean isOf(String run) {
        return record.run().equals(run);
    }

    /// Shows the run again, after another one was looked at.
    void showAgain() {
        feed.show(record);
        session.show(view.view());
    }

    @Override
    public void entered(Entry entry) {
        record.add(entry);
        view.entered(entry);
    }

    @Override
    public boolean stopAt(String step) {
        return breakpoints.stopAt(step);
    }

    @Override
    public void paused(PausedStep step) {
        breakpoints.paused(step);
    }

    @Override
    public void pauseEnded(PausedStep step) {
        breakpoints.ended(step);
    }

    @Override
    public void logged(LogLine line) {
        feed.log(record, line);
    }

    @Override
    public void told(String message) {
        told.accept(message);
    }

    private void look(RunView now) {
        if (feed.record() == record) {
            session.show(now);
            feed.grown();
        }
    }
}
