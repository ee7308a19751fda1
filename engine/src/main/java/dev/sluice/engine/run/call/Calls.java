package dev.sluice.engine.run.call;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.run.time.Agenda;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The calls of one run that are out in the world, each on a virtual thread of its own.
public final class Calls {
    private final Callers callers;
    private final Agenda agenda;
    private final Trouble trouble;
    private final Map<String, Thread> out = new ConcurrentHashMap<>();

    /// Is told when the host lacks what a call needs.
    public interface Trouble {
        void stop(String reason, String remedy);
    }

    public Calls(Callers callers, Agenda agenda, Trouble trouble) {
        this.callers = callers;
        this.agenda = agenda;
        this.trouble = trouble;
    }

    public void start(Command.Call command) {
        agenda.began(command.call());
        Thread thread =
                Thread.ofVirtual()
                        .name("call-" + command.call())
                        .unstarted(() -> carryOut(command));
        out.put(command.call(), thread);
        thread.start();
    }

    private void carryOut(Command.Call command) {
        String call = command.call();
        try {
            long begin = System.nanoTime();
            Answer answer = callers.call(command, this, () -> !out.containsKey(call));
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            agenda.answered(call, answer.input(), answer.took() == null ? wall : answer.took());
        } catch (InterruptedException _) {
            agenda.abandoned(call);
        } catch (RuntimeUnavailableException e) {
            trouble.stop(String.valueOf(e.getMessage()), e.remedy());
        } catch (RuntimeException | Error e) { // the outermost frame of the call's thread
            trouble.stop(
                    "Calling " + called(command) + " went wrong: " + e,
                    "This is a mistake in Sluice; please report it. The run can be resumed.");
        } finally {
            out.remove(call);
        }
    }

    private static String called(Command.Call command) {
        return switch (command) {
            case Command.CallFunction call -> "function " + call.function();
            case Command.CallHttp call -> "the address of step " + call.step();
            case Command.CallService call -> "the service of step " + call.step();
            case Command.ReadItems call -> "the item reader of step " + call.step();
            case Command.RunFlow call -> "flow " + call.flow();
        };
    }

    FlowCaller flows(NestedRuns flows) {
        return new FlowCaller(flows, agenda, trouble);
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
        callers.items().close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
