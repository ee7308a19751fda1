package dev.sluice.shim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where the user's classes come from: what was built, then the code folder itself, each with its
/// jars beside and in `lib`. Only the clouds' interfaces are shared with this program.
final class UserCode {
    private static final List<String> SHARED =
            List.of(
                    "com.amazonaws.services.lambda.runtime.",
                    "com.aliyun.fc.runtime.",
                    "javax.servlet.");

    private UserCode() {}

    static ClassLoader loader(String codeRoot, String builtRoot) {
        List<Path> places = new ArrayList<>();
        if (builtRoot != null) {
            places.add(Path.of(builtRoot, "classes"));
            places.addAll(jars(Path.of(builtRoot, "lib")));
        }
        places.add(Path.of(codeRoot));
        places.addAll(jars(Path.of(codeRoot)));
        places.addAll(jars(Path.of(codeRoot, "lib")));
        return new URLClassLoader(
                "function", places.stream().map(UserCode::url).toArray(URL[]::new), new Shared());
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            String text = path.toUri().toString();
            boolean isFolder = !text.endsWith(".jar") && !text.endsWith("/");
            return new URL(isFolder ? text + "/" : text);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path.toString(), e);
        }
    }

    /// Shows the Java platform and the clouds' interfaces, and nothing else of this program.
    private static final class Shared extends ClassLoader {
        Shared() {
            super("shared", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (String prefix : SHARED) {
                if (name.startsWith(prefix)) {
                    return Class.forName(name, false, UserCode.class.getClassLoader());
                }
            }
            throw new ClassNotFoundException(name);
        }
    }
}
