package dev.sluice.app.inspector.code;

import dev.sluice.engine.problem.Reasons;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/// Reads and writes source files beside the window, and tells there what went wrong.
final class DiskWork {
    private final Executor background;
    private final Executor window;
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");

    /// What is done with a file.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    DiskWork(Executor background, Executor window) {
        this.background = background;
        this.window = window;
    }

    void on(Path file, Work work) {
        background.execute(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        tell(file, e);
                    }
                });
    }

    /// Hands what was found to the window.
    void then(Runnable show) {
        window.execute(show);
    }

    /// What went wrong last; empty when nothing did.
    ReadOnlyStringProperty mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /// Says what is wrong; empty: nothing.
    void say(String what) {
        mistake.set(what);
    }

    private void tell(Path file, IOException e) {
        String told =
                e instanceof AccessDeniedException
                        ? "code.read-only"
                        : file + ": " + Reasons.of(e, file);
        window.execute(() -> mistake.set(told));
    }
}
