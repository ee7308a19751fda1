package dev.sluice.engine.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The flows that new ones are made from: the sample flows, which come with the program.
public final class Templates {
    /// The template a new flow is made from when none is named.
    public static final String DEFAULT = "hello";

    private static final String ROOT = "/dev/sluice/engine/template/flows";
    private static final String FLOW = "/flow.json";

    private Templates() {}

    /// Their names, sorted.
    public static List<String> names() {
        URL root = root();
        try {
            return root.openConnection() instanceof JarURLConnection jar
                    ? names(jar.getJarFile())
                    : names(Path.of(root.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The jar is open, as that of this class; to make a file system of it would take a hundredth
    /// of the window's start.
    private static List<String> names(JarFile jar) {
        String before = ROOT.substring(1) + "/";
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(before) && name.endsWith(FLOW))
                .map(name -> name.substring(before.length(), name.length() - FLOW.length()))
                .filter(name -> name.indexOf('/') < 0)
                .sorted()
                .toList();
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.exists(folder.resolve("flow.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /// Writes a template's files into a folder, which is made where it is missing.
    ///
    /// @throws IOException where a file exists already or cannot be written
    /// @throws IllegalArgumentException where there is no template of that name
    public static void copy(String name, Path folder) throws IOException {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("There is no template " + name);
        }
        try {
            with(
                    root -> {
                        copyTree(root.resolve(name), folder);
                        return folder;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(from)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private interface Visit<T> {
        T at(Path root) throws IOException;
    }

    private static URL root() {
        URL url = Templates.class.getResource(ROOT);
        if (url == null) {
            throw new IllegalStateException("This build of Sluice carries no templates");
        }
        return url;
    }

    private static <T> T with(Visit<T> visit) {
        try {
            URI uri = root().toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    return visit.at(jar.getPath(ROOT));
                }
            }
            return visit.at(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
