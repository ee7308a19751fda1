package dev.sluice.engine.cli.run;

import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.request.RefusedException;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// Runs a flow again and again: whenever its code, its event or the flow itself changes. A run that
/// goes on then is cancelled. Ends with the program.
final class WatchedRuns {
    private final Terminal terminal;
    private final FlowWatch watch;

    /// Begins a run of the flow as it is now.
    @FunctionalInterface
    interface Beginner {
        Run begin()
                throws IOException,
                        InterruptedException,
                        FlowFileException,
                        RefusedException,
                        RuntimeUnavailableException;
    }

    /// Waits for a run's end and prints it.
    @FunctionalInterface
    interface Printer {
        void print(Run run) throws InterruptedException;
    }

    WatchedRuns(Terminal terminal, FlowWatch watch) {
        this.terminal = terminal;
        this.watch = watch;
    }

    /// Returns when the thread is interrupted.
    void go(Beginner beginner, Printer printer) throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            try {
                once(beginner, printer);
            } catch (InterruptedException _) {
                goesOn = false; // what follows is the orderly end
            }
        }
    }

    private void once(Beginner beginner, Printer printer) throws IOException, InterruptedException {
        Run run;
        try {
            run = beginner.begin();
        } catch (FlowFileException | RefusedException | CommandFailure e) {
            terminal.err().println("sluice: " + e.getMessage());
            told();
            watch.await();
            return;
        } catch (RuntimeUnavailableException e) {
            terminal.err().println("sluice: " + e.getMessage());
            terminal.err().println("        " + e.remedy());
            told();
            watch.await();
            return;
        }
        var changed = new CountDownLatch(1);
        Thread watcher = Thread.ofVirtual().name("watch").start(() -> awaitChange(run, changed));
        try {
            printer.print(run);
            if (changed.getCount() > 0) {
                told();
            }
            changed.await();
        } finally {
            watcher.interrupt();
        }
    }

    private void told() {
        terminal.err().println("sluice: watching for changes; Ctrl+C ends");
    }

    private void awaitChange(Run run, CountDownLatch changed) {
        try {
            watch.await();
            changed.countDown();
            run.cancel("The flow or its code was changed");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody waits for it any more
        } catch (IOException e) {
            terminal.err().println("sluice: changes cannot be seen any more: " + e.getMessage());
        }
    }
}
