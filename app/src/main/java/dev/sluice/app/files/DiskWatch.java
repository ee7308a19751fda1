package dev.sluice.app.files;

import dev.sluice.engine.json.FlowFolder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Tells when the files of a flow change on disk, whoever changes them. Where a folder cannot be
/// watched, nothing is told of it.
public final class DiskWatch implements AutoCloseable {
    private static final Set<String> FILES = Set.of(FlowFolder.FLOW_FILE, FlowFolder.LAYOUT_FILE);

    private final WatchService service;
    private final Map<Path, WatchKey> watched = new ConcurrentHashMap<>();
    private final Consumer<Path> changed;

    /// @param changed hears of the folder, on a thread of the watch
    public DiskWatch(Consumer<Path> changed) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.changed = changed;
        Thread.ofPlatform().daemon().name("disk-watch").start(this::work);
    }

    /// Watches a folder from now on, and tells of it at once: it may have changed since it was
    /// read. Does nothing when this is closed.
    public void watch(Path flow) {
        if (!watched.containsKey(flow) && watched.computeIfAbsent(flow, this::register).isValid()) {
            changed.accept(flow);
        }
    }

    private WatchKey register(Path flow) {
        try {
            return flow.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            log().warn("Cannot watch {}: {}", flow, e.getMessage());
            return new Unwatched(flow);
        } catch (ClosedWatchServiceException e) {
            log().debug("The window was closed before {} was watched", flow);
            return new Unwatched(flow);
        }
    }

    public void forget(Path flow) {
        WatchKey key = watched.remove(flow);
        if (key != null) {
            try {
                key.cancel();
            } catch (ClosedWatchServiceException e) {
                log().debug("The window was closed before {} was forgotten", flow);
            }
        }
    }

    private void work() {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean ours = false;
                for (WatchEvent<?> event : key.pollEvents()) {
                    Object what = event.context();
                    ours |= what == null || FILES.contains(what.toString());
                }
                key.reset();
                if (ours && key.watchable() instanceof Path flow) {
                    changed.accept(flow);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ClosedWatchServiceException e) {
            log().debug("No flow is watched any more");
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    /// Stands for a folder that cannot be watched.
    private record Unwatched(Path watchable) implements WatchKey {
        @Override
        public boolean isValid() {
            return false;
        }

        @Override
        public List<WatchEvent<?>> pollEvents() {
            return List.of();
        }

        @Override
        public boolean reset() {
            return false;
        }

        @Override
        public void cancel() {}
    }

    /// Asked for when something is said: setting up a log takes a fiftieth of a start.
    private static Logger log() {
        return LoggerFactory.getLogger(DiskWatch.class);
    }
}
