package dev.sluice.engine.cli.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Notices when something in a flow's folder changes, or one of some files beside it. What tools
/// fill by themselves does not count, nor what Sluice keeps of runs.
final class FlowWatch implements AutoCloseable {
    private static final Set<String> NO_CODE =
            Set.of(".sluice", ".git", ".vscode", ".idea", "__pycache__", "target");

    /// Saving a file is several changes; so long without another, and it is over.
    private static final long QUIET_MS = 15;

    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Set<Path> whole = new HashSet<>();
    private final Set<Path> files = new HashSet<>();

    FlowWatch(Path folder, Collection<Path> beside) throws IOException {
        service = folder.getFileSystem().newWatchService();
        watchAll(folder.toAbsolutePath().normalize());
        for (Path file : beside) {
            Path path = file.toAbsolutePath().normalize();
            files.add(path);
            watch(Objects.requireNonNull(path.getParent()));
        }
    }

    private void watchAll(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        if (NO_CODE.contains(folder.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        watch(folder);
                        whole.add(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE; // it is gone already
                    }
                });
    }

    private void watch(Path folder) throws IOException {
        WatchKey key =
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_DELETE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
        folders.put(key, folder);
    }

    /// Returns when something has changed since the last time, and for a moment no more.
    void await() throws IOException, InterruptedException {
        boolean changed = false;
        while (!changed) {
            changed = counts(service.take());
        }
        for (WatchKey key = service.poll(QUIET_MS, TimeUnit.MILLISECONDS);
                key != null;
                key = service.poll(QUIET_MS, TimeUnit.MILLISECONDS)) {
            counts(key);
        }
    }

    private boolean counts(WatchKey key) throws IOException {
        boolean changed = false;
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder == null || !(event.context() instanceof Path name)) {
                changed = true; // more happened than the system kept
            } else if (!NO_CODE.contains(name.toString())) {
                Path path = folder.resolve(name);
                changed |= whole.contains(folder) || files.contains(path);
                if (whole.contains(folder) && Files.isDirectory(path)) {
                    watchAll(path);
                }
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
        return changed;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
