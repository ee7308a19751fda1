package dev.sluice.engine.run;

import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.run.time.Agenda;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// A run that goes on in this process, on a virtual thread of its own.
final class LiveRun implements Run {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

    private final String id;
    private final Agenda agenda;
    private final CountDownLatch over = new CountDownLatch(1);

    /// Set by the first that knows how it ends.
    private final AtomicReference<@Nullable Result> result = new AtomicReference<>();

    LiveRun(String id, Agenda agenda) {
        this.id = id;
        this.agenda = agenda;
    }

    /// Sets the run going.
    ///
    /// @param cleanUp is done when it has ended, before anybody hears of the end
    void start(RunLoop loop, Runnable cleanUp) {
        Thread.ofVirtual().name("run-" + id).start(() -> run(loop, cleanUp));
    }

    private void run(RunLoop loop, Runnable cleanUp) {
        try {
            Result end = loop.run();
            if (end != null) {
                result.set(end);
            }
        } catch (JournalException e) {
            interruptedBy(String.valueOf(e.getMessage()), e.remedy());
        } catch (InterruptedException | RuntimeException | Error e) { // the run's outermost frame
            LOG.error("Run {} met a mistake in Sluice", id, e);
            interruptedBy(
                    "The run met a mistake in Sluice: " + e,
                    "Please report it. The run can be resumed.");
        }
        try {
            cleanUp.run();
        } catch (RuntimeException e) { // whoever waits for the end must hear of it
            LOG.error("Run {} could not be put away", id, e);
        } finally {
            over.countDown();
        }
    }

    private void interruptedBy(String reason, String remedy) {
        result.compareAndSet(null, new Result.Interrupted(reason, remedy));
    }

    /// Stops it where it stands, to be resumed later.
    void interrupt(String reason, String remedy) {
        interruptedBy(reason, remedy);
        agenda.halt();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Result await() throws InterruptedException {
        over.await();
        Result end = result.get();
        if (end == null) {
            throw new IllegalStateException("Run " + id + " is over without a result");
        }
        return end;
    }

    /// Waits for the end, whatever happens.
    void awaitEnd() {
        boolean interrupted = false;
        while (!isOver()) {
            try {
                over.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isOver() {
        return over.getCount() == 0;
    }

    @Override
    public void cancel(String reason) {
        agenda.give(new Input.Cancel(reason));
    }
}
