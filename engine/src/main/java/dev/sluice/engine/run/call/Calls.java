package dev.sluice.engine.run.call;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.run.time.Agenda;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The calls of one run that are out in the world, each on a virtual thread of its own.
public final class Calls {
    private final FunctionCaller caller;
    private final Agenda agenda;
    private final Trouble trouble;
    private final Map<String, Thread> out = new ConcurrentHashMap<>();

    /// Is told when the host lacks what a call needs.
    public interface Trouble {
        void stop(String reason, String remedy);
    }

    public Calls(FunctionCaller caller, Agenda agenda, Trouble trouble) {
        this.caller = caller;
        this.agenda = agenda;
        this.trouble = trouble;
    }

    public void start(Command.CallFunction command) {
        agenda.began(command.call());
        Thread thread =
                Thread.ofVirtual()
                        .name("call-" + command.call())
                        .unstarted(() -> carryOut(command));
        out.put(command.call(), thread);
        thread.start();
    }

    private void carryOut(Command.CallFunction command) {
        try {
            long begin = System.nanoTime();
            FunctionCaller.Answer answer = caller.call(command);
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            agenda.answered(command.call(), answer.input(), measured(answer.outcome(), wall));
        } catch (InterruptedException _) {
            agenda.abandoned(command.call());
        } catch (RuntimeUnavailableException e) {
            trouble.stop(String.valueOf(e.getMessage()), e.remedy());
        } catch (RuntimeException | Error e) {
            trouble.stop(
                    "Calling function " + command.function() + " went wrong: " + e,
                    "This is a mistake in Sluice; please report it. The run can be resumed.");
        } finally {
            out.remove(command.call());
        }
    }

    /// What a cloud would take: waiting for an image or a free container does not count.
    private static Duration measured(Outcome outcome, Duration wall) {
        CallReport report = outcome.report();
        Double duration = report.durationMs();
        if (duration == null) {
            return wall;
        }
        Double init = report.initMs();
        return Duration.ofNanos((long) ((duration + (init == null ? 0 : init)) * 1e6));
    }

    /// Ends a call; no answer comes of it any more.
    public void kill(String call) {
        Thread thread = out.remove(call);
        if (thread != null) {
            agenda.abandoned(call);
            thread.interrupt();
        }
    }

    /// Ends all calls and waits until they have ended.
    public void close() {
        List<Thread> threads = List.copyOf(out.values());
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
