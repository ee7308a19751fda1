package dev.sluice.engine.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a file could not be read or written, in words to follow a colon: the system's exceptions say
/// in their messages only which file it was.
public final class Reasons {
    private Reasons() {}

    /// Does not say again which file it was where that is known.
    ///
    /// @param known the file that the words before the colon name
    public static String of(IOException e, Path known) {
        String reason = of(e);
        String again = known + ": ";
        return reason.startsWith(again) ? reason.substring(again.length()) : reason;
    }

    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileAlreadyExistsException there -> there.getFile() + " is in the way";
            case FileSystemException other when other.getReason() == null ->
                    other.getFile() + ": " + other.getClass().getSimpleName();
            case FileSystemException copy when copy.getOtherFile() != null ->
                    copy.getOtherFile() + ": " + copy.getReason();
            default ->
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().strip();
        };
    }
}
