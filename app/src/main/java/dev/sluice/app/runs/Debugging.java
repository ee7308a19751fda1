package dev.sluice.app.runs;

import dev.sluice.engine.debug.Attachment;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;

/// The step of the run that waits for a debugger, while the run goes on.
public final class Debugging {
    /// A step whose function waits.
    ///
    /// @param attachment how a debugger is attached to it
    public record Debugged(String step, Attachment attachment) {}

    private final Executor window;
    private final ReadOnlyObjectWrapper<@Nullable Debugged> debugged =
            new ReadOnlyObjectWrapper<>();

    Debugging(Executor window) {
        this.window = window;
    }

    /// `null` while no run is debugged.
    public ReadOnlyObjectProperty<@Nullable Debugged> debuggedProperty() {
        return debugged.getReadOnlyProperty();
    }

    void begun(String step, Attachment attachment) {
        window.execute(() -> debugged.set(new Debugged(step, attachment)));
    }

    void ended() {
        debugged.set(null);
    }
}
