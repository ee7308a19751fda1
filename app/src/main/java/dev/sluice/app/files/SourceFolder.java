package dev.sluice.app.files;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The source of one function: a folder that lies within a flow's, whatever links say.
public final class SourceFolder {
    private final Path folder;

    private SourceFolder(Path folder) {
        this.folder = folder;
    }

    /// The folder of that place in a flow's; `null` where it is none, or lies elsewhere.
    public static @Nullable SourceFolder in(Path flow, String place) throws IOException {
        try {
            Path at = flow.resolve(place).normalize();
            if (!Files.isDirectory(at)) {
                return null;
            }
            Path root = flow.toRealPath();
            Path real = at.toRealPath();
            boolean within = real.startsWith(root) && !real.equals(root);
            boolean hidden = within && root.relativize(real).startsWith(".sluice");
            return within && !hidden ? new SourceFolder(real) : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }

    /// A text as a place within a folder; `null` where it leads nowhere or out of it.
    static @Nullable Path place(String text) {
        try {
            Path place = Path.of(text).normalize();
            boolean within = !place.isAbsolute() && !place.startsWith("..");
            return within && !place.toString().isEmpty() ? place : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }

    /// Whether a folder, which need not be there yet, lies in it.
    boolean holds(Path other) throws IOException {
        Path known = other.toAbsolutePath().normalize();
        while (known != null && !Files.exists(known)) {
            known = known.getParent();
        }
        return known != null && known.toRealPath().startsWith(folder);
    }

    /// Where it lies, without any link.
    Path path() {
        return folder;
    }

    /// Copies it, with its links, to where nothing is yet.
    void copyAs(Path target, HandlerFolder.Links links) throws IOException {
        Files.createDirectories(target);
        new HandlerFolder(folder, "", "").copyTo(target, links);
    }

    /// Copies it to a name below a flow's `functions` that nothing has; gives back its place in the
    /// flow. What it leaves is whole or not there.
    public String copyTo(Path flow, String wished) throws IOException {
        Path functions = Files.createDirectories(flow.resolve("functions"));
        Path half = Files.createTempDirectory(functions, ".copy-");
        Path inner = half.resolve("code");
        new HandlerFolder(folder, "", "").copyTo(inner);
        String name = slug(wished);
        for (int n = 1; ; n++) {
            Path target = functions.resolve(n == 1 ? name : name + "-" + n);
            if (!Files.exists(target)) {
                Files.move(inner, target);
                Files.delete(half);
                return "functions/" + target.getFileName();
            }
        }
    }

    private static String slug(String wished) {
        String slug = wished.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "function" : slug;
    }

    /// Whether the files of both are the same.
    public boolean isSame(SourceFolder other) throws IOException {
        List<Path> mine = files(folder);
        if (!mine.equals(files(other.folder))) {
            return false;
        }
        for (Path file : mine) {
            if (Files.mismatch(folder.resolve(file), other.folder.resolve(file)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(
                    all.filter(f -> Files.isRegularFile(f, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                            .map(folder::relativize)
                            .sorted()
                            .toList());
        }
    }
}
