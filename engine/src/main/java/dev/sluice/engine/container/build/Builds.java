package dev.sluice.engine.container.build;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.problem.Reasons;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// What was built of functions' code, in the user's cache. Each result is made once: its name is
/// the hash of what it is made of. Safe for use by many threads and processes.
public final class Builds {
    /// How long a result outlives its last use.
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_LINES = 40;

    private final Path folder;
    private final Path store;
    private final Path caches;
    private final Map<String, ReentrantLock> making = new ConcurrentHashMap<>();

    /// @param folder for the results and the caches
    public Builds(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("built");
        this.caches = folder.resolve("cache");
    }

    /// Those of this user.
    public static Builds ofUser() {
        return new Builds(userCache());
    }

    /// The folder that builds of one kind keep their downloads in.
    ///
    /// @param name as a recipe calls it
    public static Path cacheOfUser(String name) {
        return userCache().resolve("cache").resolve(name);
    }

    /// A file for all that a failed build printed.
    public static Path logFile(String name) throws IOException {
        return logFile(userCache(), name);
    }

    private static Path logFile(Path folder, String name) throws IOException {
        return Files.createDirectories(folder.resolve("log")).resolve(name + ".log");
    }

    private static Path userCache() {
        @Nullable String cache = System.getenv("XDG_CACHE_HOME");
        Path folder =
                cache == null || cache.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        return folder.resolve("sluice");
    }

    /// The folder that holds what the recipe makes of the code.
    ///
    /// @param whose the function, for people
    /// @throws BuildFailedException where the code itself is wrong
    /// @throws RuntimeUnavailableException where the host lacks something
    public Path of(Recipe recipe, Path code, String whose, Workshop workshop, LogSink progress)
            throws InterruptedException, BuildFailedException, RuntimeUnavailableException {
        String key = hash(recipe, workshop);
        Path made = store.resolve(key);
        ReentrantLock lock = making.computeIfAbsent(key, _ -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            if (!Files.isDirectory(made)) {
                make(recipe, code, whose, workshop, progress, made);
            }
            Files.setLastModifiedTime(made, FileTime.from(Instant.now()));
            return made;
        } catch (IOException e) {
            throw new RuntimeUnavailableException(
                    "keep what was built of function " + whose,
                    Reasons.of(e),
                    "The folder must be writable, and its disk not full: " + store,
                    e);
        } finally {
            lock.unlock();
        }
    }

    private static String hash(Recipe recipe, Workshop workshop) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part :
                    List.of(recipe.script(), "\0", recipe.content(), "\0", workshop.identity())) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void make(
            Recipe recipe, Path code, String whose, Workshop workshop, LogSink progress, Path made)
            throws IOException,
                    InterruptedException,
                    BuildFailedException,
                    RuntimeUnavailableException {
        Files.createDirectories(store);
        sweep();
        Path begun = Files.createDirectory(store.resolve(".part-" + UUID.randomUUID()));
        allowAll(begun);
        var output = new BuildOutput(progress);
        long start = System.nanoTime();
        progress.line("stderr", "sluice: " + recipe.doing() + " of function " + whose);
        try {
            int status = workshop.run(new Job(recipe, code, begun, cache(recipe)), output);
            if (status != 0) {
                throw failed(recipe, whose, status, output, made);
            }
            move(begun, made);
            double seconds = (System.nanoTime() - start) / 1e9;
            progress.line(
                    "stderr", String.format(Locale.ROOT, "sluice:   done in %.1f s", seconds));
        } finally {
            OwnFolder.delete(begun);
        }
    }

    private @Nullable Path cache(Recipe recipe) throws IOException {
        return recipe.cache() == null
                ? null
                : Files.createDirectories(caches.resolve(recipe.cache()));
    }

    private BuildFailedException failed(
            Recipe recipe, String whose, int status, BuildOutput output, Path made)
            throws IOException, RuntimeUnavailableException {
        Path file = logFile(folder, "build-" + made.getFileName());
        Files.write(file, output.lines());
        if (status == Recipe.CODE_WRONG) {
            return new BuildFailedException(output.last(1));
        }
        boolean compiler = output.lines().stream().anyMatch(Builds::isCompilers);
        if (recipe.blame() == Recipe.Blame.CODE
                || (recipe.blame() == Recipe.Blame.EITHER && compiler)) {
            String words =
                    compiler
                            ? output.from(Builds::isCompilers, MOST_LINES)
                            : output.last(MOST_LINES);
            return new BuildFailedException(
                    words.isEmpty() ? "the compiler ended with status " + status : words);
        }
        throw new RuntimeUnavailableException(
                recipe.task() + " of function " + whose,
                "it ended with status " + status + ": " + output.last(3),
                "Everything it said: " + file,
                null);
    }

    /// A complaint of a compiler names a file and a line.
    private static boolean isCompilers(String line) {
        return line.matches(".*\\.(java|go):(\\d+|\\[\\d+).*")
                || line.contains("COMPILATION ERROR");
    }

    private static void move(Path begun, Path made) throws IOException {
        try {
            Files.move(begun, made, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException _) {
            // another process was quicker with the same
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(begun, made);
        }
    }

    /// The user that functions run as fills and reads it.
    private static void allowAll(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void sweep() throws IOException {
        Instant old = Instant.now().minus(KEPT);
        List<Path> all;
        try (Stream<Path> listed = Files.list(store)) {
            all = listed.toList();
        }
        for (Path one : all) {
            if (Files.exists(one) && Files.getLastModifiedTime(one).toInstant().isBefore(old)) {
                OwnFolder.delete(one);
                Files.deleteIfExists(one);
            }
        }
    }
}
