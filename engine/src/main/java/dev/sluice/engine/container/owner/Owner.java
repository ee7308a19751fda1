package dev.sluice.engine.container.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A running program that containers, processes and folders belong to. What belongs to a dead one
/// may be removed by anybody.
///
/// @param pid its process
/// @param start when that began, by the host's own count; tells two processes with one pid apart
public record Owner(long pid, long start) {
    /// The field of `/proc/PID/stat` that holds the start, counted after the command's name.
    private static final int START_FIELD = 19;

    public static Owner self() {
        long pid = ProcessHandle.current().pid();
        return new Owner(pid, startOf(pid).orElse(0L));
    }

    /// The process with the id, if it lives.
    public static Optional<Owner> of(long pid) {
        return startOf(pid).map(start -> new Owner(pid, start));
    }

    /// Reads what [#toString()] wrote.
    public static Optional<Owner> parse(String text) {
        int dash = text.indexOf('-');
        try {
            return dash < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Owner(
                                    Long.parseLong(text.substring(0, dash)),
                                    Long.parseLong(text.substring(dash + 1))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    public boolean isAlive() {
        return startOf(pid).filter(now -> now == start).isPresent();
    }

    /// Clock ticks since the host's start where the system tells, for these never shift.
    private static Optional<Long> startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(Long.valueOf(fields[START_FIELD]));
        } catch (IOException _) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(Instant::toEpochMilli);
        }
    }

    @Override
    public String toString() {
        return pid + "-" + start;
    }
}
