package dev.sluice.app.files;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder with a function's source: what runs it and where it begins, as its files tell.
///
/// @param handler as a flow file names it, for example `index.handler`
public record HandlerFolder(Path folder, String runtime, String handler) {
    private static final int DEEPEST = 8;
    private static final int MOST = 2_000;
    private static final long LARGEST = 500_000;
    private static final Set<String> LEFT_OUT =
            Set.of("node_modules", "__pycache__", ".git", "target", ".venv", ".idea");

    private static final Pattern PYTHON =
            Pattern.compile("^(?:async )?def (\\w*handler)\\s*\\(", Pattern.MULTILINE);
    private static final Pattern NODE =
            Pattern.compile(
                    "(?:^|[\\s.])exports\\.(\\w*[hH]andler)\\s*="
                            + "|export\\s+(?:const|(?:async\\s+)?function)\\s+(\\w*[hH]andler)\\b");
    private static final Pattern JAVA =
            Pattern.compile(
                    "class\\s+(\\w+)[^{]*implements\\s[^{]*"
                            + "\\b(?:Pojo|Stream)?Request(?:Stream)?Handler\\b");
    private static final Pattern JAVA_PACKAGE =
            Pattern.compile("^package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern GO = Pattern.compile("^func (\\w*Handler)\\(", Pattern.MULTILINE);
    private static final Pattern GO_PACKAGE =
            Pattern.compile("^package\\s+(\\w+)", Pattern.MULTILINE);

    /// What a folder holds; `null` where no file of it has a handler. Files named as the clouds'
    /// examples name them come first.
    public static @Nullable HandlerFolder of(Path folder) throws IOException {
        for (Path file : sources(folder)) {
            HandlerFolder found = in(folder, file);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.limit(MOST)
                    .filter(file -> isSource(folder, file))
                    .sorted(
                            Comparator.comparing((Path file) -> !stem(file).equals("index"))
                                    .thenComparingInt(Path::getNameCount)
                                    .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static boolean isSource(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (LEFT_OUT.contains(part.toString())) {
                return false;
            }
        }
        try {
            return file.getFileName().toString().matches(".+\\.(py|js|mjs|cjs|java|go)")
                    && Files.isRegularFile(file)
                    && Files.size(file) <= LARGEST;
        } catch (IOException _) {
            return false;
        }
    }

    private static @Nullable HandlerFolder in(Path folder, Path file) throws IOException {
        String name = file.getFileName().toString();
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String module =
                folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.\\w+$", "");
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "py" -> found(folder, "python3.13", module, PYTHON.matcher(text));
            case "js", "mjs", "cjs" -> found(folder, "nodejs22.x", module, NODE.matcher(text));
            case "java" -> java(folder, text);
            case "go" -> {
                Matcher in = GO_PACKAGE.matcher(text);
                yield in.find()
                        ? found(folder, "provided.al2023", in.group(1), GO.matcher(text))
                        : null;
            }
            default -> null;
        };
    }

    private static @Nullable HandlerFolder found(
            Path folder, String runtime, String module, Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        String first = matcher.group(1);
        String function = first == null ? matcher.group(2) : first;
        return new HandlerFolder(folder, runtime, module + "." + function);
    }

    private static @Nullable HandlerFolder java(Path folder, String text) {
        Matcher type = JAVA.matcher(text);
        if (!type.find()) {
            return null;
        }
        Matcher in = JAVA_PACKAGE.matcher(text);
        String name = in.find() ? in.group(1) + "." + type.group(1) : type.group(1);
        return new HandlerFolder(folder, "java21", name);
    }

    /// Its name as the end of a path, for example `resize-photos`.
    public String name() {
        Path last = folder.getFileName();
        String slug =
                (last == null ? "" : last.toString())
                        .replaceAll("[^A-Za-z0-9_-]+", "-")
                        .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "function" : slug;
    }

    /// Copies it to where nothing is yet; libraries and what tools made are left out, as they are
    /// made again.
    public void copyTo(Path target) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a)
                            throws IOException {
                        if (!dir.equals(folder)
                                && LEFT_OUT.contains(dir.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(target.resolve(folder.relativize(dir).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        if (a.isRegularFile()) {
                            Files.copy(file, target.resolve(folder.relativize(file).toString()));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }
}
