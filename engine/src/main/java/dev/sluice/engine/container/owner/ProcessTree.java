package dev.sluice.engine.container.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process and all it started, ended together. On systems that have `setsid` it leads a group of
/// its own, so that even those are found whose parents have ended.
public final class ProcessTree {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int LONGEST_SECONDS = 5;

    private ProcessTree() {}

    /// What comes before a command so that it leads a group of its own.
    public static List<String> prefix() {
        return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
    }

    /// Kills the process, its children and theirs. Returns when they have been told.
    public static void kill(ProcessHandle root) {
        List<ProcessHandle> started = root.descendants().toList();
        root.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        if (!prefix().isEmpty()) {
            killGroup(root.pid());
        }
    }

    private static void killGroup(long leader) {
        try {
            Process kill =
                    new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + leader)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            kill.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (IOException _) {
            // no shell: the descendants were all that could be found
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
