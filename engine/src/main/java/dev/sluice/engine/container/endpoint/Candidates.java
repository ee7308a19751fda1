package dev.sluice.engine.container.endpoint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Where container engines are looked for, in order: what the user asked for (`DOCKER_HOST`, the
/// context that `DOCKER_CONTEXT` names, Sluice's own settings) and nothing else; else the current
/// Docker context, then the sockets that the engines of this computer usually have.
public final class Candidates {
    private static final String RUNTIME_FOLDER = "XDG_RUNTIME_DIR";

    private final Surroundings here;
    private final List<Candidate> found = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    private Candidates(Surroundings here) {
        this.here = here;
    }

    /// At least one; what the user asked for is the only one.
    public static List<Candidate> of(Surroundings here) {
        var candidates = new Candidates(here);
        Optional<Candidate> asked = candidates.asked();
        if (asked.isPresent()) {
            return List.of(asked.get());
        }
        candidates.context();
        candidates.sockets();
        return List.copyOf(candidates.found);
    }

    private Optional<Candidate> asked() {
        Optional<String> host = here.variable("DOCKER_HOST");
        if (host.isPresent()) {
            return Optional.of(asked("DOCKER_HOST", Endpoint.parse(host.get(), certificates())));
        }
        Optional<String> name = here.variable("DOCKER_CONTEXT");
        if (name.isPresent()) {
            String origin = "context " + name.get() + " (DOCKER_CONTEXT)";
            return contexts().find(name.get()).map(endpoint -> asked(origin, endpoint));
        }
        String chosen = here.chosen();
        return chosen == null
                ? Optional.empty()
                : Optional.of(asked("Sluice's settings", Endpoint.parse(chosen, certificates())));
    }

    private static Candidate asked(String origin, Endpoint endpoint) {
        return new Candidate("the engine that was asked for", origin, endpoint, true);
    }

    /// As Docker's own command reads its variables.
    private @Nullable Path certificates() {
        return here.variable("DOCKER_TLS_VERIFY").filter(Predicate.not("0"::equals)).isPresent()
                        || here.variable("DOCKER_TLS").isPresent()
                ? here.folder("DOCKER_CERT_PATH", ".docker")
                : null;
    }

    private DockerContexts contexts() {
        return new DockerContexts(here.dockerConfiguration());
    }

    private void context() {
        if (here.variable("DOCKER_CONTEXT").isPresent()) {
            return; // the default one, which a variable asked for
        }
        DockerContexts contexts = contexts();
        contexts.current()
                .ifPresent(
                        name ->
                                contexts.find(name)
                                        .ifPresent(
                                                endpoint ->
                                                        add(
                                                                "the Docker context in use",
                                                                "context " + name,
                                                                endpoint)));
    }

    private void sockets() {
        system("Docker", "var/run/docker.sock");
        here.variable(RUNTIME_FOLDER)
                .map(Path::of)
                .ifPresent(run -> socket("rootless Docker", run.resolve("docker.sock")));
        home("Docker Desktop", ".docker/desktop/docker.sock");
        home("Docker Desktop", ".docker/run/docker.sock");
        socket(
                "Colima",
                here.folder("COLIMA_HOME", ".colima").resolve("default").resolve("docker.sock"));
        home("Colima", ".config/colima/default/docker.sock");
        home("Rancher Desktop", ".rd/docker.sock");
        home("OrbStack", ".orbstack/run/docker.sock");
        here.variable(RUNTIME_FOLDER)
                .map(Path::of)
                .ifPresent(
                        run ->
                                socket(
                                        "rootless Podman",
                                        run.resolve("podman").resolve("podman.sock")));
        system("Podman", "run/podman/podman.sock");
        home("Podman machine", ".local/share/containers/podman/machine/podman.sock");
        here.variable("TMPDIR")
                .map(Path::of)
                .ifPresent(
                        tmp ->
                                socket(
                                        "Podman machine",
                                        tmp.resolve("podman")
                                                .resolve("podman-machine-default-api.sock")));
    }

    private void system(String kind, String path) {
        socket(kind, here.root().resolve(path));
    }

    private void home(String kind, String path) {
        socket(kind, here.home().resolve(path));
    }

    private void socket(String kind, Path path) {
        add(kind, "its usual place", new Endpoint.Socket(path));
    }

    /// Several names often lead to one socket.
    private void add(String kind, String origin, Endpoint endpoint) {
        Object same = endpoint instanceof Endpoint.Socket(var path) ? real(path) : endpoint;
        if (seen.add(same)) {
            found.add(new Candidate(kind, origin, endpoint, false));
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path;
        }
    }
}
