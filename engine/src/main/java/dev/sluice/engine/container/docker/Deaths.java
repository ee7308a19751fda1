package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Event;

import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineStream;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.container.pool.Death;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hears from the engine how our containers end: one stream of events for all of them. When the
/// stream breaks, as it does when the engine is restarted, all that was watched counts as lost: a
/// call may still end over its own socket, but nothing else is begun there.
final class Deaths implements AutoCloseable {
    private static final int LATEST_SECONDS = 5;

    private final EngineConnection engine;
    private final DockerClient client;
    private final Owner owner;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private final Set<String> owed = ConcurrentHashMap.newKeySet();
    private @Nullable Listener listener;
    private int breaks;
    private boolean closed;

    Deaths(EngineConnection engine, Owner owner) {
        this.engine = engine;
        this.client = engine.client();
        this.owner = owner;
    }

    /// Sees to it that the stream is there. Must be called before a container is made.
    synchronized void listen() throws InterruptedException {
        if (listener == null && !closed) {
            var fresh = new Listener();
            client.eventsCmd()
                    .withEventTypeFilter("container")
                    .withEventFilter("die", "died", "oom") // "died" is what Podman asks for
                    .withLabelFilter(Map.of(Labels.OWNER, owner.toString()))
                    .exec(fresh);
            fresh.awaitBegun();
            listener = fresh;
            removeOwed();
        }
    }

    private void removeOwed() {
        for (String container : List.copyOf(owed)) {
            Labels.remove(client, container);
            owed.remove(container);
        }
    }

    private synchronized void broke(Listener former) {
        if (listener == former) {
            listener = null;
        }
        if (!closed) {
            breaks++;
        }
        watched.values().forEach(container -> container.end(new Death(null, false, true)));
    }

    /// How often the stream has broken off so far.
    synchronized int breaks() {
        return breaks;
    }

    /// Notes a container that could not be ended since the engine does not answer; it is removed
    /// when the engine is there again.
    void owe(String container) {
        owed.add(container);
    }

    /// Must be called before the container starts.
    Watched watch(String container) {
        return watched.computeIfAbsent(container, _ -> new Watched());
    }

    void forget(String container) {
        watched.remove(container);
    }

    private void take(Event event) {
        Watched container = watched.get(String.valueOf(event.getId()));
        if (container == null) {
            return;
        }
        String action = String.valueOf(event.getAction());
        if (action.equals("oom")) {
            container.outOfMemory = true;
        } else if (action.equals("die")) {
            var attributes = event.getActor() == null ? null : event.getActor().getAttributes();
            String status = attributes == null ? null : attributes.get("exitCode");
            container.end(
                    new Death(
                            status == null ? null : Integer.valueOf(status),
                            container.outOfMemory));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (listener != null) {
                listener.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is known of one container's end.
    final class Watched {
        private final CompletableFuture<Death> death = new CompletableFuture<>();
        private volatile boolean outOfMemory;

        private void end(Death how) {
            death.complete(how);
        }

        boolean isAlive() {
            return !death.isDone();
        }

        /// Whether it may still run although it counts as ended.
        boolean isLost() {
            Death how = death.getNow(null);
            return how != null && how.withEngine();
        }

        void onDeath(Runnable action) {
            var _ = death.thenRun(action);
        }

        /// Waits a moment for the news. An engine that is being stopped takes no new connection,
        /// and ends our containers before it hangs up.
        Death death() throws InterruptedException {
            try {
                Death how = death.get(LATEST_SECONDS, TimeUnit.SECONDS);
                boolean isLost = how.withEngine() || !(how.outOfMemory() || engine.answers());
                return new Death(how.status(), how.outOfMemory(), isLost);
            } catch (TimeoutException _) {
                return new Death(null, outOfMemory);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final class Listener extends EngineStream<Event> {
        @Override
        public void onNext(Event event) {
            take(event);
        }

        @Override
        public void onComplete() {
            super.onComplete();
            broke(this);
        }

        @Override
        public void onError(Throwable error) {
            super.onError(error);
            broke(this);
        }
    }
}
