package dev.sluice.engine.run.items;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Goes through items one at a time.
interface Cursor extends AutoCloseable {
    /// Goes to the next item; false after the last.
    boolean advance() throws IOException, ReaderException;

    /// The item that [#advance()] went to.
    @Nullable Object item();

    @Override
    void close() throws IOException;
}
