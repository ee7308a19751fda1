package dev.sluice.engine.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// All long work that calls of this program wait for. Safe for use from many threads.
public final class Preparations {
    private final List<Preparation> open = new CopyOnWriteArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /// Hears of such work. Called on any thread; must not block.
    public interface Listener {
        /// Something began or went on.
        void changed();

        /// It has ended, well or not.
        void ended(Preparation preparation);
    }

    /// What goes on now, the oldest first.
    public List<Preparation> open() {
        return List.copyOf(open);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    /// Work that this thread may have to do before a function can be called.
    ///
    /// @param log hears of it, too
    public Preparation of(String function, LogSink log) {
        return new Preparation(this, function, log);
    }

    void begun(Preparation preparation) {
        open.add(preparation);
    }

    void changed() {
        listeners.forEach(Listener::changed);
    }

    void ended(Preparation preparation) {
        if (open.remove(preparation)) {
            listeners.forEach(listener -> listener.ended(preparation));
        }
    }
}
