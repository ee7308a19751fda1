package dev.sluice.engine.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;

/// Writes files so that whoever reads them, even after a crash, finds the old content or the new,
/// never a part.
public final class AtomicFile {
    private AtomicFile() {}

    /// Puts content in place of a file, whose mode and owner stay.
    ///
    /// @throws AccessDeniedException with the file's name, where it or its folder is read-only
    public static void write(Path file, byte[] content) throws IOException {
        refuseIfReadOnly(file);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path temporary =
                folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out = open(temporary)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            keepAttributes(file, temporary);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(folder);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// A file that nobody may write is meant to stay as it is, also where its folder would let
    /// another one take its place.
    static void refuseIfReadOnly(Path file) throws IOException {
        if (Files.exists(file) && (!Files.isWritable(file) || isMarkedReadOnly(file))) {
            throw new AccessDeniedException(file.toString());
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (Files.exists(folder) && !Files.isWritable(folder)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    /// Whoever is root may write all files; the mark counts all the same.
    private static boolean isMarkedReadOnly(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null
                && Collections.disjoint(
                        view.readAttributes().permissions(),
                        EnumSet.of(
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.GROUP_WRITE,
                                PosixFilePermission.OTHERS_WRITE));
    }

    private static FileChannel open(Path temporary) throws IOException {
        return FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    private static void keepAttributes(Path from, Path to) throws IOException {
        var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target == null || !Files.exists(from)) {
            return;
        }
        PosixFileAttributes source = Files.readAttributes(from, PosixFileAttributes.class);
        target.setPermissions(source.permissions());
        PosixFileAttributes now = Files.readAttributes(to, PosixFileAttributes.class);
        try {
            if (!now.owner().equals(source.owner())) {
                target.setOwner(source.owner());
            }
            if (!now.group().equals(source.group())) {
                target.setGroup(source.group());
            }
        } catch (FileSystemException e) {
            // Only root may give files away; whoever may write here saves as oneself.
        }
    }

    /// Makes the new name last. Some systems cannot open a folder; there the system sees to it.
    private static void forceFolder(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
