package dev.sluice.app.logs;

import dev.sluice.engine.log.LogLine;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import java.util.List;

/// What happened to a list of lines at once. Those that are gone are made only for a listener that
/// looks at them: a list control asks how many there are.
final class LogChange extends ListChangeListener.Change<LogLine> {
    private final List<Part> parts;
    private int at = -1;

    /// Lines that are gone, and where others have come in their place.
    ///
    /// @param to behind the last that has come
    /// @param gone can be read while listeners are told
    record Part(int from, int to, List<LogLine> gone) {
        boolean isNone() {
            return from == to && gone.isEmpty();
        }
    }

    LogChange(ObservableList<LogLine> list, List<Part> parts) {
        super(list);
        this.parts = parts;
    }

    @Override
    public boolean next() {
        at = Math.min(at + 1, parts.size());
        return at < parts.size();
    }

    @Override
    public void reset() {
        at = -1;
    }

    @Override
    public int getFrom() {
        return part().from();
    }

    @Override
    public int getTo() {
        return part().to();
    }

    @Override
    public List<LogLine> getRemoved() {
        return part().gone();
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }

    private Part part() {
        if (at < 0 || at == parts.size()) {
            throw new IllegalStateException("A change is read between next() and its end");
        }
        return parts.get(at);
    }
}
