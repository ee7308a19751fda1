package dev.sluice.engine.container.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.owner.OwnFolder;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Docker daemon of our own for a test class, which may be stopped, killed and started again
/// without harm to the host's: it has a network of its own, since it would make the host's bridge
/// anew, and keeps all else in a folder that goes with it. It is given the images by a file, from
/// the engine that has them. Needs root, as any `dockerd` does.
final class DockerService implements BeforeAllCallback, AfterAllCallback {
    /// Gives it an account with ids to spare, which the host need not have, then becomes it.
    private static final String PREPARE =
            """
            cd "$1"
            mkdir -p data
            [ "$2" -eq 0 ] || mount -t tmpfs -o size="$2m" tmpfs data || exit
            ip link set lo up
            shift 2
            echo 'sluice-remap:x:64999:64999::/:/bin/false' > passwd.more
            echo 'sluice-remap:x:64999:' > group.more
            echo 'sluice-remap:700000:65536' | tee subuid.more > subgid.more
            for file in passwd group subuid subgid; do
              cat /etc/$file $file.more > $file && mount --bind $file /etc/$file || exit
            done
            exec dockerd "$@"
            """;

    /// The option by which the users of its containers are others on the host.
    static final String REMAPPED = "--userns-remap=sluice-remap";

    private final List<String> runtimes;
    private final List<String> options;
    private final int dataMb;
    private Path folder;
    private OwnEngine engine;
    private Process daemon;

    /// @param options of `dockerd`, beside those that keep it apart
    DockerService(List<String> options, String... runtimes) {
        this(0, options, runtimes);
    }

    /// @param dataMb how much it can keep; 0: as much as the host
    DockerService(int dataMb, List<String> options, String... runtimes) {
        this.dataMb = dataMb;
        this.options = List.copyOf(options);
        this.runtimes = List.of(runtimes);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
                "this account is not root: dockerd cannot be started");
        folder = Files.createTempDirectory("dockerd");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        engine = new OwnEngine(folder);
        start();
        if (!runtimes.isEmpty()) {
            engine.take(runtimes);
        }
    }

    /// Where it answers.
    String address() {
        return engine.address();
    }

    private Path data() {
        return folder.resolve("data");
    }

    /// Where it keeps its images, as it sees it itself.
    Path ownData() {
        return Path.of("/proc/" + daemon.pid() + "/root" + data());
    }

    /// Starts a service that has the daemon's network, and returns when it listens.
    ///
    /// @param port at which it is to listen
    Process startBeside(List<String> command, int port) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("nsenter", "--net=/proc/" + daemon.pid() + "/ns/net"));
        all.addAll(command);
        Path said = folder.resolve("beside.log");
        Process service =
                new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(OwnEngine.LONGEST_SECONDS);
        while (!listens(port)) {
            if (service.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                service.destroyForcibly();
                throw new IOException(command + " did not start: " + Files.readString(said, UTF_8));
            }
        }
        return service;
    }

    /// Whether something in the daemon's network listens at a port: `proc_pid_net(5)`.
    private boolean listens(int port) throws IOException {
        String listening = "^ *\\d+: \\p{XDigit}+:%04X \\p{XDigit}+:0000 0A .*".formatted(port);
        try (var sockets = Files.lines(Path.of("/proc/" + daemon.pid() + "/net/tcp"), UTF_8)) {
            return sockets.anyMatch(socket -> socket.matches(listening));
        }
    }

    ContainerChoices choices() {
        return engine.choices();
    }

    /// Those of a user who wants this engine.
    RuntimeSettings settings() {
        return engine.settings();
    }

    /// Starts it, and returns when it answers.
    void start() throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--net",
                                "--mount",
                                "sh",
                                "-c",
                                PREPARE,
                                "sh",
                                folder.toString(),
                                String.valueOf(dataMb),
                                "--data-root=" + data(),
                                "--exec-root=" + folder.resolve("exec"),
                                "--pidfile=" + folder.resolve("pid"),
                                "--host=" + address()));
        command.addAll(options);
        daemon = engine.start(command);
    }

    /// Asks it to end, as an update of it does, and returns when it has.
    void stop() throws IOException, InterruptedException {
        daemon.destroy();
        engine.awaitEnd(daemon);
    }

    /// Ends it without a word to its containers.
    void kill() throws IOException, InterruptedException {
        daemon.destroyForcibly();
        engine.awaitEnd(daemon);
        // Its containerd dies with it. Where nobody buries that, as in a container without an init
        // process, the next daemon takes it for a living one and waits for it.
        Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (daemon == null) {
            return;
        }
        if (!daemon.isAlive()) {
            start(); // so that what it left behind ends with it
        }
        stop();
        OwnFolder.delete(folder);
    }
}
