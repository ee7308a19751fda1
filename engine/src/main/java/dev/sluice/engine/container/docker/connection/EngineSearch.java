package dev.sluice.engine.container.docker.connection;

import com.github.dockerjava.api.exception.DockerException;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineAttempt.Result;
import dev.sluice.engine.container.endpoint.Candidate;
import dev.sluice.engine.container.endpoint.Candidates;
import dev.sluice.engine.container.endpoint.Endpoint;
import dev.sluice.engine.container.endpoint.Surroundings;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The search for a container engine: every place in order, until one answers.
public final class EngineSearch {
    private static final String START =
            "Start it (Docker: \"dockerd\" or the desktop app; Podman: \"podman system service\"),"
                    + " or name another one in DOCKER_HOST.";

    private final Surroundings here;
    private final List<EngineAttempt> attempts = new ArrayList<>();

    public EngineSearch(Surroundings here) {
        this.here = here;
    }

    /// The first engine that answers.
    ///
    /// @throws RuntimeUnavailableException where none does: which were tried, and what to do
    public EngineConnection open() throws RuntimeUnavailableException {
        for (Candidate candidate : Candidates.of(here)) {
            EngineConnection engine = attempt(candidate);
            if (engine != null) {
                attempts.add(new EngineAttempt(candidate, new Result.Answered()));
                return engine;
            }
        }
        throw unavailable();
    }

    /// What was tried, the one that answered last.
    public List<EngineAttempt> attempts() {
        return List.copyOf(attempts);
    }

    private @Nullable EngineConnection attempt(Candidate candidate) {
        Endpoint endpoint = candidate.endpoint();
        if (endpoint instanceof Endpoint.Refused(_, var reason, var remedy)) {
            attempts.add(new EngineAttempt(candidate, new Result.Silent(reason, remedy)));
            return null;
        }
        if (endpoint instanceof Endpoint.Socket(var path) && Files.notExists(path)) {
            attempts.add(new EngineAttempt(candidate, new Result.Absent()));
            return null;
        }
        try {
            return EngineConnection.to(endpoint, here);
        } catch (DockerException e) {
            attempts.add(new EngineAttempt(candidate, new Result.Silent(words(e), START)));
        } catch (RuntimeException e) { // the client wraps what the socket says
            attempts.add(new EngineAttempt(candidate, silent(endpoint, root(e))));
        }
        return null;
    }

    private static Result silent(Endpoint endpoint, Throwable root) {
        String reason = words(root);
        if (root instanceof AccessDeniedException
                || reason.toLowerCase(Locale.ROOT).contains("permission denied")) {
            return new Result.Silent(
                    "this account may not use it",
                    "Become a member of its group (Docker: \"sudo usermod -aG docker $USER\", then"
                            + " log in again), or use a rootless engine.");
        }
        String said =
                switch (root) {
                    case ConnectException _ -> "nothing listens there";
                    case SocketTimeoutException _ -> "it did not answer in time";
                    case NoSuchFileException missing -> "there is no " + missing.getFile();
                    default -> reason;
                };
        return new Result.Silent(
                said,
                endpoint instanceof Endpoint.Port
                        ? "Check the address, and for TLS the certificates. " + START
                        : START);
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().strip();
    }

    private RuntimeUnavailableException unavailable() {
        List<EngineAttempt> there =
                attempts.stream()
                        .filter(one -> one.candidate().isAskedFor() || !one.isAbsent())
                        .toList();
        if (there.isEmpty()) {
            return new RuntimeUnavailableException(
                    "reach a container engine",
                    "none was found in "
                            + attempts.size()
                            + " places; the first was "
                            + attempts.getFirst().candidate().endpoint().address(),
                    "Install Docker or Podman and start it, or name one in DOCKER_HOST. Without"
                            + " any: --runtime process.",
                    null);
        }
        EngineAttempt first = there.getFirst();
        String reason =
                there.stream()
                        .map(one -> place(one.candidate()) + ": " + one.reason())
                        .collect(Collectors.joining("; "));
        return new RuntimeUnavailableException(
                "reach the container engine",
                reason,
                first.remedy() + " Without any: --runtime process.",
                null);
    }

    /// Where it was looked for, and who says so where the user does.
    private static String place(Candidate candidate) {
        String address = candidate.endpoint().address();
        return candidate.isAskedFor() ? address + " (" + candidate.origin() + ")" : address;
    }
}
