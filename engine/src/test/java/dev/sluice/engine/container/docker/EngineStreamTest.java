package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.model.Frame;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineStream;
import dev.sluice.engine.container.endpoint.Endpoint;
import dev.sluice.engine.container.endpoint.Surroundings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Engines that do not let us attach to a container, of which Podman is one where its runtime
/// refuses the container.
@Timeout(120)
class EngineStreamTest {
    private static final String VERSION =
            """
            {"Version": "4.3.1", "ApiVersion": "1.41",
             "Components": [{"Name": "Podman Engine", "Version": "4.3.1"}]}
            """;

    private static final String WHY = "preparing container c for attach: OCI runtime error";

    private final List<String> removed = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange asked) throws IOException {
        String path = asked.getRequestURI().getPath();
        if (path.endsWith("/version")) {
            answer(asked, 200, VERSION);
        } else if (path.endsWith("/refused/attach")) {
            answer(asked, 409, "{\"message\": \"" + WHY + "\"}");
        } else if (path.endsWith("/attach")) {
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            asked.close();
        } else {
            removed.add(asked.getRequestMethod() + " " + path.substring(path.lastIndexOf('/') + 1));
            answer(asked, 204, "");
        }
    }

    private static void answer(HttpExchange asked, int status, String text) throws IOException {
        try (asked) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().set("Content-Type", "application/json");
            asked.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            asked.getResponseBody().write(bytes);
        }
    }

    private EngineConnection engine() {
        int port = server.getAddress().getPort();
        return EngineConnection.to(
                new Endpoint.Port("127.0.0.1", port, null), Surroundings.present(null));
    }

    @Test
    void saysAtOnceWhyTheEngineRefuses() throws Exception {
        try (EngineConnection engine = engine();
                var stream = new EngineStream<Frame>()) {
            engine.client().attachContainerCmd("refused").withStdOut(true).exec(stream);

            assertThatThrownBy(() -> stream.awaitBegun(Duration.ofSeconds(10)))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining(WHY);
        }
    }

    @Test
    void givesUpOnAnEngineThatDoesNotAnswer() throws Exception {
        try (EngineConnection engine = engine();
                var stream = new EngineStream<Frame>()) {
            engine.client().attachContainerCmd("silent").withStdOut(true).exec(stream);

            assertThatThrownBy(() -> stream.awaitBegun(Duration.ofMillis(200)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void removesAContainerThatCannotBeAttachedTo() throws Exception {
        try (EngineConnection engine = engine()) {
            assertThatThrownBy(() -> Attachment.to(engine.client(), "refused", (_, _) -> {}))
                    .hasMessageContaining("409 Conflict");
        }
        assertThat(removed).containsExactly("DELETE refused");
    }

    @Test
    void keepsTheReasonOfARefusalForLater() throws Exception {
        try (var stream = new EngineStream<Frame>()) {
            stream.onError(new IOException("broken off"));

            assertThatThrownBy(stream::awaitBegun).hasMessageContaining("broken off");
        }
    }
}
