package dev.sluice.engine.container;

/// Takes what functions print while no call of theirs is under way. Called from any thread.
@FunctionalInterface
public interface FunctionLog {
    /// @param function the function's id
    /// @param stream `stdout` or `stderr`
    /// @param text one line without its end
    void line(String function, String stream, String text);
}
