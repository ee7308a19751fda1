package dev.sluice.engine.container.docker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The kernel's account of one container's memory, where this program can see it: on the same host
/// as the engine, under cgroups of version 1 or 2. Its files stay open, since each call asks.
final class Cgroup implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final String KILLS = "oom_kill ";

    private final FileChannel events;
    private final @Nullable FileChannel peak;
    private long lastKills;

    private Cgroup(FileChannel events, @Nullable FileChannel peak) {
        this.events = events;
        this.peak = peak;
    }

    /// The group of a container by the host's id of its first process.
    static Optional<Cgroup> of(String container, long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "cgroup"))) {
                String[] parts = line.split(":", 3);
                if (parts.length == 3 && parts[2].contains(container)) {
                    Optional<Cgroup> found = at(parts[0], parts[1], parts[2]);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // another host's process, or it has ended
        }
    }

    private static Optional<Cgroup> at(String hierarchy, String controllers, String path)
            throws IOException {
        if (List.of(controllers.split(",")).contains("memory")) {
            Path folder = ROOT.resolve("memory" + path);
            return open(
                    folder.resolve("memory.oom_control"),
                    folder.resolve("memory.max_usage_in_bytes"));
        }
        if (hierarchy.equals("0")) {
            Path folder = ROOT.resolve(path.substring(1));
            return open(folder.resolve("memory.events"), folder.resolve("memory.peak"));
        }
        return Optional.empty();
    }

    private static Optional<Cgroup> open(Path events, Path peak) throws IOException {
        if (!Files.isReadable(events)) {
            return Optional.empty();
        }
        return Optional.of(new Cgroup(FileChannel.open(events), resettable(peak)));
    }

    /// Where the highest use cannot be forgotten, it says nothing about one call.
    private static @Nullable FileChannel resettable(Path peak) throws IOException {
        if (!Files.isWritable(peak)) {
            return null;
        }
        var channel = FileChannel.open(peak, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.write(zero(), 0);
            return channel;
        } catch (IOException _) {
            channel.close();
            return null;
        }
    }

    private static ByteBuffer zero() {
        return ByteBuffer.wrap(new byte[] {'0'});
    }

    /// How many of its processes the kernel has ended for want of memory; the last count where the
    /// group is gone.
    synchronized long memoryKills() {
        try {
            String text = read(events);
            int at = text.indexOf(KILLS);
            if (at >= 0) {
                int end = text.indexOf('\n', at);
                lastKills =
                        Long.parseLong(
                                text.substring(at + KILLS.length(), end < 0 ? text.length() : end));
            }
            return lastKills;
        } catch (IOException _) {
            return lastKills;
        }
    }

    /// Forgets the highest use so far.
    void resetPeak() {
        if (peak != null) {
            try {
                peak.write(zero(), 0);
            } catch (IOException _) {
                // the group is gone
            }
        }
    }

    /// The highest use since the reset; `null` where it cannot be told.
    @Nullable Long peakKb() {
        if (peak == null) {
            return null;
        }
        try {
            return Long.parseLong(read(peak).strip()) / 1024;
        } catch (IOException _) {
            return null;
        }
    }

    private static String read(FileChannel file) throws IOException {
        var bytes = ByteBuffer.allocate(512);
        file.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            events.close();
            if (peak != null) {
                peak.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
