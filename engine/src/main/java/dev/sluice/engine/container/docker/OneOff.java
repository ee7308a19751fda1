package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineLostException;
import dev.sluice.engine.container.docker.connection.EngineStream;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.docker.connection.Undisturbed;
import dev.sluice.engine.container.pool.Death;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A container that does one thing and ends.
final class OneOff {
    private final DockerClient client;
    private final Deaths deaths;

    OneOff(DockerClient client, Deaths deaths) {
        this.client = client;
        this.deaths = deaths;
    }

    /// What is done with a container that ended well, before it is removed.
    @FunctionalInterface
    interface Then {
        void ended(String container);
    }

    /// Starts the container, waits until it has ended, removes it, and returns its exit status; -1
    /// where that is not known.
    ///
    /// @param output takes what it prints, line by line
    /// @throws EngineLostException where the engine goes away meanwhile
    int run(String container, Consumer<String> output, Then then)
            throws IOException, InterruptedException {
        deaths.listen();
        var body = new ContainerBody(client, deaths, container);
        try (var lines = new Lines(output)) {
            client.attachContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(lines)
                    .awaitBegun();
            Undisturbed.call(() -> client.startContainerCmd(container).exec());
            lines.awaitCompletion();
            Death death = body.death();
            if (death.withEngine()) {
                throw new EngineLostException();
            }
            Integer status = death.status();
            if (status != null && status == 0) {
                then.ended(container);
            }
            return status == null ? -1 : status;
        } finally {
            deaths.forget(container);
            remove(container);
        }
    }

    /// Removes it whatever this thread is told meanwhile; where the engine is not there, when it is
    /// again.
    private void remove(String container) {
        boolean isInterrupted = Thread.interrupted();
        try {
            Labels.remove(client, container);
        } catch (RuntimeException e) { // the client's own, and what sockets throw in it
            if (!EngineConnection.isBroken(e)) {
                throw e;
            }
            deaths.owe(container);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// How this host reaches the network, a build must too.
    static List<String> proxies(ContainerChoices choices) {
        var variables = new ArrayList<String>();
        for (String name : List.of("http_proxy", "https_proxy", "no_proxy")) {
            choices.proxy(name)
                    .ifPresent(
                            value -> {
                                variables.add(name + "=" + value);
                                variables.add(name.toUpperCase(Locale.ROOT) + "=" + value);
                            });
        }
        return variables;
    }

    private static final class Lines extends EngineStream<Frame> {
        private final Consumer<String> output;
        private final StringBuilder begun = new StringBuilder();

        Lines(Consumer<String> output) {
            this.output = output;
        }

        @Override
        public void onNext(Frame frame) {
            begun.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
                output.accept(begun.substring(0, end).stripTrailing());
                begun.delete(0, end + 1);
            }
        }
    }
}
