package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeHarness;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Real debuggers' protocols over the port that a function waits at. The call's limit is over long
/// before they let it go on.
@Tag("docker")
class DebuggerTest extends RuntimeHarness {
    private static final Duration LIMIT = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return DockerRuntime.open(settings);
    }

    /// What a debugger says, until the function goes on.
    private interface Debugger {
        void attach(int port) throws Exception;
    }

    private Object returnedWith(Made function, Debugger debugger) throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var settings =
                new RuntimeSettings(
                        (_, _, _, _) -> {},
                        null,
                        Duration.ofMinutes(1),
                        1 << 20,
                        ContainerChoices.NONE,
                        new Debug(function.spec().id(), port),
                        new Preparations());
        var waits = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                FunctionRuntime runtime = DockerRuntime.open(settings)) {
            Future<Outcome> outcome =
                    threads.submit(
                            () ->
                                    runtime.call(
                                            call(function, "{}", LIMIT),
                                            (_, text) -> {
                                                if (text.contains("127.0.0.1:" + port)) {
                                                    waits.countDown();
                                                }
                                            }));
            assertThat(waits.await(100, TimeUnit.SECONDS)).isTrue();
            attach(debugger, port);
            return returned(outcome.get(50, TimeUnit.SECONDS));
        }
    }

    /// The port answers a moment after the container has started.
    private static void attach(Debugger debugger, int port) throws Exception {
        var pause = new CountDownLatch(1);
        IOException last = null;
        for (int tries = 0; tries < 100; tries++) {
            try {
                debugger.attach(port);
                return;
            } catch (IOException e) {
                last = e;
                assertThat(pause.await(100, TimeUnit.MILLISECONDS)).isFalse();
            }
        }
        throw new AssertionError("nobody answers at " + port, last);
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    @Test
    void waitsForTheInspectorOfNode() throws Exception {
        Made function = node("exports.handler = async () => 'inspected';\n");

        assertThat(returnedWith(function, DebuggerTest::goOnByInspector)).isEqualTo("inspected");
    }

    private static void goOnByInspector(int port) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var list = URI.create("http://127.0.0.1:%d/json/list".formatted(port));
            HttpRequest request = HttpRequest.newBuilder(list).timeout(LONGEST).build();
            String targets = client.send(request, BodyHandlers.ofString()).body();
            var target = (Map<?, ?>) ((List<?>) Json.parse(targets)).getFirst();
            String path = URI.create(target.get("webSocketDebuggerUrl").toString()).getPath();
            WebSocket socket =
                    client.newWebSocketBuilder()
                            .buildAsync(
                                    URI.create("ws://127.0.0.1:%d%s".formatted(port, path)),
                                    new WebSocket.Listener() {})
                            .get(50, TimeUnit.SECONDS);
            String goOn = "{\"id\": 1, \"method\": \"Runtime.runIfWaitingForDebugger\"}";
            socket.sendText(goOn, true).get(50, TimeUnit.SECONDS);
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(50, TimeUnit.SECONDS);
        }
    }

    @Test
    void waitsForADebuggerOfJava() throws Exception {
        Made function =
                function(
                        "java21",
                        "App::run",
                        "App.java",
                        "public class App { public String run() { return \"debugged\"; } }\n");

        assertThat(returnedWith(function, DebuggerTest::resumeByJdwp)).isEqualTo("debugged");
    }

    /// The handshake, then the command that lets all threads go on.
    private static void resumeByJdwp(int port) throws IOException {
        try (Socket socket = connected(port)) {
            byte[] shake = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(shake);
            var in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[shake.length];
            in.readFully(answer);
            assertThat(answer).isEqualTo(shake);
            var resume = ByteBuffer.allocate(11).putInt(11).putInt(1).put((byte) 0);
            socket.getOutputStream().write(resume.put((byte) 1).put((byte) 9).array());
            for (boolean replied = false; !replied; ) { // the start of the machine is told, too
                byte[] packet = new byte[in.readInt() - Integer.BYTES];
                in.readFully(packet);
                replied = packet[4] < 0;
            }
        }
    }

    @Test
    void waitsForDebugpy() throws Exception {
        Made function = python("def handler(event, context):\n    return 'debugged'\n");

        assertThat(returnedWith(function, DebuggerTest::attachByDap)).isEqualTo("debugged");
    }

    private static void attachByDap(int port) throws IOException {
        try (Socket socket = connected(port)) {
            say(socket, 1, "initialize", "{\"adapterID\": \"debugpy\", \"pathFormat\": \"path\"}");
            await(socket.getInputStream(), "\"command\": \"initialize\"");
            say(socket, 2, "attach", "{\"justMyCode\": true}");
            await(socket.getInputStream(), "\"event\": \"initialized\"");
            say(socket, 3, "configurationDone", "{}");
            await(socket.getInputStream(), "\"command\": \"configurationDone\"");
            say(socket, 4, "disconnect", "{\"terminateDebuggee\": false}");
            await(socket.getInputStream(), "\"command\": \"disconnect\"");
        }
    }

    private static void say(Socket socket, int seq, String command, String arguments)
            throws IOException {
        byte[] body =
                "{\"seq\": %d, \"type\": \"request\", \"command\": \"%s\", \"arguments\": %s}"
                        .formatted(seq, command, arguments)
                        .getBytes(StandardCharsets.UTF_8);
        String head = "Content-Length: " + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
    }

    /// Reads until the words have come.
    private static void await(InputStream in, String words) throws IOException {
        var said = new StringBuilder();
        while (said.indexOf(words) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("it ended after " + said);
            }
            said.append((char) next);
        }
    }

    @Test
    void waitsForDelve() throws Exception {
        Made function =
                function(
                        "provided.al2023",
                        "main.Handle",
                        "main.go",
                        "package main\n"
                                + "func Handle() (string, error) { return \"debugged\", nil }\n");

        assertThat(returnedWith(function, DebuggerTest::continueByDelve)).isEqualTo("debugged");
    }

    private static void continueByDelve(int port) throws IOException {
        try (Socket socket = connected(port)) {
            socket.getOutputStream()
                    .write(
                            ("{\"method\": \"RPCServer.GetVersion\", \"params\": [{}], \"id\": 1}"
                                            + "{\"method\": \"RPCServer.Command\", \"params\":"
                                            + " [{\"name\": \"continue\"}], \"id\": 2}")
                                    .getBytes(StandardCharsets.US_ASCII));
            await(socket.getInputStream(), "DelveVersion");
        }
    }
}
