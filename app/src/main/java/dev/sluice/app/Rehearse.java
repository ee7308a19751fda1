package dev.sluice.app;

import dev.sluice.app.shell.Rehearsal;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;

/// `sluice rehearse [FLOW]`: starts the window in a home of its own and ends it when it can be
/// used; prints when that was, in microseconds since 1970. `sluice rehearse --train FLOW` opens the
/// flow only then. For the scripts in `packaging`.
///
/// It is no command among the others, so that a start is measured as it is for users: without
/// making them.
final class Rehearse {
    private Rehearse() {}

    static boolean isAsked(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("rehearse");
    }

    static int run(String[] arguments, Terminal terminal) throws IOException {
        boolean training = arguments.length == 3 && arguments[1].equals("--train");
        Path flow = arguments.length > 1 ? Path.of(arguments[arguments.length - 1]) : null;
        Path home = emptyFolder();
        try {
            Rehearsal start = new Rehearsal(home, training ? null : flow);
            Instant usable = start.play(training ? flow : null);
            terminal.out().println(ChronoUnit.MICROS.between(Instant.EPOCH, usable));
        } finally {
            delete(home);
        }
        return Exit.OK;
    }

    /// A name of chance would take security providers to make, which no other start needs.
    private static Path emptyFolder() throws IOException {
        String name = "sluice-rehearsal-" + ProcessHandle.current().pid();
        return Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"), name));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
