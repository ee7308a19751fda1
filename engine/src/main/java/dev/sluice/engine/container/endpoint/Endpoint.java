package dev.sluice.engine.container.endpoint;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a container engine listens.
public sealed interface Endpoint {
    int PLAIN_PORT = 2375;
    int TLS_PORT = 2376;

    /// As people write it, for example `unix:///var/run/docker.sock`.
    String address();

    /// A Unix socket of this computer.
    record Socket(Path path) implements Endpoint {
        @Override
        public String address() {
            return "unix://" + path;
        }
    }

    /// A port, of this computer or another one.
    ///
    /// @param certificates the folder with `ca.pem`, `cert.pem` and `key.pem`; `null`: without TLS
    record Port(String host, int port, @Nullable Path certificates) implements Endpoint {
        @Override
        public String address() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// An address that Sluice does not speak to.
    record Refused(String address, String reason, String remedy) implements Endpoint {}

    /// Reads an address as `DOCKER_HOST` has it.
    ///
    /// @param certificates for TLS; `null`: without
    static Endpoint parse(String address, @Nullable Path certificates) {
        int end = address.indexOf("://");
        String scheme = end < 0 ? "" : address.substring(0, end);
        return switch (scheme) {
            case "unix" -> socket(address, address.substring(end + 3));
            case "tcp", "http", "https" -> port(address, scheme, certificates);
            case "ssh" ->
                    new Refused(
                            address,
                            "an engine behind ssh does not see the folders of this computer, which"
                                    + " hold the functions' code",
                            "Use an engine of this computer, or run Sluice on the other one.");
            case "npipe" ->
                    new Refused(
                            address,
                            "Windows named pipes are not supported",
                            "Run Sluice inside WSL, where Docker Desktop offers"
                                    + " /var/run/docker.sock.");
            default ->
                    address.startsWith("/")
                            ? socket(address, address)
                            : wrong(address, "no scheme");
        };
    }

    private static Endpoint socket(String address, String path) {
        try {
            return path.startsWith("/")
                    ? new Socket(Path.of(path))
                    : wrong(address, "the path of a socket begins with a slash");
        } catch (InvalidPathException e) {
            return wrong(address, String.valueOf(e.getMessage()));
        }
    }

    private static Endpoint port(String address, String scheme, @Nullable Path certificates) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            if (host == null || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
                return wrong(address, "it names no host and port");
            }
            boolean secure = certificates != null || scheme.equals("https");
            if (secure && certificates == null) {
                return wrong(address, "there is no folder with certificates (DOCKER_CERT_PATH)");
            }
            int given = uri.getPort();
            return new Port(
                    host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                    given >= 0 ? given : secure ? TLS_PORT : PLAIN_PORT,
                    certificates);
        } catch (URISyntaxException e) {
            return wrong(address, String.valueOf(e.getMessage()));
        }
    }

    private static Endpoint wrong(String address, String reason) {
        return new Refused(
                address,
                "this is no address of a container engine: " + reason,
                "Write unix:///PATH or tcp://HOST:PORT.");
    }
}
