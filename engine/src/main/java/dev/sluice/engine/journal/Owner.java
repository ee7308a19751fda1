package dev.sluice.engine.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A process that may write runs.
///
/// @param host the machine since its last start, so that a process id is looked up where it means
///   something
/// @param birth when that process began, so that a reused process id is told apart
public record Owner(String id, String host, long process, String birth) {
    /// How long an owner on another host is taken to live after its last sign of life.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A new owner in this process.
    public static Owner ofThisProcess() {
        long process = ProcessHandle.current().pid();
        return new Owner(
                UUID.randomUUID().toString(), thisHost(), process, birth(process).orElse("?"));
    }

    /// Whether another owner's process still runs.
    ///
    /// @param heartbeat its last sign of life, which counts only where its process cannot be seen
    public boolean seesAlive(Owner other, Instant heartbeat, Instant now) {
        if (!other.host.equals(host)) {
            return heartbeat.plus(PATIENCE).isAfter(now);
        }
        return birth(other.process).filter(other.birth::equals).isPresent();
    }

    private static Optional<String> birth(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            // The name in parentheses may hold blanks; the start time is the 22nd field.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z") ? Optional.empty() : Optional.of(fields[19]);
        } catch (IOException _) {
            return ProcessHandle.of(process)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(handle -> handle.info().startInstant())
                    .map(Instant::toString);
        }
    }

    private static String thisHost() {
        return firstLine(Path.of("/proc/sys/kernel/hostname")).orElseGet(Owner::networkName)
                + " "
                + firstLine(Path.of("/proc/sys/kernel/random/boot_id")).orElse("");
    }

    private static String networkName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
