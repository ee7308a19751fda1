package dev.sluice.engine.run;

import dev.sluice.engine.run.call.NestedRun;

import java.time.Duration;

/// A nested run that had ended before the run around it was resumed.
record EndedNestedRun(String id, Ended end) implements NestedRun {
    @Override
    public Ended await() {
        return end;
    }

    @Override
    public void cancel(String reason) {}

    @Override
    public void halt() {}

    @Override
    public Duration took() {
        return Duration.ZERO;
    }
}
