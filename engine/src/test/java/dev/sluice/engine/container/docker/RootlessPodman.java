package dev.sluice.engine.container.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.cli.Main;
import dev.sluice.engine.container.owner.OwnFolder;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Podman that an ordinary user runs, for a test class, and Sluice run by that user. The user is
/// known in a mount namespace alone, so that the host's accounts stay as they are; all processes
/// are in a process namespace, and end with it. Needs root to make them.
final class RootlessPodman implements BeforeAllCallback, AfterAllCallback {
    private static final String USER = "sluice-user";
    private static final int ID = 64_998;

    /// Gives the user an account, ids for containers, the folder that a log-in makes, the JDK and
    /// the device for networks of its own, which most hosts let anybody use; then starts Podman.
    /// The shell stays, as the first process of its namespace.
    private static final String SERVE =
            """
            set -e
            cd "$1"; java=$2; user=$3; id=$4; shift 4
            echo "$user:x:$id:$id::$PWD/home:/bin/sh" > passwd.more
            echo "$user:x:$id:" > group.more
            echo "$user:800000:65536" | tee subuid.more > subgid.more
            for file in passwd group subuid subgid; do
              touch /etc/$file
              cat /etc/$file $file.more > $file
              mount --bind $file /etc/$file
            done
            mkdir -p jdk home /run/user
            mount --bind "$java" jdk
            mount -t tmpfs -o mode=755 tmpfs /run/user
            mkdir -m 700 /run/user/$id
            if [ -e /dev/net/tun ]; then
              mknod -m 666 tun c 10 200
              mount --bind tun /dev/net/tun
            fi
            chown -R $id:$id home flow program /run/user/$id
            chown $id:$id .
            "$@" &
            wait
            """;

    private final List<String> runtimes;
    private final Path sample;
    private Path folder;
    private OwnEngine engine;
    private Process namespace;

    /// @param sample the folder of the flow that the user has
    RootlessPodman(Path sample, String... runtimes) {
        this.sample = sample;
        this.runtimes = List.of(runtimes);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
                "this account is not root: it cannot become another");
        folder = Files.createTempDirectory("rootless");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        engine = new OwnEngine(folder);
        Files.writeString(
                folder.resolve("containers.conf"),
                """
                [network]
                network_backend = "netavark"
                [engine]
                cgroup_manager = "cgroupfs"
                events_logger = "file"
                runtime = "runc"
                """);
        copyProgram();
        copy(sample, flow());
        start();
        engine.take(runtimes);
    }

    /// The user cannot read it where it lies in the home of another.
    private void copyProgram() throws IOException, InterruptedException {
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.exists(Path.of(entry))) {
                String end = entry.endsWith(".jar") ? ".jar" : "";
                copy(Path.of(entry), program().resolve("%03d%s".formatted(number++, end)));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.getParent());
        run(List.of("cp", "-rL", "--no-preserve=mode", from.toString(), to.toString()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(OwnEngine.LONGEST_SECONDS, TimeUnit.SECONDS)
                || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("failed: " + command);
        }
    }

    private Path program() {
        return folder.resolve("program");
    }

    /// The user's copy of the sample.
    Path flow() {
        return folder.resolve("flow");
    }

    private void start() throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--mount",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "--mount-proc",
                                "sh",
                                "-c",
                                SERVE,
                                "sh",
                                folder.toString(),
                                System.getProperty("java.home"),
                                USER,
                                String.valueOf(ID)));
        command.addAll(asUser());
        command.addAll(
                List.of(
                        "podman",
                        "--root=" + folder.resolve("storage"),
                        "--runroot=/run/user/" + ID + "/containers",
                        "--storage-driver=overlay",
                        "system",
                        "service",
                        "--time",
                        "0",
                        engine.address()));
        namespace = engine.start(command);
    }

    private List<String> asUser() {
        return List.of(
                "setpriv",
                "--reuid=" + ID,
                "--regid=" + ID,
                "--clear-groups",
                "env",
                "-i",
                "--chdir=" + folder.resolve("home"),
                "HOME=" + folder.resolve("home"),
                "USER=" + USER,
                "LANG=C.UTF-8",
                "PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin",
                "XDG_RUNTIME_DIR=/run/user/" + ID,
                "CONTAINERS_CONF=" + folder.resolve("containers.conf"),
                "DOCKER_HOST=" + engine.address());
    }

    /// What a command of Sluice's said.
    record Said(int status, String output, String errors) {}

    /// Runs a command of Sluice's as the user.
    Said sluice(String... arguments) throws IOException, InterruptedException {
        long first = namespace.toHandle().children().findFirst().orElseThrow().pid();
        var command = new ArrayList<>(List.of("nsenter", "--target=" + first, "--mount", "--pid"));
        command.addAll(asUser());
        command.addAll(
                List.of(
                        folder.resolve("jdk/bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        if (!process.waitFor(OwnEngine.LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly(); // what it started ends with the namespace
            throw new IOException("no end of " + List.of(arguments) + Files.readString(errors));
        }
        return new Said(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    private String classPath() throws IOException {
        try (var entries = Files.list(program())) {
            return String.join(File.pathSeparator, entries.map(Path::toString).sorted().toList());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (namespace != null) {
            namespace.destroyForcibly();
            engine.awaitEnd(namespace);
        }
        if (folder != null) {
            OwnFolder.delete(folder);
        }
    }
}
