package dev.sluice.engine.log;

import org.jspecify.annotations.Nullable;

/// Which lines of a run's log are wanted.
///
/// @param step only those printed for this step path; `null`: all
/// @param call only those printed during this call; `null`: all
public record LogFilter(@Nullable String step, @Nullable String call) {
    public static final LogFilter ALL = new LogFilter(null, null);

    public static LogFilter ofStep(String step) {
        return new LogFilter(step, null);
    }

    boolean takes(LogLine line) {
        return (step == null || step.equals(line.step()))
                && (call == null || call.equals(line.call()));
    }
}
