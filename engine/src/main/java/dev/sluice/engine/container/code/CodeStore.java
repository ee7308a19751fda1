package dev.sluice.engine.container.code;

import dev.sluice.engine.container.owner.OwnFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Keeps the versions of functions' code that calls run, below `.sluice/code` of the flow: calls
/// run from a copy that nothing changes, so a call under way keeps its code while the folder is
/// edited, and a run resumed after a crash finds the code it began with. Safe for use by many
/// threads.
public final class CodeStore {
    /// A look at a large folder takes a while; it is then trusted for this many times as long.
    private static final int TRUST = 20;

    /// How long a version outlives its last use: a run that was interrupted may need it.
    private static final Duration KEPT = Duration.ofDays(30);

    /// So few are looked at anew for each call.
    private static final int FEW_FILES = 300;

    private static final Duration LONGEST_TRUST = Duration.ofMillis(250);

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /// The code as it is now.
    ///
    /// @param code the source folder, relative to the flow's
    public CodeVersion present(Path flowFolder, String code)
            throws CodeMissingException, IOException {
        Path folder = folder(flowFolder, code);
        return known.computeIfAbsent(folder, _ -> new Known()).version(flowFolder, folder, code);
    }

    /// The code as it was when [#present] gave the hash.
    public CodeVersion kept(Path flowFolder, String code, String hash)
            throws CodeMissingException, IOException {
        Path folder = store(flowFolder).resolve(hash);
        if (Files.isDirectory(folder)) {
            return new CodeVersion(hash, folder);
        }
        CodeVersion present = present(flowFolder, code);
        if (present.hash().equals(hash)) {
            return present;
        }
        throw new CodeMissingException(
                "%s has changed since the run began, and its former code is not in %s any more"
                        .formatted(code, folder));
    }

    private static Path folder(Path flowFolder, String code) {
        return flowFolder.toAbsolutePath().normalize().resolve(code).normalize();
    }

    private static Path store(Path flowFolder) {
        return flowFolder.toAbsolutePath().normalize().resolve(".sluice").resolve("code");
    }

    private static Path storeFor(Path flowFolder) throws IOException {
        Path store = store(flowFolder);
        if (!Files.isDirectory(store)) {
            Files.createDirectories(store);
            Path ignore = store.resolveSibling(".gitignore");
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
        }
        return store;
    }

    private static CodeVersion copy(Path flowFolder, Path folder) throws IOException {
        Path store = storeFor(flowFolder);
        Path begun = store.resolve(".part-" + UUID.randomUUID());
        try {
            String hash = CodeCopy.make(folder, begun);
            Path kept = store.resolve(hash);
            if (!Files.isDirectory(kept)) {
                move(begun, kept);
                sweep(store);
            }
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
            return new CodeVersion(hash, kept);
        } finally {
            OwnFolder.delete(begun);
        }
    }

    private static void move(Path begun, Path kept) throws IOException {
        try {
            Files.move(begun, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException _) {
            // another process was quicker with the same content
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(begun, kept);
        }
    }

    /// Removes the versions that have not been used for long, and copies that broke off.
    private static void sweep(Path store) throws IOException {
        Instant old = Instant.now().minus(KEPT);
        List<Path> versions;
        try (Stream<Path> all = Files.list(store)) {
            versions = all.toList();
        }
        for (Path version : versions) {
            try {
                if (Files.getLastModifiedTime(version).toInstant().isBefore(old)) {
                    OwnFolder.delete(version);
                }
            } catch (NoSuchFileException _) {
                // a copy of another function that got its name meanwhile, or was swept by another
            }
        }
    }

    /// The last look at one folder.
    private static final class Known {
        private @Nullable CodeVersion version;
        private @Nullable Stamp stamp;
        private long lookAgain;

        synchronized CodeVersion version(Path flowFolder, Path folder, String code)
                throws CodeMissingException, IOException {
            long now = System.nanoTime();
            CodeVersion last = version;
            if (last != null && now - lookAgain < 0) {
                return last;
            }
            if (!Files.isDirectory(folder)) {
                throw new CodeMissingException(
                        "The code folder %s does not exist in %s".formatted(code, flowFolder));
            }
            Stamp look = Stamp.of(folder);
            trust(look, now, System.nanoTime() - now);
            if (last == null
                    || !look.settled()
                    || !look.equals(stamp)
                    || !Files.isDirectory(last.folder())) {
                last = copy(flowFolder, folder);
                version = last;
                stamp = look;
            }
            return last;
        }

        private void trust(Stamp look, long begun, long took) {
            boolean costs = look.settled() && look.files() > FEW_FILES;
            lookAgain = costs ? begun + Math.min(TRUST * took, LONGEST_TRUST.toNanos()) : begun;
        }
    }
}
