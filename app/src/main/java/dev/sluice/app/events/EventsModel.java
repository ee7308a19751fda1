package dev.sluice.app.events;

import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunFold;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The events of the run that is shown, as they come.
public final class EventsModel {
    private final Session session;
    private final RunFeed feed;
    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
    private final FilteredList<EventRow> found = new FilteredList<>(rows);
    private final Map<String, RunEvent.StepPaused> paused = new HashMap<>();

    public EventsModel(Session session, RunFeed feed) {
        this.session = session;
        this.feed = feed;
        feed.recordProperty().subscribe((_, _) -> clear());
        feed.sizeProperty().subscribe(_ -> read());
    }

    private void clear() {
        rows.clear();
        paused.clear();
    }

    public ObservableList<EventRow> rows() {
        return rows;
    }

    /// The events that a search finds; without one, all.
    public ObservableList<EventRow> found() {
        return found;
    }

    /// Looks for words in what events are called, in their steps and in their errors.
    ///
    /// @param kind what a kind of event is called
    void find(String text, Function<EventRow, String> kind) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        found.setPredicate(
                text.isBlank()
                        ? null
                        : row -> {
                            String all = words(row, kind.apply(row)).toLowerCase(Locale.ROOT);
                            return words.stream().allMatch(all::contains);
                        });
    }

    private String words(EventRow row, String kind) {
        Failure failure = row.failure();
        return String.join(
                " ",
                kind,
                row.step(),
                step(row),
                failure == null ? "" : failure.error() + " " + failure.cause());
    }

    /// The last of those found that is not later than that many events; -1: none.
    int lastFound(int events) {
        int low = 0;
        int high = found.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (found.getSourceIndex(middle) < events) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /// Selects the step an event is about.
    public void goTo(EventRow row) {
        StepPath path = row.entry().event().step();
        if (path != null) {
            String id = StepNames.id(path, each -> session.document().step(each) != null);
            session.select(Selection.ofElement(id));
        }
    }

    /// What the canvas calls the step of an event, behind the boxes around it.
    String step(EventRow row) {
        return StepNames.shown(row.step(), session.document()::step);
    }

    /// How many events there are to go back over; 0 while the run goes on.
    public int journey() {
        return feed.isToldToItsEnd() ? rows.size() : 0;
    }

    /// Shows the run as it stood after the first so many of its events.
    public void travel(int events) {
        var fold = new RunFold(session.document().ids());
        feed.record().from(0).stream().limit(events).forEach(fold::add);
        session.show(fold.view());
        feed.lookAt(events);
    }

    /// How many of the events had happened when the run stood as it is shown.
    int moment() {
        Integer back = feed.momentProperty().get();
        return back == null ? journey() : back;
    }

    /// A row, which tells where a step began with another input than it had come with.
    private EventRow row(Entry entry) {
        if (entry.event() instanceof RunEvent.StepPaused e) {
            paused.put(e.step() + "#" + e.visit(), e);
        } else if (entry.event() instanceof RunEvent.StepScheduled e) {
            RunEvent.StepPaused before = paused.remove(e.step() + "#" + e.visit());
            if (before != null && !Objects.equals(before.input(), e.input())) {
                return EventRow.of(entry).changed();
            }
        }
        return EventRow.of(entry);
    }

    private void read() {
        List<Entry> fresh = feed.fresh(rows.size());
        if (!fresh.isEmpty()) {
            rows.addAll(fresh.stream().map(this::row).toList());
        }
    }
}
