package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeHarness;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.endpoint.Surroundings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Go code whose modules come from the proxy that the user's settings name.
@Tag("docker")
@Timeout(120)
class GoModulesTest extends RuntimeHarness {
    private static final String VERSION = "v1.2.0";

    @TempDir private static Path home;

    /// New in each run, so that no cache knows it.
    private final String module =
            "example.org/words" + UUID.randomUUID().toString().substring(0, 8);

    private final Map<String, byte[]> served = new HashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer proxy;

    @BeforeEach
    void serveTheModule() throws Exception {
        byte[] mod = ("module " + module + "\n\ngo 1.21\n").getBytes(UTF_8);
        byte[] code =
                "package words\n\nfunc Very(s string) string { return \"very \" + s }\n"
                        .getBytes(UTF_8);
        String at = "/" + module + "/@v/" + VERSION;
        served.put("/" + module + "/@v/list", (VERSION + "\n").getBytes(UTF_8));
        served.put(
                at + ".info",
                "{\"Version\":\"%s\",\"Time\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(VERSION)
                        .getBytes(UTF_8));
        served.put(at + ".mod", mod);
        served.put(at + ".zip", zip(files(mod, code)));
        proxy = HttpServer.create(new InetSocketAddress(0), 0);
        proxy.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    asked.add(path);
                    byte[] body = served.get(path);
                    exchange.sendResponseHeaders(
                            body == null ? 404 : 200, body == null ? -1 : body.length);
                    if (body != null) {
                        exchange.getResponseBody().write(body);
                    }
                    exchange.close();
                });
        proxy.start();
    }

    private Map<String, byte[]> files(byte[] mod, byte[] code) {
        var files = new TreeMap<String, byte[]>();
        files.put(module + "@" + VERSION + "/go.mod", mod);
        files.put(module + "@" + VERSION + "/words.go", code);
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /// As `go.sum` has it: the hash of the list of all files' hashes.
    private static String sum(Map<String, byte[]> files) throws Exception {
        var list = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.getValue());
            list.append(HexFormat.of().formatHex(hash)).append("  ").append(file.getKey());
            list.append('\n');
        }
        byte[] all = MessageDigest.getInstance("SHA-256").digest(list.toString().getBytes(UTF_8));
        return "h1:" + Base64.getEncoder().encodeToString(all);
    }

    @AfterEach
    void endTheProxy() {
        proxy.stop(0);
    }

    @Override
    protected FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        var here = new Surroundings(Map.copyOf(System.getenv()), Path.of("/"), home, null);
        return DockerRuntime.of(
                DockerRuntime.starter(settings, DockerStarter.Transport.UNKNOWN, here), settings);
    }

    /// The user has said `go env -w GOPROXY=…`.
    private void useTheProxy() throws Exception {
        Path file = home.resolve(".config/go/env");
        Files.createDirectories(file.getParent());
        try (EngineConnection engine = EngineConnection.open()) {
            String host =
                    engine.client()
                            .inspectNetworkCmd()
                            .withNetworkId("bridge")
                            .exec()
                            .getIpam()
                            .getConfig()
                            .getFirst()
                            .getGateway();
            Files.writeString(
                    file, "GOPROXY=http://" + host + ":" + proxy.getAddress().getPort() + "\n");
        }
    }

    private Made function(String sumOfModule) throws Exception {
        Made function =
                function(
                        "go1.x",
                        "photos.Handle",
                        "photos.go",
                        """
                        package photos
                        import "%s"
                        func Handle(in string) (string, error) { return words.Very(in), nil }
                        """
                                .formatted(module));
        byte[] mod = served.get("/" + module + "/@v/" + VERSION + ".mod");
        Files.writeString(
                function.code().resolve("go.mod"),
                "module example.org/photos\n\ngo 1.21\n\nrequire %s %s\n"
                        .formatted(module, VERSION));
        Files.writeString(
                function.code().resolve("go.sum"),
                "%s %s %s\n%s %s/go.mod %s\n"
                        .formatted(
                                module,
                                VERSION,
                                sumOfModule,
                                module,
                                VERSION,
                                sum(new TreeMap<>(Map.of("go.mod", mod)))));
        return function;
    }

    private String sumOfModule() throws Exception {
        byte[] code =
                "package words\n\nfunc Very(s string) string { return \"very \" + s }\n"
                        .getBytes(UTF_8);
        return sum(files(served.get("/" + module + "/@v/" + VERSION + ".mod"), code));
    }

    @Test
    void fetchesModulesThroughTheProxyThatTheUserSetForGoOnceForEachContent() throws Exception {
        useTheProxy();
        Made function = function(sumOfModule());
        var lines = new ArrayList<String>();

        Outcome outcome =
                runtime()
                        .call(
                                call(function, "\"long\"", Duration.ofSeconds(20)),
                                (_, text) -> lines.add(text));

        assertThat(returned(outcome)).isEqualTo("very long");
        assertThat(lines).anyMatch(line -> line.contains("compiling the Go code"));
        assertThat(asked).contains("/" + module + "/@v/" + VERSION + ".zip");
        List<String> before = List.copyOf(asked);
        assertThat(returned(call(function, "\"short\""))).isEqualTo("very short");
        assertThat(asked).containsExactlyElementsOf(before);
    }

    @Test
    void takesNoModuleThatIsNotTheOneOfGoSum() throws Exception {
        useTheProxy();
        Made function = function("h1:" + Base64.getEncoder().encodeToString(new byte[32]));

        assertThatThrownBy(() -> call(function, "\"long\""))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("The bits may have been replaced on the origin server");
    }
}
