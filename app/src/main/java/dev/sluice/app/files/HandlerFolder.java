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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder with a function's source: what runs it and where it begins, as its files tell.
///
/// @param handler as a flow file names it, for example `index.handler`
public record HandlerFolder(Path folder, String runtime, String handler) {
    private static final long LARGEST = 500_000;

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
    private static final Pattern GO_PROGRAM =
            Pattern.compile("^func main\\(\\)[\\s\\S]*\\blambda\\.Start", Pattern.MULTILINE);
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

    /// What one file holds, without those beside it; `null` where it has no handler.
    public static @Nullable HandlerFolder ofFile(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || !isSource(file)
                ? null
                : in(folder, folder.resolve(file.getFileName()));
    }

    private static List<Path> sources(Path folder) throws IOException {
        return SourceTree.of(folder).files().stream()
                .filter(HandlerFolder::isSource)
                .sorted(
                        Comparator.comparing((Path file) -> !stem(file).equals("index"))
                                .thenComparingInt(Path::getNameCount)
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static boolean isSource(Path file) {
        try {
            return SourceTree.isNamedAsSource(file) && Files.size(file) <= LARGEST;
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
            case "go" -> go(folder, text);
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

    /// A Go file with a handler, or with a program that begins one itself.
    private static @Nullable HandlerFolder go(Path folder, String text) {
        if (GO_PROGRAM.matcher(text).find()) {
            return new HandlerFolder(folder, "provided.al2023", "bootstrap");
        }
        Matcher in = GO_PACKAGE.matcher(text);
        return in.find() ? found(folder, "provided.al2023", in.group(1), GO.matcher(text)) : null;
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

    /// Copies it to where nothing is yet; libraries and what tools made are left out, as they are
    /// made again, and so are links.
    public void copyTo(Path target) throws IOException {
        copyTo(target, (_, _) -> {});
    }

    /// @param links copies those that are met
    void copyTo(Path target, Links links) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a)
                            throws IOException {
                        if (!dir.equals(folder) && SourceTree.isLeftOut(dir)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(target.resolve(folder.relativize(dir).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Path copy = target.resolve(folder.relativize(file).toString());
                        if (a.isRegularFile()) {
                            Files.copy(file, copy);
                        } else if (a.isSymbolicLink() && !SourceTree.isLeftOut(file)) {
                            links.copy(file, copy);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Makes a link that is like another.
    @FunctionalInterface
    interface Links {
        void copy(Path link, Path copy) throws IOException;
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }
}
