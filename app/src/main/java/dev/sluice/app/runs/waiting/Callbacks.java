package dev.sluice.app.runs.waiting;

import dev.sluice.app.runs.Bulletin;
import dev.sluice.app.runs.Notice;
import dev.sluice.app.runs.RunPlace;
import dev.sluice.app.runs.RunRefused;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/// The callbacks that the shown run waits for, and what the user answers.
public final class Callbacks {
    private final Session session;
    private final RunFeed feed;
    private final RunPlace place;
    private final Bulletin bulletin;
    private final Executor background;
    private final ObservableList<WaitingCallback> waiting = FXCollections.observableArrayList();
    private int read;

    /// @param background runs work beside the window
    public Callbacks(
            Session session, RunFeed feed, RunPlace place, Bulletin bulletin, Executor background) {
        this.session = session;
        this.feed = feed;
        this.place = place;
        this.bulletin = bulletin;
        this.background = background;
        feed.recordProperty().subscribe((_, _) -> clear());
        feed.sizeProperty().subscribe(_ -> read());
    }

    /// In the order in which they came.
    public ObservableList<WaitingCallback> waiting() {
        return waiting;
    }

    /// Gives a token back with an answer.
    public void answer(WaitingCallback callback, CallbackAnswer answer) {
        background.execute(
                () -> {
                    try {
                        if (!place.answer(callback.token(), answer)) {
                            bulletin.put(Notice.bad("runs.callback.void", "", callback.step()));
                        }
                    } catch (RunRefused e) {
                        bulletin.refuse("runs.refused.answer", e);
                    }
                });
    }

    /// Selects the step that waits.
    public void goTo(WaitingCallback callback) {
        session.select(Selection.ofElement(callback.step()));
    }

    /// The step that the user looks at; `null`: none, or several.
    @Nullable String selected() {
        return session.selection().only();
    }

    /// Calls whenever the user looks at something else.
    void onSelection(Runnable then) {
        session.selectionProperty().subscribe((_, _) -> then.run());
    }

    private void clear() {
        waiting.clear();
        read = 0;
    }

    private void read() {
        List<Entry> fresh = feed.fresh(read);
        read += fresh.size();
        fresh.forEach(this::add);
    }

    private void add(Entry entry) {
        Instant at = entry.time();
        switch (entry.event()) {
            case RunEvent.CallbackWaiting(var path, _, _, var token) ->
                    waiting.add(new WaitingCallback(id(path), path.text(), token, at));
            case RunEvent.CallbackReceived(var path, _, var answer) -> {
                if (answer.equals(new CallbackAnswer.Heartbeat().word())) {
                    change(path, one -> one.withSign(at));
                }
            }
            case RunEvent.TimerSet(var path, _, _, var kind, var due) -> {
                if (kind == TimerKind.HEARTBEAT) {
                    change(path, one -> one.withSilence(due));
                } else if (kind == TimerKind.TIMEOUT) {
                    change(path, one -> one.withEnd(due));
                }
            }
            case RunEvent.StepSucceeded e -> ended(e.step());
            case RunEvent.StepFailed e -> ended(e.step());
            case RunEvent.StepCaught e -> ended(e.step());
            case RunEvent.StepCancelled e -> ended(e.step());
            case RunEvent.StepRetried e -> ended(e.step());
            case RunEvent e when e.isLast() -> waiting.clear();
            case RunEvent _ -> {}
        }
    }

    /// The element of the flow that a path of the run leads to.
    String id(StepPath path) {
        return StepNames.id(path, id -> session.document().step(id) != null);
    }

    private void change(@Nullable StepPath path, UnaryOperator<WaitingCallback> change) {
        if (path != null) {
            for (int i = 0; i < waiting.size(); i++) {
                if (waiting.get(i).path().equals(path.text())) {
                    waiting.set(i, change.apply(waiting.get(i)));
                }
            }
        }
    }

    private void ended(StepPath path) {
        waiting.removeIf(one -> one.path().equals(path.text()));
    }
}
