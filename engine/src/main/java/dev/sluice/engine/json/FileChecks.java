package dev.sluice.engine.json;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Finds what is wrong with the files beside a flow: code that is missing, or that lies elsewhere.
final class FileChecks {
    /// A code folder with more entries than this is not searched for links.
    private static final int MAX_ENTRIES = 20_000;

    private final Path folder;
    private final Flow flow;
    private final List<Problem> problems = new ArrayList<>();

    FileChecks(Path folder, Flow flow) {
        this.folder = folder;
        this.flow = flow;
    }

    List<Problem> check() {
        JsonPointer functions = JsonPointer.ROOT.child("functions");
        for (FunctionSpec function : flow.functions().values()) {
            code(function, functions.child(function.id()));
        }
        problems.addAll(new SubFlowChecks(folder).check(flow));
        return problems;
    }

    private void code(FunctionSpec function, JsonPointer at) {
        Path code = resolved(function.code());
        if (code == null || !code.normalize().startsWith(folder)) {
            return; // Checks names a path that leaves the folder.
        }
        if (!Files.isDirectory(code)) {
            problems.add(
                    Problem.error(
                            "function.code-missing",
                            at.child("code").text(),
                            function.id(),
                            Files.exists(code)
                                    ? "\"" + function.code() + "\" is a file, not a folder."
                                    : "There is no folder \"" + function.code() + "\".",
                            "Put the source of the function there."));
            return;
        }
        if (!isInside(code)) {
            problems.add(
                    Problem.error(
                            "function.code-outside",
                            at.child("code").text(),
                            function.id(),
                            "The code folder \""
                                    + function.code()
                                    + "\" is a link that leads outside the flow's folder.",
                            "Copy the source into the flow's folder."));
            return;
        }
        handler(function, code, at.child("handler"));
        links(function, code, at.child("code"));
    }

    private void handler(FunctionSpec function, Path code, JsonPointer at) {
        List<String> files = handlerFiles(function.runtime(), function.handler());
        if (!files.isEmpty() && files.stream().noneMatch(file -> isFile(code, file))) {
            problems.add(
                    Problem.error(
                            "function.handler-missing",
                            at.text(),
                            function.id(),
                            "The handler \"%s\" needs a file %s in \"%s\"; there is none."
                                    .formatted(
                                            function.handler(),
                                            String.join(" or ", files),
                                            function.code()),
                            "Add the file, or name another handler."));
        }
    }

    /// The files a handler may stand in; none where its runtime has no such rule.
    static List<String> handlerFiles(String runtime, String handler) {
        int dot = handler.lastIndexOf('.');
        if (dot <= 0) {
            return List.of();
        }
        String file = handler.substring(0, dot);
        if (runtime.startsWith("python")) {
            String module = file.replace('.', '/');
            return List.of(module + ".py", module + "/__init__.py");
        }
        return runtime.startsWith("nodejs")
                ? List.of(file + ".js", file + ".mjs", file + ".cjs")
                : List.of();
    }

    private void links(FunctionSpec function, Path code, JsonPointer at) {
        var outside = new ArrayList<Path>();
        try {
            Files.walkFileTree(
                    code,
                    new SimpleFileVisitor<>() {
                        private int entries;

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (attributes.isSymbolicLink() && !isInside(file)) {
                                outside.add(file);
                            }
                            return ++entries > MAX_ENTRIES || outside.size() > 1
                                    ? FileVisitResult.TERMINATE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            problems.add(
                    Problem.warning(
                            "function.code-unreadable",
                            at.text(),
                            function.id(),
                            "The code folder cannot be read: " + TextFile.reason(e) + ".",
                            ""));
        }
        for (Path link : outside) {
            problems.add(
                    Problem.error(
                            "function.link-outside",
                            at.text(),
                            function.id(),
                            "\"%s\" is a link that leads outside the flow's folder, or nowhere."
                                    .formatted(folder.relativize(link)),
                            "Copy what it leads to into the flow's folder."));
        }
    }

    private @Nullable Path resolved(String path) {
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static boolean isFile(Path folder, String name) {
        try {
            return Files.isRegularFile(folder.resolve(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private boolean isInside(Path path) {
        try {
            return path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
