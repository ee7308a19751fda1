package dev.sluice.app.inspector.code;

import dev.sluice.engine.json.AtomicFile;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// What was typed into source files and is not on disk yet, kept in a folder of the user's, so that
/// a crash takes none of it: one file for each source. Safe for use from many threads.
public final class Drafts {
    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final String ENDING = ".draft";

    private final @Nullable Path folder;
    private final Executor later;
    private final Map<Path, Long> last = new HashMap<>();
    private final AtomicLong orders = new AtomicLong();

    /// @param folder where they lie; made when there is one
    /// @param later does work on the window's thread, a moment after it was asked for
    public Drafts(Path folder, Executor later) {
        this(later, folder);
    }

    private Drafts(Executor later, @Nullable Path folder) {
        this.later = later;
        this.folder = folder;
    }

    /// Keeps nothing.
    public static Drafts none() {
        return new Drafts(_ -> {}, null);
    }

    /// The place of what is asked for now among all that is, in every flow that is opened.
    long order() {
        return orders.incrementAndGet();
    }

    void later(Runnable work) {
        later.execute(work);
    }

    /// Keeps what a file holds in the editor, and what it held on disk.
    ///
    /// @param order see [#order]; what comes after something later is left out
    synchronized void keep(OpenFile file, long order) throws IOException {
        if (folder != null && isNext(file.path(), order)) {
            Files.createDirectories(folder);
            var json =
                    Map.of(
                            "file", standard(file.path()).toString(),
                            "saved", file.saved(),
                            "text", file.text());
            AtomicFile.write(
                    place(folder, file.path()), Json.write(json).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Lets go of what was kept of a file.
    synchronized void drop(Path file, long order) throws IOException {
        if (folder != null && isNext(file, order)) {
            Files.deleteIfExists(place(folder, file));
        }
    }

    private boolean isNext(Path file, long order) {
        boolean isNext = order > last.getOrDefault(file, 0L);
        if (isNext) {
            last.put(file, order);
        }
        return isNext;
    }

    private static Path standard(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static Path place(Path folder, Path file) {
        byte[] name = standard(file).toString().getBytes(StandardCharsets.UTF_8);
        return folder.resolve(UUID.nameUUIDFromBytes(name) + ENDING);
    }

    /// What was kept of the files of a flow and differs from what lies there now.
    synchronized List<OpenFile> of(Path flow) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<OpenFile> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                OpenFile file = read(one);
                if (file != null && file.path().startsWith(standard(flow))) {
                    boolean isThere = Files.exists(file.path());
                    if (isThere && !SourceText.isChanged(file.path(), file.text())) {
                        Files.delete(one); // it was saved as the program ended
                    } else {
                        Path path = flow.resolve(standard(flow).relativize(file.path()));
                        found.add(new OpenFile(path, file.saved(), file.text()));
                    }
                }
            }
        }
        return found;
    }

    /// One that cannot be read is left where it is: somebody may still want to look at it.
    private static @Nullable OpenFile read(Path draft) throws IOException {
        try {
            if (Json.parse(Files.readString(draft)) instanceof Map<?, ?> json
                    && json.get("file") instanceof String file
                    && json.get("saved") instanceof String saved
                    && json.get("text") instanceof String text) {
                return new OpenFile(Path.of(file), saved, text);
            }
        } catch (JsonSyntaxException e) {
            LOG.warn("{} is no draft: {}", draft, e.getMessage());
        }
        return null;
    }
}
