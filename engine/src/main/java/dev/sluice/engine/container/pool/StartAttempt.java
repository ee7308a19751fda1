package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// One instance being started, on a thread of its own.
final class StartAttempt {
    private final Workload workload;
    private final @Nullable Waiter asker;
    private final Thread thread;
    private @Nullable Start start;
    private @Nullable RuntimeUnavailableException failure;

    /// What is done when the attempt has ended, well or not.
    @FunctionalInterface
    interface End {
        void ended(StartAttempt attempt);
    }

    /// @param asker the call that the instance is started for; `null`: started ahead
    StartAttempt(
            Workload workload, @Nullable Waiter asker, Starter starter, LogSink between, End end) {
        this.workload = workload;
        this.asker = asker;
        LogSink log = asker == null ? between : asker.log();
        thread =
                Thread.ofVirtual()
                        .name("sluice-start-" + workload.name())
                        .unstarted(
                                () -> {
                                    try {
                                        start(starter, log, between);
                                    } finally {
                                        end.ended(this);
                                    }
                                });
    }

    private void start(Starter starter, LogSink log, LogSink between) {
        try {
            start = starter.start(workload, log);
            if (start instanceof Start.Ready ready) {
                ready.shim().logTo(between);
            }
        } catch (RuntimeUnavailableException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = broken("the runtime was closed", e);
        }
    }

    private RuntimeUnavailableException broken(String reason, @Nullable Exception e) {
        return new RuntimeUnavailableException("start " + workload.name(), reason, "Try again.", e);
    }

    void begin() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    Thread thread() {
        return thread;
    }

    Workload workload() {
        return workload;
    }

    @Nullable Waiter asker() {
        return asker;
    }

    /// The instance, where there is one now.
    Optional<Instance> instance() {
        return start instanceof Start.Ready ready
                ? Optional.of(new Instance(workload, ready, asker == null))
                : Optional.empty();
    }

    /// Tells the call why there is none.
    void tell(Waiter waiter) {
        if (start instanceof Start.Failed failed) {
            waiter.serve(new Acquired.NotStarted(failed));
        } else {
            waiter.fail(failure == null ? broken("its start broke off", null) : failure);
        }
    }

    /// Waits for the end.
    ///
    /// @throws RuntimeUnavailableException where the host lacks something
    void await() throws InterruptedException, RuntimeUnavailableException {
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }
}
