package dev.sluice.engine.run;

import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps a mistake of a listener from harming the run: it is logged, and the listener told no more.
final class GuardedListener implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

    private final RunListener listener;
    private final AtomicBoolean broken = new AtomicBoolean();

    GuardedListener(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public void entered(Entry entry) {
        guard(() -> listener.entered(entry));
    }

    @Override
    public void logged(LogLine line) {
        guard(() -> listener.logged(line));
    }

    @Override
    public void told(String message) {
        guard(() -> listener.told(message));
    }

    @Override
    public boolean stopAt(String step) {
        var stops = new AtomicBoolean();
        guard(() -> stops.set(listener.stopAt(step)));
        return stops.get();
    }

    @Override
    public void paused(PausedStep step) {
        guard(() -> listener.paused(step));
        if (broken.get()) {
            step.goOn();
        }
    }

    @Override
    public void pauseEnded(PausedStep step) {
        guard(() -> listener.pauseEnded(step));
    }

    private void guard(Runnable telling) {
        if (broken.get()) {
            return;
        }
        try {
            telling.run();
        } catch (RuntimeException e) { // somebody else's code, which must not harm the run
            broken.set(true);
            LOG.error("A listener of a run failed and is told no more", e);
        }
    }
}
