package dev.sluice.app.events;

import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.StepPath;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;

/// The events of the run that is shown, as they come.
public final class EventsModel {
    private final Session session;
    private final RunFeed feed;
    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();

    public EventsModel(Session session, RunFeed feed) {
        this.session = session;
        this.feed = feed;
        feed.recordProperty().subscribe((_, _) -> rows.clear());
        feed.sizeProperty().subscribe(_ -> read());
    }

    public ObservableList<EventRow> rows() {
        return rows;
    }

    /// Selects the step an event is about.
    public void goTo(EventRow row) {
        StepPath path = row.entry().event().step();
        if (path != null) {
            String id = EventRow.lastId(path.text());
            session.select(Selection.ofElement(id));
        }
    }

    private void read() {
        List<Entry> fresh = feed.record().from(rows.size());
        if (!fresh.isEmpty()) {
            rows.addAll(fresh.stream().map(EventRow::of).toList());
        }
    }
}
