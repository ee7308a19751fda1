package dev.sluice.engine.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// What no call of a function in a container can be quicker than: an echo by the bare means.
final class CallFloors {
    private static final String IMAGE = "sluice/python3.13";
    private static final byte[] MESSAGE = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);

    private CallFloors() {}

    /// A round trip through a Unix socket that is mounted into a container.
    static Timings socket(Path folder, int count) throws Exception {
        Files.writeString(
                folder.resolve("echo.py"),
                """
                import _socket
                s = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
                s.connect("/floor/s")
                while data := s.recv(65536):
                    s.sendall(data)
                """);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
            Process container =
                    docker(
                            "run",
                            "--rm",
                            "--network",
                            "none",
                            "-v",
                            folder + ":/floor",
                            IMAGE,
                            "python3",
                            "/floor/echo.py");
            try (SocketChannel channel = server.accept()) {
                return Timings.of(
                        "floor: echo by a mounted socket", count, count, echo(channel, 0));
            } finally {
                container.waitFor();
            }
        }
    }

    /// A round trip through a container's attached standard streams.
    static Timings attach(int count) throws Exception {
        String id =
                output(
                        docker(
                                "create",
                                "-i",
                                "--rm",
                                "--network",
                                "none",
                                IMAGE,
                                "python3",
                                "-c",
                                "import os\nwhile d := os.read(0, 65536): os.write(1, d)"));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of("/var/run/docker.sock"));
            String request =
                    "POST /containers/%s/attach?stream=1&stdin=1&stdout=1 HTTP/1.1\r\nHost: engine\r\n"
                                    .formatted(id)
                            + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.read(ByteBuffer.allocate(4096));
            docker("start", id).waitFor();
            return Timings.of(
                    "floor: echo by attached streams", count / 4, count, echo(channel, 8));
        }
    }

    /// `docker run` of a container that does nothing, until it has ended.
    static Timings dockerRun(int count, String network) throws Exception {
        return Timings.of(
                "floor: docker run --network " + network,
                1,
                count,
                () -> docker("run", "--rm", "--network", network, IMAGE, "true").waitFor());
    }

    private static Callable<?> echo(SocketChannel channel, int head) {
        var buffer = ByteBuffer.allocateDirect(4096);
        return () -> {
            buffer.clear().put(MESSAGE).flip();
            channel.write(buffer);
            buffer.clear();
            while (buffer.position() < MESSAGE.length + head) {
                channel.read(buffer);
            }
            return buffer;
        };
    }

    private static Process docker(String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
