package dev.sluice.engine.run;

import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// A step before which a run waits at a breakpoint. Only the first answer counts.
///
/// @param path as the run tells it
/// @param id the step's id in the flow
/// @param visit counted from 1
/// @param input what it would begin with
/// @param over takes what it is to begin with
public record PausedStep(
        StepPath path,
        String id,
        int visit,
        @Nullable Object input,
        Consumer<@Nullable Object> over) {
    /// Begins the step with the input it came with.
    public void goOn() {
        over.accept(input);
    }

    /// Begins the step with another input, which is kept in the run's events as such.
    public void goOnWith(@Nullable Object other) {
        over.accept(other);
    }
}
