package dev.sluice.app.timeline;

import dev.sluice.app.session.Dues;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.app.timeline.Bar.Kind;
import dev.sluice.app.timeline.Bar.Phase;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Step;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The visits of a run's steps on the time axis, with what happened inside each.
public final class TimelineModel {
    /// A timeline at one moment.
    ///
    /// @param end of the last event
    public record Picture(
            @Nullable Instant start, @Nullable Instant end, boolean over, List<Bar> bars) {
        static final Picture NONE = new Picture(null, null, true, List.of());

        public Duration length() {
            return start == null || end == null ? Duration.ZERO : Duration.between(start, end);
        }

        /// One is only itself: to compare what runs carry would hold the window up.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final Session session;
    private final RunFeed feed;
    private final List<Bar> bars = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final ReadOnlyObjectWrapper<Picture> picture =
            new ReadOnlyObjectWrapper<>(Picture.NONE);
    private final Dues dues = new Dues();
    private @Nullable Instant start;
    private @Nullable Instant end;
    private boolean over;
    private int read;

    public TimelineModel(Session session, RunFeed feed) {
        this.session = session;
        this.feed = feed;
        feed.recordProperty().subscribe((_, _) -> clear());
        feed.sizeProperty().subscribe(_ -> read());
    }

    public ReadOnlyObjectProperty<Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    public void goTo(Bar bar) {
        session.select(Selection.ofElement(bar.step()));
    }

    /// Whether the bar's step is the one selected.
    public boolean isSelected(Bar bar) {
        return session.selection().elements().contains(bar.step());
    }

    /// Calls back when the selection changes.
    public void onSelection(Runnable redraw) {
        session.selectionProperty().subscribe((_, _) -> redraw.run());
    }

    private void clear() {
        bars.clear();
        open.clear();
        dues.clear();
        start = null;
        end = null;
        over = false;
        read = 0;
        picture.set(Picture.NONE);
    }

    private void read() {
        List<Entry> fresh = feed.fresh(read);
        if (fresh.isEmpty()) {
            return;
        }
        fresh.forEach(this::add);
        read += fresh.size();
        picture.set(new Picture(start, end, over, List.copyOf(bars)));
    }

    private void add(Entry entry) {
        Instant at = entry.time();
        start = start == null ? at : start;
        end = at;
        switch (entry.event()) {
            case RunEvent.StepScheduled e -> scheduled(e.step(), at);
            case RunEvent.StepPaused e -> {
                scheduled(e.step(), at);
                next(e.step(), Kind.PAUSED, at);
            }
            case RunEvent.StepStarted e -> next(e.step(), Kind.RUNNING, at);
            case RunEvent.StepSucceeded e -> ended(e.step(), at, Kind.RUNNING, e.call());
            case RunEvent.StepFailed e -> ended(e.step(), at, Kind.FAILED, e.call());
            case RunEvent.StepCaught e -> ended(e.step(), at, Kind.FAILED, e.call());
            case RunEvent.StepCancelled e -> ended(e.step(), at, Kind.CANCELLED, null);
            case RunEvent.StepRetried e -> {
                dues.forget(e.step().text(), e.step());
                settle(e.step(), at, Kind.FAILED, e.call());
                next(e.step(), Kind.WAITING, at);
            }
            case RunEvent.TimerSet e -> {
                StepPath step = e.step();
                if (e.kind() == TimerKind.WAIT && step != null) {
                    next(step, Kind.WAITING, at);
                }
                if (step != null) {
                    dues.set(step.text(), e);
                    Instant first = dues.first(step.text());
                    change(step, bar -> isWaiting(bar) ? bar.waiting(first) : bar);
                }
            }
            case RunEvent.CallbackWaiting e -> next(e.step(), Kind.WAITING, at);
            case RunEvent.CallbackSent e -> next(e.step(), Kind.WAITING, at);
            case RunEvent.RunResumed _ -> over = false;
            case RunEvent.RunSucceeded _, RunEvent.RunFailed _, RunEvent.RunCancelled _ ->
                    over = true;
            case RunEvent.RunStarted _,
                    RunEvent.TokenForked _,
                    RunEvent.TokenEnded _,
                    RunEvent.TokensJoined _,
                    RunEvent.ChoiceTaken _,
                    RunEvent.VariableAssigned _,
                    RunEvent.ItemsAsked _,
                    RunEvent.ItemsRead _,
                    RunEvent.ItemStarted _,
                    RunEvent.ItemEnded _,
                    RunEvent.TimerFired _,
                    RunEvent.FlowStarted _,
                    RunEvent.CallbackReceived _ -> {}
        }
    }

    private static boolean isWaiting(Bar bar) {
        return bar.end() == null && bar.phases().getLast().kind() == Kind.WAITING;
    }

    private void scheduled(StepPath path, Instant at) {
        Integer paused = open.get(path.text());
        if (paused != null && bars.get(paused).phases().getLast().kind() == Kind.PAUSED) {
            next(path, Kind.RUNNING, at);
            return;
        }
        open.put(path.text(), bars.size());
        bars.add(
                new Bar(
                        id(path),
                        path.text(),
                        isBox(id(path)),
                        at,
                        null,
                        List.of(new Phase(Kind.RUNNING, at, null)),
                        null));
    }

    private boolean isBox(String id) {
        Step step = session.document().step(id);
        return step != null && step.body() != null;
    }

    /// What the canvas calls the step of a bar, behind the boxes around it.
    String name(Bar bar) {
        return StepNames.shown(bar.path(), session.document()::step);
    }

    private String id(StepPath path) {
        return StepNames.id(path, id -> session.document().step(id) != null);
    }

    /// Ends the present phase and begins another one.
    private void next(StepPath path, Kind kind, Instant at) {
        change(
                path,
                bar -> {
                    List<Phase> phases = closed(bar.phases(), at);
                    phases.add(new Phase(kind, at, null));
                    return bar.with(null, phases);
                });
    }

    private void ended(StepPath path, Instant at, Kind kind, @Nullable CallReport call) {
        settle(path, at, kind, call);
        change(path, bar -> bar.with(at, bar.phases()));
        open.remove(path.text());
        dues.forget(path.text(), path);
    }

    /// Ends the present phase and says what it turned out to be.
    private void settle(StepPath path, Instant at, Kind kind, @Nullable CallReport call) {
        change(
                path,
                bar -> {
                    List<Phase> phases = new ArrayList<>(bar.phases());
                    Phase last = phases.removeLast();
                    Kind was =
                            switch (last.kind()) {
                                case WAITING, PAUSED -> last.kind();
                                case RUNNING, INIT, FAILED, CANCELLED -> kind;
                            };
                    Instant warm = warm(last, at, call);
                    if (warm.isAfter(last.start())) {
                        phases.add(new Phase(Kind.INIT, last.start(), warm));
                    }
                    phases.add(new Phase(was, warm, at));
                    return bar.with(null, phases);
                });
    }

    /// When the call proper began: what a cold call took beside its duration came before.
    private static Instant warm(Phase phase, Instant at, @Nullable CallReport call) {
        Double ms = call == null ? null : call.durationMs();
        if (call == null || !call.cold() || ms == null) {
            return phase.start();
        }
        Instant began = at.minusNanos(Math.round(ms * 1_000_000));
        return began.isBefore(phase.start()) ? phase.start() : began;
    }

    /// The phases with the last one ended; one that took no time is left out.
    private static List<Phase> closed(List<Phase> phases, Instant at) {
        var result = new ArrayList<>(phases);
        Phase last = result.removeLast();
        if (last.end() != null) {
            result.add(last);
        } else if (at.isAfter(last.start())) {
            result.add(new Phase(last.kind(), last.start(), at));
        }
        return result;
    }

    private void change(StepPath path, UnaryOperator<Bar> change) {
        Integer index = open.get(path.text());
        if (index != null) {
            bars.set(index, change.apply(bars.get(index)));
        }
    }
}
