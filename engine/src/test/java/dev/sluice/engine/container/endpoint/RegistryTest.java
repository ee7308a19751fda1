package dev.sluice.engine.container.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.endpoint.Registry.Reach;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

class RegistryTest {
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private Reach answering(int status) throws InterruptedException {
        server.createContext(
                "/v2/",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        String name = "127.0.0.1:" + server.getAddress().getPort() + "/some/folder";
        return new Registry(name).ask(ContainerChoices.NONE);
    }

    @Test
    void reachesARegistry() throws Exception {
        assertThat(assertInstanceOf(Reach.Reached.class, answering(200)).needsLogin()).isFalse();
    }

    @Test
    void tellsThatARegistryWantsALogin() throws Exception {
        assertThat(assertInstanceOf(Reach.Reached.class, answering(401)).needsLogin()).isTrue();
    }

    @Test
    void tellsWhatIsNoRegistry() throws Exception {
        assertThat(assertInstanceOf(Reach.NotReached.class, answering(404)).reason()).isNotEmpty();
    }

    @Test
    void givesUpSoonWhereNothingAnswers() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            Reach reach =
                    new Registry("127.0.0.1:" + silent.getLocalPort()).ask(ContainerChoices.NONE);

            assertThat(reach).isInstanceOf(Reach.NotReached.class);
            assertThat((System.nanoTime() - begun) / 1e9).isLessThan(20);
        }
    }

    @Test
    void tellsWhatIsNoNameOfARegistry() throws Exception {
        assertThat(new Registry("a b").ask(ContainerChoices.NONE))
                .isInstanceOfSatisfying(
                        Reach.NotReached.class,
                        reach -> assertThat(reach.reason()).contains("no name of a registry"));
    }
}
