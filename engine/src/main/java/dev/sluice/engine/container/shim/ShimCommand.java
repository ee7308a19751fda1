package dev.sluice.engine.container.shim;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// How a shim is started.
///
/// @param interpreter the program, as it is found there
/// @param shims the folder of all shims, as it is seen there
/// @param debugger the address at which a debugger is waited for; `null`: none is
public record ShimCommand(
        Language language,
        String interpreter,
        String shims,
        int memoryMb,
        @Nullable String debugger) {
    /// Java's heap is what its memory leaves beside the machine's own needs.
    private static final int JAVA_OWN_MB = 48;

    private static final int LEAST_HEAP_MB = 32;

    /// Puts named pipes in the place of descriptors 1 and 2; Java cannot.
    private static final String PIPES =
            """
            o=${TMPDIR:-/tmp}/.sluice-o e=${TMPDIR:-/tmp}/.sluice-e
            mkfifo -m 600 "$o" "$e" && exec "$@" "$o" "$e" 3>&1 1<>"$o" 2<>"$e"
            """;

    /// The command that connects to a socket.
    public List<String> overSocket(String socket) {
        return shim("unix:" + socket);
    }

    /// The command that talks over its own standard input and output.
    public List<String> overStreams() {
        return switch (language) {
            case JAVA -> shim("fd:3");
            case GO -> shim("stdio");
            case PYTHON, NODEJS -> {
                var command = new ArrayList<>(List.of(interpreter, file(1)));
                command.addAll(shim("fd:{control}"));
                yield command;
            }
        };
    }

    private String file(int number) {
        return shims + "/" + language.folder() + "/" + language.files().get(number);
    }

    private List<String> shim(String endpoint) {
        return switch (language) {
            case PYTHON -> python(endpoint);
            case NODEJS -> nodejs(endpoint);
            case JAVA -> java(endpoint);
            case GO -> List.of(shims + "/" + language.compiledFolder() + "/shim", endpoint);
        };
    }

    private List<String> python(String endpoint) {
        var command = new ArrayList<>(List.of(interpreter, "-B"));
        if (debugger != null) {
            command.addAll(
                    List.of(
                            "-Xfrozen_modules=off",
                            "-m",
                            "debugpy",
                            "--listen",
                            debugger,
                            "--wait-for-client"));
        }
        command.addAll(List.of(file(0), endpoint));
        return command;
    }

    /// The heap follows the memory as in the cloud: nine tenths of it.
    private List<String> nodejs(String endpoint) {
        var command =
                new ArrayList<>(List.of(interpreter, "--max-old-space-size=" + memoryMb * 9 / 10));
        if (debugger != null) {
            command.add("--inspect-wait=" + debugger);
        }
        command.addAll(List.of(file(0), endpoint));
        return command;
    }

    private List<String> java(String endpoint) {
        int heap = Math.max(LEAST_HEAP_MB, memoryMb - JAVA_OWN_MB - memoryMb / 16);
        String folder = shims + "/" + language.compiledFolder();
        var command =
                new ArrayList<>(
                        List.of(
                                "/bin/sh",
                                "-c",
                                PIPES,
                                "sh",
                                interpreter,
                                "-Xmx" + heap + "m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "-Xshare:auto",
                                "-Duser.timezone=UTC",
                                "-Dfile.encoding=UTF-8",
                                "-Dstdout.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "--add-opens=java.base/java.util=ALL-UNNAMED",
                                "--add-opens=java.base/java.io=ALL-UNNAMED",
                                "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        if (debugger != null) {
            command.add(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=" + debugger);
        }
        command.addAll(List.of("-cp", folder + "/*", "dev.sluice.shim.Main", endpoint));
        return command;
    }
}
