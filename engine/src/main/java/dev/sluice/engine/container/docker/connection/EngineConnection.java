package dev.sluice.engine.container.docker.connection;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.VersionComponent;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;

import dev.sluice.engine.container.Architecture;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.endpoint.Accounts;
import dev.sluice.engine.container.endpoint.Endpoint;
import dev.sluice.engine.container.endpoint.Surroundings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The way to a container engine. Speaks the newest API version that both sides know.
public final class EngineConnection implements AutoCloseable {
    private static final RemoteApiVersion NEWEST_KNOWN = RemoteApiVersion.VERSION_1_44;
    private static final int CONNECTIONS = 256;
    private static final Pattern REMAPPED_ROOT = Pattern.compile("/(\\d{1,9})\\.\\d{1,9}$");
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(4);

    /// How long an engine may take to tell its version; one that hangs must not hang us.
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final DockerClientConfig config;
    private final DockerClient client;
    private final Accounts accounts;
    private final String host;
    private final Version version;
    private @Nullable Info info;

    private EngineConnection(
            DockerClientConfig config, Accounts accounts, String host, Version version) {
        this.config = config;
        this.accounts = accounts;
        this.client = client(config, null);
        this.host = host;
        this.version = version;
    }

    /// The first engine that answers, by the order of [EngineSearch].
    ///
    /// @param chosen the address in the user's settings; `null`: none
    public static EngineConnection open(@Nullable String chosen)
            throws RuntimeUnavailableException {
        return new EngineSearch(Surroundings.present(chosen)).open();
    }

    public static EngineConnection open() throws RuntimeUnavailableException {
        return open(null);
    }

    /// @param here where Docker's own settings lie, for the registries' accounts
    public static EngineConnection to(Endpoint endpoint, Surroundings here) {
        Path configuration = here.dockerConfiguration();
        try {
            Version version;
            try (DockerClient first =
                    client(config(endpoint, configuration).build(), LONGEST_ANSWER)) {
                version = first.versionCmd().exec();
            }
            DockerClientConfig agreed =
                    config(endpoint, configuration).withApiVersion(agreed(version)).build();
            return new EngineConnection(agreed, new Accounts(here), endpoint.address(), version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefaultDockerClientConfig.Builder config(Endpoint endpoint, Path configuration) {
        // Of contexts we have made endpoints already.
        var config =
                new DefaultDockerClientConfig.Builder()
                        .withDockerConfig(configuration.toString())
                        .withDockerContext("default");
        return switch (endpoint) {
            case Endpoint.Socket(var path) ->
                    config.withDockerHost("unix://" + path.toUri().getRawPath());
            case Endpoint.Port port -> {
                config.withDockerHost(port.address());
                Path certificates = port.certificates();
                yield certificates == null
                        ? config
                        : config.withDockerTlsVerify(true)
                                .withDockerCertPath(certificates.toString());
            }
            case Endpoint.Refused refused -> throw new IllegalArgumentException(refused.address());
        };
    }

    private static DockerClient client(DockerClientConfig config, @Nullable Duration limit) {
        var http =
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(LONGEST_CONNECT);
        if (limit != null) {
            http.responseTimeout(limit);
        }
        return DockerClientImpl.getInstance(config, http.build());
    }

    private static RemoteApiVersion agreed(Version version) {
        RemoteApiVersion theirs = RemoteApiVersion.parseConfig(version.getApiVersion());
        return theirs.isGreaterOrEqual(NEWEST_KNOWN) ? NEWEST_KNOWN : theirs;
    }

    /// Whether it was the way to an engine that failed, and not what it was asked for.
    public static boolean isBroken(Throwable failure) {
        boolean isSaid = false;
        boolean isOfClient = false;
        for (Throwable e = failure; e != null && !isSaid; e = e.getCause()) {
            if (e instanceof EngineLostException) {
                return true;
            }
            isSaid = e instanceof DockerException;
            isOfClient |= e instanceof RuntimeException && e.getCause() instanceof IOException;
        }
        return isOfClient && !isSaid;
    }

    /// Whether the engine answers at this moment.
    public boolean answers() {
        try (DockerClient asked = client(config, LONGEST_ANSWER)) {
            asked.pingCmd().exec();
            return true;
        } catch (IOException | RuntimeException _) { // what the client throws where nobody answers
            return false;
        }
    }

    /// What the engine told of itself and its host when it was first asked.
    public synchronized Info info() {
        if (info == null) {
            info = client.infoCmd().exec();
        }
        return info;
    }

    /// Of the computer that containers run on, by the clouds' name.
    public String architecture() {
        return Architecture.named(info().getArchitecture());
    }

    /// Whether the engine is an ordinary user's process, and so root in a container is that user.
    public boolean isRootless() {
        List<String> options = info().getSecurityOptions();
        return Boolean.TRUE.equals(info().getRawValues().get("Rootless")) // as Podman tells it
                || (options != null && options.stream().anyMatch(o -> o.contains("name=rootless")));
    }

    /// Whether the engine can bound what functions take. Without root it cannot under cgroups of
    /// version 1: those are not given to others.
    public boolean limitsMemory() {
        return !Boolean.FALSE.equals(info().getMemoryLimit())
                && !(isRootless() && "1".equals(info().getCGroupVersion()));
    }

    /// How the engine numbers the users of containers on the host: Docker's `userns-remap` gives
    /// them others, and keeps its data in a folder named after the first of them.
    public FunctionUser.Ids ids() {
        List<String> options = info().getSecurityOptions();
        if (options == null || options.stream().noneMatch(o -> o.startsWith("name=userns"))) {
            return new FunctionUser.Ids.Shared();
        }
        Matcher root = REMAPPED_ROOT.matcher(String.valueOf(info().getDockerRootDir()));
        return root.find()
                ? new FunctionUser.Ids.Moved(Integer.parseInt(root.group(1)))
                : new FunctionUser.Ids.Unknown();
    }

    /// Podman speaks Docker's language, with an accent.
    public boolean isPodman() {
        List<VersionComponent> parts = version.getComponents();
        return parts != null
                && parts.stream()
                        .anyMatch(part -> String.valueOf(part.getName()).contains("Podman"));
    }

    /// The user's accounts at registries that a helper keeps.
    public Accounts accounts() {
        return accounts;
    }

    public DockerClient client() {
        return client;
    }

    public String host() {
        return host;
    }

    public Version version() {
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
