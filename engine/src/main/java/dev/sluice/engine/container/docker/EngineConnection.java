package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;

import dev.sluice.engine.container.RuntimeUnavailableException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// The way to a container engine: found by `DOCKER_HOST`, else the current Docker context, else the
/// default socket. Speaks the newest API version that both sides know.
final class EngineConnection implements AutoCloseable {
    private static final RemoteApiVersion NEWEST_KNOWN = RemoteApiVersion.VERSION_1_44;
    private static final int CONNECTIONS = 256;

    private final DockerClient client;
    private final String host;
    private final Version version;

    private EngineConnection(DockerClient client, String host, Version version) {
        this.client = client;
        this.host = host;
        this.version = version;
    }

    static EngineConnection open() throws RuntimeUnavailableException {
        String host = "the container engine";
        try {
            DockerClientConfig config =
                    DefaultDockerClientConfig.createDefaultConfigBuilder().build();
            host = config.getDockerHost().toString();
            Version version;
            try (DockerClient first = client(config)) {
                version = first.versionCmd().exec();
            }
            DockerClientConfig agreed =
                    DefaultDockerClientConfig.createDefaultConfigBuilder()
                            .withApiVersion(agreed(version))
                            .build();
            return new EngineConnection(client(agreed), host, version);
        } catch (DockerException | IOException e) {
            throw unreachable(host, e);
        } catch (RuntimeException e) { // the client wraps what the socket says
            throw unreachable(host, e);
        }
    }

    private static DockerClient client(DockerClientConfig config) {
        var http =
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(Duration.ofSeconds(5))
                        .build();
        return DockerClientImpl.getInstance(config, http);
    }

    private static RemoteApiVersion agreed(Version version) {
        RemoteApiVersion theirs = RemoteApiVersion.parseConfig(version.getApiVersion());
        return theirs.isGreaterOrEqual(NEWEST_KNOWN) ? NEWEST_KNOWN : theirs;
    }

    private static RuntimeUnavailableException unreachable(String host, Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new RuntimeUnavailableException(
                "reach the container engine at " + host,
                String.valueOf(root.getMessage()),
                "Start it (Docker: \"dockerd\", or the desktop app), or name another one in"
                        + " DOCKER_HOST. Without any: --runtime process.",
                e);
    }

    DockerClient client() {
        return client;
    }

    String host() {
        return host;
    }

    Version version() {
        return version;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
