package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.LogSink;

import java.io.IOException;

/// The way to one shim: whole frames both ways, and beside them what the function prints. One
/// thread at a time sends and receives; any thread may close.
public interface ShimLink extends AutoCloseable {
    /// Sends one frame whose body is the parts, one after another.
    void send(char kind, byte[]... parts) throws IOException;

    /// Waits for the next frame. The body of one larger than `largest` is read and dropped.
    ///
    /// @throws java.io.EOFException where the shim has ended
    /// @throws java.nio.channels.ClosedByInterruptException where the waiting thread was
    ///   interrupted
    Frame receive(long largest) throws IOException;

    /// Has what is printed from now on go to the sink.
    void logTo(LogSink sink);

    /// Returns when all that was printed before the last frame was sent has reached the sink.
    void drainLogs();

    /// Ends the control stream, and the shim with it; whoever waits in [#receive] gets an
    /// exception. What was printed can still be drained.
    void end();

    /// Ends the control stream and lets go of all else.
    @Override
    void close();
}
