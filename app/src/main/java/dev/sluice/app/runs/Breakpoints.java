package dev.sluice.app.runs;

import dev.sluice.engine.run.PausedStep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The steps before which a run waits, and where it waits now. Its steps may also be taken one by
/// one: then the run waits before each. Asked on the run's thread, changed on the window's.
public final class Breakpoints {
    private final Executor window;
    private final Set<String> steps = ConcurrentHashMap.newKeySet();
    private final ReadOnlyObjectWrapper<Set<String>> shown = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<List<PausedStep>> paused =
            new ReadOnlyObjectWrapper<>(List.of());
    private volatile boolean stepping;

    /// @param window runs work on the window's thread
    public Breakpoints(Executor window) {
        this.window = window;
    }

    public boolean holds(String step) {
        return steps.contains(step);
    }

    /// Sets a breakpoint, or takes it away. Returns whether it is set now.
    public boolean toggle(String step) {
        boolean set = !steps.remove(step) && steps.add(step);
        shown.set(Set.copyOf(steps));
        return set;
    }

    /// The steps with breakpoints.
    public ReadOnlyObjectProperty<Set<String>> stepsProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Where the run waits, in the order in which it came there.
    public ReadOnlyObjectProperty<List<PausedStep>> pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Whether the run waits before a step.
    boolean stopAt(String step) {
        return stepping || steps.contains(step);
    }

    void paused(PausedStep step) {
        window.execute(() -> change(step, true));
    }

    void ended(PausedStep step) {
        window.execute(() -> change(step, false));
    }

    private void change(PausedStep step, boolean waits) {
        List<PausedStep> now = new ArrayList<>(paused.get());
        now.remove(step);
        if (waits) {
            now.add(step);
        }
        paused.set(List.copyOf(now));
    }

    /// Lets a run that begins wait before each step, or only at breakpoints.
    void begin(boolean stepByStep) {
        stepping = stepByStep;
    }

    /// Lets the run go on to the next breakpoint from everywhere it waits.
    public void goOn() {
        stepping = false;
        paused.get().forEach(PausedStep::goOn);
    }

    /// Lets the run go on with another input for one of the steps.
    public void goOnWith(PausedStep step, @Nullable Object input) {
        stepping = false;
        step.goOnWith(input);
        paused.get().stream().filter(other -> !other.equals(step)).forEach(PausedStep::goOn);
    }

    /// Lets one step begin and the run wait before whatever follows.
    public void step(PausedStep step, @Nullable Object input) {
        stepping = true;
        step.goOnWith(input);
    }
}
