package dev.sluice.engine.run.items;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Goes through the files of a folder at any depth as an object store lists objects: `{"Key",
/// "Size", "LastModified"}`, in the order of their keys. Holds the names of one folder at each
/// depth only.
final class ListingCursor implements Cursor {
    private final Path root;
    private final String prefix;
    private final Deque<Iterator<Path>> open = new ArrayDeque<>();
    private @Nullable Map<String, @Nullable Object> item;

    private ListingCursor(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    static ListingCursor of(Path root, String prefix) throws IOException, ReaderException {
        if (!Files.isDirectory(root)) {
            throw new ReaderException(root + " is no folder.");
        }
        var cursor = new ListingCursor(root, prefix);
        cursor.enter(root);
        return cursor;
    }

    private void enter(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> sorted = inside.sorted(Comparator.comparing(this::key)).toList();
            open.push(sorted.iterator());
        }
    }

    /// Folders count with the slash that follows their names in keys.
    private String key(Path path) {
        StringBuilder key = new StringBuilder();
        root.relativize(path).forEach(part -> key.append(key.isEmpty() ? "" : "/").append(part));
        return isFolder(path) ? key + "/" : key.toString();
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean advance() throws IOException {
        while (!open.isEmpty()) {
            Iterator<Path> here = open.element();
            if (!here.hasNext()) {
                open.pop();
                continue;
            }
            Path path = here.next();
            String key = key(path);
            if (isFolder(path)) {
                if (key.startsWith(prefix) || prefix.startsWith(key)) {
                    enter(path);
                }
            } else if (key.startsWith(prefix)
                    && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                item = object(path, key);
                return true;
            }
        }
        return false;
    }

    private static Map<String, @Nullable Object> object(Path path, String key) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("Key", key);
        object.put("Size", attributes.size());
        object.put("LastModified", attributes.lastModifiedTime().toInstant().getEpochSecond());
        return object;
    }

    @Override
    public @Nullable Object item() {
        return item;
    }

    @Override
    public void close() {}
}
