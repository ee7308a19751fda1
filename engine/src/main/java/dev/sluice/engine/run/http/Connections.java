package dev.sluice.engine.run.http;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpClient;
import java.time.Duration;

/// The connections to web addresses that all runs of a process share, opened at the first need.
public final class Connections implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private @Nullable HttpClient client;

    /// With none opened yet.
    public Connections() {}

    synchronized HttpClient client() {
        HttpClient open = client;
        if (open == null) {
            open =
                    HttpClient.newBuilder()
                            .connectTimeout(CONNECT)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build();
            client = open;
        }
        return open;
    }

    /// Cuts calls off that are still out.
    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
            client = null;
        }
    }
}
