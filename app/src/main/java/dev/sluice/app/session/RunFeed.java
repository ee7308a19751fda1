package dev.sluice.app.session;

import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What the panels hear of the run that is shown: its events, and what its functions print. Of a
/// run with very many events, the panels are told a part in each frame, so that the window goes on.
public final class RunFeed {
    private static final int AT_ONCE = 1_000;

    private final Executor frame;
    private final ReadOnlyObjectWrapper<RunRecord> record =
            new ReadOnlyObjectWrapper<>(RunRecord.NONE);
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Integer> moment = new ReadOnlyObjectWrapper<>();
    private volatile RunRecord shown = RunRecord.NONE;
    private final List<Consumer<LogLine>> readers = new CopyOnWriteArrayList<>();

    /// One that tells of all events as soon as they are there.
    public RunFeed() {
        this(Runnable::run);
    }

    /// @param frame runs work on the window's thread, at most once a frame
    public RunFeed(Executor frame) {
        this.frame = frame;
    }

    /// The run that is shown.
    public ReadOnlyObjectProperty<RunRecord> recordProperty() {
        return record.getReadOnlyProperty();
    }

    public RunRecord record() {
        return record.get();
    }

    /// How many of its events there are to read. Grows at most once for each frame of the window.
    public ReadOnlyIntegerProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /// How many of its events have happened at the moment that the user looks at; `null`: all.
    public ReadOnlyObjectProperty<@Nullable Integer> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// Looks at the run as it stood after so many of its events. Called on the window's thread.
    public void lookAt(int events) {
        moment.set(events < record.get().size() ? events : null);
    }

    /// Shows another run, as it stands now. Called on the window's thread.
    public void show(RunRecord other) {
        shown = other;
        moment.set(null);
        size.set(0);
        record.set(other);
        grown();
    }

    /// Tells that the run that is shown has gone on. Called on the window's thread.
    public void grown() {
        int all = record.get().size();
        int told = Math.min(all, size.get() + AT_ONCE);
        size.set(told);
        if (told < all) {
            frame.execute(this::grown);
        }
    }

    /// The events that there are to read behind the first so many.
    public List<Entry> fresh(int read) {
        return record.get().part(read, size.get());
    }

    /// Whether the run has ended and all of it has been told.
    public boolean isToldToItsEnd() {
        Entry last = record.get().last();
        return last != null && last.event().isLast() && size.get() == record.get().size();
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
