package dev.sluice.app.inspector;

import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What the selected step took and gave in the run that is shown, visit by visit.
public final class LastRunModel {
    private final Session session;
    private final RunFeed feed;
    private final Map<String, List<VisitTrack>> visits = new HashMap<>();
    private final Map<String, VisitTrack> tracks = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<StepVisit>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable StepVisit> chosen = new SimpleObjectProperty<>();
    private final SeenVariables variables = new SeenVariables();
    private @Nullable Entry start;
    private int read;

    public LastRunModel(Session session, RunFeed feed) {
        this.session = session;
        this.feed = feed;
        feed.recordProperty().subscribe((_, _) -> clear());
        feed.sizeProperty().subscribe(_ -> read());
        feed.momentProperty().subscribe(_ -> look());
        session.selectionProperty().subscribe(_ -> look());
    }

    /// How many of the run's events have happened at the moment that is looked at; `null`: all.
    ReadOnlyObjectProperty<@Nullable Integer> momentProperty() {
        return feed.momentProperty();
    }

    /// How many events the run has.
    int events() {
        return read;
    }

    /// The visits of the selected step, in order.
    public ReadOnlyObjectProperty<List<StepVisit>> visitsProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The visit that is looked at; the last one unless the user chose another.
    public ObjectProperty<@Nullable StepVisit> chosenProperty() {
        return chosen;
    }

    /// How the run that is shown began; `null` while nothing is known of one.
    @Nullable Entry start() {
        return start;
    }

    private void clear() {
        visits.clear();
        tracks.clear();
        variables.clear();
        start = null;
        read = 0;
        look();
    }

    private void read() {
        List<Entry> fresh = feed.fresh(read);
        if (!fresh.isEmpty()) {
            for (Entry entry : fresh) {
                read++;
                add(entry);
            }
            look();
        }
    }

    private void look() {
        String step = session.selection().only();
        List<StepVisit> now = step == null ? List.of() : visits(step);
        if (now.equals(shown.get())) {
            return;
        }
        StepVisit before = chosen.get();
        boolean followsLast =
                before == null || shown.get().isEmpty() || shown.get().getLast().equals(before);
        int index = followsLast || before == null ? -1 : indexOf(now, before);
        shown.set(List.copyOf(now));
        chosen.set(now.isEmpty() ? null : index < 0 ? now.getLast() : now.get(index));
    }

    /// The visits of a step, as they stood at the moment that is looked at.
    private List<StepVisit> visits(String step) {
        Integer moment = feed.momentProperty().get();
        List<StepVisit> now = new ArrayList<>();
        for (VisitTrack track : visits.getOrDefault(step, List.of())) {
            StepVisit visit = track.at(moment);
            if (visit != null) {
                now.add(visit);
            }
        }
        return now;
    }

    private static int indexOf(List<StepVisit> all, StepVisit visit) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).path().equals(visit.path()) && all.get(i).visit() == visit.visit()) {
                return i;
            }
        }
        return -1;
    }

    private void add(Entry entry) {
        switch (entry.event()) {
            case RunEvent.StepScheduled e -> {
                StepVisit visit = StepVisit.scheduled(e, entry.time(), variables.at(e));
                var track = new VisitTrack(read, visit);
                tracks.put(key(e.step(), e.visit()), track);
                visits.computeIfAbsent(id(e.step()), _ -> new ArrayList<>()).add(track);
            }
            case RunEvent.StepStarted e ->
                    change(e.step(), e.visit(), v -> v.withCall(e.arguments()));
            case RunEvent.StepSucceeded e -> change(e.step(), e.visit(), v -> v.withOutput(e));
            case RunEvent.StepFailed e ->
                    change(e.step(), e.visit(), v -> v.withFailure(e.failure(), e.call()));
            case RunEvent.StepCaught e ->
                    change(e.step(), e.visit(), v -> v.withFailure(e.failure(), e.call()));
            case RunEvent.StepRetried e ->
                    change(e.step(), e.visit(), v -> v.withRetry(e.failure(), e.call()));
            case RunEvent.StepCancelled e -> change(e.step(), e.visit(), v -> v.withPause(null));
            case RunEvent.TimerSet(var step, var visit, _, var kind, var due) -> {
                if (step != null && (kind == TimerKind.WAIT || kind == TimerKind.RETRY)) {
                    change(step, visit, v -> v.withPause(due));
                }
            }
            case RunEvent.RunStarted _ -> start = entry;
            case RunEvent.TokenForked e -> variables.forked(e);
            case RunEvent.VariableAssigned e -> variables.assigned(e);
            case RunEvent.RunResumed _,
                    RunEvent.StepPaused _,
                    RunEvent.TokenEnded _,
                    RunEvent.TokensJoined _,
                    RunEvent.ChoiceTaken _,
                    RunEvent.ItemsAsked _,
                    RunEvent.ItemsRead _,
                    RunEvent.ItemStarted _,
                    RunEvent.ItemEnded _,
                    RunEvent.TimerFired _,
                    RunEvent.CallbackWaiting _,
                    RunEvent.CallbackSent _,
                    RunEvent.CallbackReceived _,
                    RunEvent.FlowStarted _,
                    RunEvent.RunSucceeded _,
                    RunEvent.RunFailed _,
                    RunEvent.RunCancelled _ -> {}
        }
    }

    private void change(StepPath path, int visit, UnaryOperator<StepVisit> change) {
        VisitTrack track = tracks.get(key(path, visit));
        if (track != null) {
            track.change(read, change);
        }
    }

    private static String key(StepPath path, int visit) {
        return path.text() + "#" + visit;
    }

    private String id(StepPath path) {
        return StepNames.id(path, id -> session.document().step(id) != null);
    }
}
