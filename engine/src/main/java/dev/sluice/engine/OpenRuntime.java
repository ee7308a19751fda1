package dev.sluice.engine;

import dev.sluice.engine.container.FunctionLog;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.run.call.RuntimeSource;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;

/// The runtime of this process, opened by the first who needs it. What could not be opened is tried
/// again by the next.
final class OpenRuntime implements RuntimeSource, AutoCloseable {
    private final EngineSettings settings;
    private final FunctionLog between;
    private final Preparations preparations;
    private final ReentrantLock lock = new ReentrantLock();
    private Runtimes.@Nullable Opened opened;
    private boolean closed;

    OpenRuntime(EngineSettings settings, FunctionLog between, Preparations preparations) {
        this.settings = settings;
        this.preparations = preparations;
        this.between = between;
    }

    @Override
    public FunctionRuntime get() throws RuntimeUnavailableException, InterruptedException {
        return open().runtime();
    }

    RuntimeInfo info() throws RuntimeUnavailableException, InterruptedException {
        Runtimes.Opened now = open();
        return new RuntimeInfo(now.runtime().name(), now.reason(), now.banner());
    }

    private Runtimes.Opened open() throws RuntimeUnavailableException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("The engine is closed");
            }
            if (opened == null) {
                Runtimes.Opened fresh =
                        Runtimes.open(
                                settings.runtime(),
                                settings.runtimeSettings(between, preparations));
                opened = fresh;
                String banner = fresh.banner();
                if (banner != null) {
                    settings.notices().accept(banner);
                }
            }
            return opened;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (opened != null) {
                opened.runtime().close();
                opened = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
