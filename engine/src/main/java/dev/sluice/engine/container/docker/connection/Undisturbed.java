package dev.sluice.engine.container.docker.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// A request to the engine that goes on while its thread is interrupted. The client swallows an
/// interrupt now and then, and whoever was to be stopped would wait for ever; here it stays, and
/// what waits next is broken off by it.
public final class Undisturbed {
    private Undisturbed() {}

    /// Waits until the request is through.
    ///
    /// @return what it gave; what it threw is thrown
    public static <T> T call(Supplier<T> request) {
        try {
            return CompletableFuture.supplyAsync(
                            request, task -> Thread.ofVirtual().name("request").start(task))
                    .join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw e;
            }
        }
    }
}
