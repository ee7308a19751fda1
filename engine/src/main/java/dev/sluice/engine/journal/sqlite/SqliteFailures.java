package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.journal.JournalException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;

/// Says in words what SQLite means by its result codes.
record SqliteFailures(Path file) {
    /// Bytes of free space that are too few to go on with.
    private static final long NEXT_TO_NOTHING = 1 << 20;

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_DATABASE = 26;

    /// @param doing `read` or `write`
    JournalException explain(String doing, SQLException e) {
        String problem = "Could not " + doing + " the journal " + file + ": ";
        // The upper bits of an extended code are details of the lower.
        return switch (e.getErrorCode() & 0xff) {
            case FULL -> full(problem, e);
            case BUSY, LOCKED ->
                    new JournalException(
                            problem + "another program keeps it locked.",
                            "Close whatever has the file open, then resume the run.",
                            e);
            case READ_ONLY, CANNOT_OPEN ->
                    new JournalException(
                            problem + "the file or its folder may not be written.",
                            "Give yourself the right to write "
                                    + file.getParent()
                                    + ", or move the flow to a folder of your own.",
                            e);
            case CORRUPT, NO_DATABASE ->
                    new JournalException(
                            problem + "the file is damaged.",
                            "Move it away to begin a new journal; keep it if you want to rescue"
                                    + " older runs.",
                            e);
            case IO_ERROR -> isFull() ? full(problem, e) : broken(problem, e);
            default ->
                    new JournalException(
                            problem + e.getMessage(), "Resume the run to try again.", e);
        };
    }

    private static JournalException full(String problem, SQLException e) {
        return new JournalException(
                problem + "the disk is full. What was written before is safe.",
                "Free some space and try again; a run that was interrupted can be resumed.",
                e);
    }

    private static JournalException broken(String problem, SQLException e) {
        return new JournalException(
                problem + "the disk failed (" + e.getMessage() + ").",
                "Check the disk and its free space, then resume the run.",
                e);
    }

    /// SQLite tells some writes to a full disk as failures of the disk.
    private boolean isFull() {
        try {
            return Files.getFileStore(Objects.requireNonNull(file.toAbsolutePath().getParent()))
                            .getUsableSpace()
                    < NEXT_TO_NOTHING;
        } catch (IOException _) {
            return false;
        }
    }

    JournalException closed() {
        return new JournalException(
                "The journal " + file + " is closed.", "Open the flow again.", null);
    }

    JournalException lost(String run) {
        return new JournalException(
                "Run " + run + " is no longer ours to write: it was deleted or taken over.",
                "See `sluice runs` for where it stands.",
                null);
    }
}
