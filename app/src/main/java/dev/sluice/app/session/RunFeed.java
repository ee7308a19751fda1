package dev.sluice.app.session;

import dev.sluice.engine.log.LogLine;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What the panels hear of the run that is shown: its events, and what its functions print.
public final class RunFeed {
    private final ReadOnlyObjectWrapper<RunRecord> record =
            new ReadOnlyObjectWrapper<>(RunRecord.NONE);
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private volatile RunRecord shown = RunRecord.NONE;
    private final List<Consumer<LogLine>> readers = new CopyOnWriteArrayList<>();

    /// The run that is shown.
    public ReadOnlyObjectProperty<RunRecord> recordProperty() {
        return record.getReadOnlyProperty();
    }

    public RunRecord record() {
        return record.get();
    }

    /// How many of its events there are to read. Grows at most once for each turn of the window.
    public ReadOnlyIntegerProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /// Shows another run. Called on the window's thread.
    public void show(RunRecord other) {
        shown = other;
        size.set(0);
        record.set(other);
        size.set(other.size());
    }

    /// Tells that the run that is shown has gone on. Called on the window's thread.
    public void grown() {
        size.set(record.get().size());
    }

    /// Hears of every line from now on, on the thread that tells of it.
    public void readLogs(Consumer<LogLine> reader) {
        readers.add(reader);
    }

    /// Hands on a line of a run, if that run is shown. Called on any thread; never blocks.
    public void log(RunRecord run, LogLine line) {
        if (shown == run) {
            readers.forEach(reader -> reader.accept(line));
        }
    }
}
