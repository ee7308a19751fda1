package dev.sluice.engine.container;

/// Takes what functions print, line by line, as it is printed. Called from any thread.
@FunctionalInterface
public interface LogSink {
    /// @param stream `stdout` or `stderr`
    /// @param text one line without its end
    void line(String stream, String text);

    /// So much is done of what was told of last. Told often.
    default void moved(long done, long total) {}
}
