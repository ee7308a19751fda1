package dev.sluice.engine;

import dev.sluice.engine.callback.AnswerTaker;
import dev.sluice.engine.callback.CallbackSocket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.function.Consumer;

/// The door of this process for callbacks, opened when a run first waits for one.
final class OpenCallbackDoor implements AutoCloseable {
    private final AnswerTaker taker;
    private final Consumer<String> notices;
    private @Nullable CallbackSocket socket;
    private boolean tried;

    OpenCallbackDoor(AnswerTaker taker, Consumer<String> notices) {
        this.taker = taker;
        this.notices = notices;
    }

    synchronized void open() {
        if (tried) {
            return;
        }
        tried = true;
        try {
            socket = CallbackSocket.open(taker);
        } catch (IOException e) {
            notices.accept(
                    "Callbacks cannot be answered by the command line: " + e.getMessage() + ".");
        }
    }

    @Override
    public synchronized void close() {
        tried = true;
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
