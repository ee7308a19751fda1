package dev.sluice.engine.cli;

import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.run.request.RefusedException;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What becomes of an exception that ends a command: words on standard error and an exit status.
public final class Failures {
    private Failures() {}

    static int print(Exception failure, Terminal terminal) {
        PrintStream err = terminal.err();
        return switch (failure) {
            case CommandFailure e -> {
                err.println("sluice: " + e.getMessage());
                yield e.status();
            }
            case FlowFileException e -> {
                e.problems().forEach(err::println);
                yield Exit.WRONG;
            }
            case ImportException e -> {
                e.problems().forEach(err::println);
                yield Exit.WRONG;
            }
            case RefusedException e -> {
                e.problems()
                        .forEach(
                                problem ->
                                        err.println(
                                                "sluice: "
                                                        + (problem.place().isEmpty()
                                                                ? ""
                                                                : problem.place() + ": ")
                                                        + problem.message()
                                                        + " "
                                                        + problem.hint()));
                yield Exit.WRONG;
            }
            case RuntimeUnavailableException e -> {
                err.println("sluice: " + e.getMessage());
                err.println("        " + e.remedy());
                yield Exit.HOST_LACKS;
            }
            case JournalException e -> {
                err.println("sluice: " + e.getMessage());
                err.println("        " + e.remedy());
                yield Exit.HOST_LACKS;
            }
            case UncheckedIOException e when e.getCause() != null -> print(e.getCause(), terminal);
            case NoSuchFileException e -> { // one that the command names
                err.println("sluice: " + reason(e));
                yield Exit.WRONG;
            }
            case IOException e -> {
                err.println("sluice: " + reason(e));
                yield Exit.HOST_LACKS;
            }
            case InterruptedException _ -> Exit.INTERRUPTED;
            default -> {
                LoggerFactory.getLogger(Failures.class).debug("command failed", failure);
                err.println(
                        "sluice: a fault in Sluice itself: "
                                + failure
                                + "\n        Set SLUICE_LOG=debug to see where it happened.");
                yield Exit.HOST_LACKS;
            }
        };
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> missing(Path.of(missing.getFile()));
            case FileAlreadyExistsException there ->
                    there.getFile() + " exists already; nothing was overwritten.";
            case AccessDeniedException denied ->
                    "This account may not read or write " + denied.getFile() + ".";
            default -> Reasons.of(e);
        };
    }

    /// A file to be written is missing only because its folder is.
    private static String missing(Path file) {
        Path folder = file.getParent();
        return folder == null || Files.isDirectory(folder)
                ? "There is no file " + file + "."
                : "There is no folder " + folder + ".";
    }
}
