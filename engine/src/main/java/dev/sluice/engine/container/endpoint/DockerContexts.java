package dev.sluice.engine.container.endpoint;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The named engines that `docker context` keeps, as the files in `~/.docker` have them.
final class DockerContexts {
    /// The context that stands for no context.
    private static final String DEFAULT = "default";

    private final Path folder;

    DockerContexts(Path folder) {
        this.folder = folder;
    }

    /// The name of the context in use; empty where that is none.
    Optional<String> current() {
        Path file = folder.resolve("config.json");
        try {
            return Json.parse(Files.readString(file)) instanceof Map<?, ?> config
                            && config.get("currentContext") instanceof String name
                            && !name.isBlank()
                            && !name.equals(DEFAULT)
                    ? Optional.of(name)
                    : Optional.empty();
        } catch (IOException | JsonSyntaxException _) {
            return Optional.empty(); // Docker's own commands complain of it
        }
    }

    /// Where the context's engine listens; empty for the default context.
    Optional<Endpoint> find(String name) {
        if (name.equals(DEFAULT)) {
            return Optional.empty();
        }
        String id = id(name);
        Path file = folder.resolve("contexts").resolve("meta").resolve(id).resolve("meta.json");
        try {
            return Optional.of(
                    host(Json.parse(Files.readString(file)))
                            .map(host -> Endpoint.parse(host, certificates(id)))
                            .orElseGet(() -> broken(name, file + " names no Docker endpoint")));
        } catch (NoSuchFileException _) {
            return Optional.of(broken(name, "there is no such context"));
        } catch (IOException | JsonSyntaxException e) {
            return Optional.of(broken(name, file + " cannot be read: " + e.getMessage()));
        }
    }

    private static Optional<String> host(@Nullable Object meta) {
        return meta instanceof Map<?, ?> map
                        && map.get("Endpoints") instanceof Map<?, ?> endpoints
                        && endpoints.get("docker") instanceof Map<?, ?> docker
                        && docker.get("Host") instanceof String host
                ? Optional.of(host)
                : Optional.empty();
    }

    private @Nullable Path certificates(String id) {
        Path tls = folder.resolve("contexts").resolve("tls").resolve(id).resolve("docker");
        return Files.isDirectory(tls) ? tls : null;
    }

    private static Endpoint broken(String name, String reason) {
        return new Endpoint.Refused(
                "context " + name,
                reason,
                "See \"docker context ls\", and choose one with \"docker context use NAME\".");
    }

    /// Docker names a context's folders by the hash of its name.
    private static String id(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
