package dev.sluice.engine.container.build;

import dev.sluice.engine.container.build.Recipe.Blame;
import dev.sluice.engine.container.build.Recipe.Work;
import dev.sluice.engine.container.code.CodeVersion;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.container.shim.ShimFiles;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What there is to build: the compiled shims, and of a function's code what its files ask for. A
/// `pom.xml`, a `go.mod`, a `requirements.txt`, a `package.json` with dependencies, or plain source
/// of a compiled language.
public final class Recipes {
    /// Lines of `requirements.txt` that speak of files beside it.
    private static final Pattern LOCAL =
            Pattern.compile(
                    "(?m)^\\s*(-r|-c|-f|-e|--requirement|--constraint|--find-links|\\.|/|file:)|@\\s*file:");

    private Recipes() {}

    /// How a shim that is a program of its own is compiled; empty where it is a script.
    public static Optional<Recipe> shim(Language language) {
        String files = ShimFiles.text(language);
        return switch (language) {
            case JAVA ->
                    Optional.of(
                            offline(
                                    Work.PREPARE,
                                    "Java",
                                    files,
                                    script("java-shim.sh"),
                                    "openjdk-21-jdk-headless"));
            case GO -> Optional.of(go(Work.PREPARE, "Go", files, script("go-shim.sh"), false));
            case PYTHON, NODEJS -> Optional.empty();
        };
    }

    private static Recipe offline(
            Work work, String what, String content, String script, String tool) {
        return new Recipe(work, what, content, script, List.of(tool), false, null, Blame.CODE);
    }

    private static Recipe go(
            Work work, String what, String content, String script, boolean online) {
        return new Recipe(
                work,
                what,
                content,
                script,
                List.of("golang-go"),
                online,
                "go-build",
                Blame.EITHER);
    }

    /// What is built of the function's code; empty where nothing is.
    ///
    /// @param debug whether a debugger is to be attached
    public static Optional<Recipe> of(FunctionSpec function, CodeVersion code, boolean debug)
            throws IOException {
        Optional<Language> language = Language.of(function.runtime());
        if (language.isEmpty()) {
            return Optional.empty();
        }
        return switch (language.get()) {
            case PYTHON -> python(code);
            case NODEJS -> nodejs(code);
            case JAVA -> java(code);
            case GO -> go(function, code, debug);
        };
    }

    private static Optional<Recipe> java(CodeVersion code) throws IOException {
        Path pom = code.folder().resolve("pom.xml");
        if (Files.isRegularFile(pom) && Pom.needsMaven(pom)) {
            return Optional.of(
                    new Recipe(
                            Work.BUILD,
                            "the Java code (pom.xml)",
                            code.hash(),
                            script("maven.sh"),
                            List.of("maven"),
                            true,
                            "m2",
                            Blame.EITHER));
        }
        return hasSource(code.folder(), ".java")
                ? Optional.of(
                        offline(
                                Work.COMPILE,
                                "the Java code",
                                code.hash(),
                                script("java.sh"),
                                "openjdk-21-jdk-headless"))
                : Optional.empty();
    }

    private static Optional<Recipe> go(FunctionSpec function, CodeVersion code, boolean debug)
            throws IOException {
        if (!hasSource(code.folder(), ".go")) {
            return Optional.empty();
        }
        String handler = function.handler().replace("'", "");
        String head = "HANDLER='" + handler + "'\nDEBUG=" + (debug ? "yes" : "") + "\n";
        return Optional.of(
                go(
                        Work.COMPILE,
                        "the Go code",
                        code.hash(),
                        head + script("go.sh"),
                        fetchesModules(code.folder())));
    }

    /// Whether the code needs modules of others that do not come with it.
    private static boolean fetchesModules(Path code) throws IOException {
        Path file = code.resolve("go.mod");
        return Files.isRegularFile(file)
                && !Files.isDirectory(code.resolve("vendor"))
                && Files.readString(file).lines().anyMatch(line -> line.startsWith("require"));
    }

    private static boolean hasSource(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(file -> file.toString().endsWith(ending));
        }
    }

    private static Optional<Recipe> python(CodeVersion code) throws IOException {
        Path file = code.folder().resolve("requirements.txt");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file);
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return Optional.empty();
        }
        String content = LOCAL.matcher(text).find() ? text + code.hash() : text;
        return Optional.of(
                new Recipe(
                        Work.INSTALL,
                        "requirements.txt",
                        content,
                        script("python.sh"),
                        List.of("python3-pip"),
                        true,
                        "pip",
                        Blame.HOST));
    }

    private static Optional<Recipe> nodejs(CodeVersion code) throws IOException {
        Path file = code.folder().resolve("package.json");
        if (!Files.isRegularFile(file)
                || Files.isDirectory(code.folder().resolve("node_modules"))) {
            return Optional.empty();
        }
        String text = Files.readString(file);
        if (!hasDependencies(text)) {
            return Optional.empty();
        }
        Path lock = code.folder().resolve("package-lock.json");
        String locked = Files.isRegularFile(lock) ? Files.readString(lock) : "";
        boolean local = text.contains("\"file:") || text.contains("\"link:");
        return Optional.of(
                new Recipe(
                        Work.INSTALL,
                        "the dependencies in package.json",
                        text + "\0" + locked + (local ? code.hash() : ""),
                        script("nodejs.sh"),
                        List.of("npm"),
                        true,
                        "npm",
                        Blame.HOST));
    }

    /// A file that is no JSON is Node.js's to complain about.
    private static boolean hasDependencies(String text) {
        try {
            return Json.parse(text) instanceof Map<?, ?> map
                    && map.get("dependencies") instanceof Map<?, ?> dependencies
                    && !dependencies.isEmpty();
        } catch (JsonSyntaxException _) {
            return false;
        }
    }

    private static String script(String name) {
        try (InputStream in = Recipes.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
