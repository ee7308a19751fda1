package dev.sluice.engine.container;

import java.nio.file.Path;

/// Takes what functions print while no call of theirs is under way. Called from any thread.
@FunctionalInterface
public interface FunctionLog {
    /// @param flowFolder of the flow that the function belongs to
    /// @param function its id there
    /// @param stream `stdout` or `stderr`
    /// @param text one line without its end
    void line(Path flowFolder, String function, String stream, String text);
}
