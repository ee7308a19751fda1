package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.model.FunctionSpec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A language that a shim speaks: what its runtimes are called, its files, and what runs it.
public enum Language {
    PYTHON("python", "python3", "python"),
    NODEJS("nodejs", "node", "nodejs"),
    JAVA("java", "java", "java"),
    /// Compiled programs that speak a cloud's runtime API, whatever they were written in.
    GO("go", "go", "go|provided|custom");

    private static final String JAVA_SOURCES =
            "AwsContext CallContext Calls Contexts Environment Errors FcContext Generics Handler"
                    + " Handlers Json Main Memory NoJson NotLoaded Printed Reading Scalars UserCode"
                    + " Wire Writing";

    private static final Pattern JAVA_CLASSES = Pattern.compile(" ");

    private final String folder;
    private final String interpreter;
    private final Pattern runtimes;

    Language(String folder, String interpreter, String runtimes) {
        this.folder = folder;
        this.interpreter = interpreter;
        this.runtimes = Pattern.compile(runtimes);
    }

    /// The language of a runtime such as `python3.13`.
    public static Optional<Language> of(String runtime) {
        return Arrays.stream(values())
                .filter(language -> language.runtimes.matcher(runtime).lookingAt())
                .findFirst();
    }

    /// The language of a function that is about to run.
    ///
    /// @throws RuntimeUnavailableException where there is no shim for it
    public static Language required(FunctionSpec function) throws RuntimeUnavailableException {
        return of(function.runtime())
                .orElseThrow(
                        () ->
                                new RuntimeUnavailableException(
                                        "run function " + function.id(),
                                        "runtime " + function.runtime() + " is not supported yet",
                                        "Supported are python3.*, nodejs*.x, java*, go1.x and"
                                                + " provided.*.",
                                        null));
    }

    /// The program that runs it; of a compiled language, the one that compiles it.
    public String interpreter() {
        return interpreter;
    }

    /// The version that a runtime names: `3.13` of `python3.13`, `22` of `nodejs22.x`; empty where
    /// it names none.
    public String version(String runtime) {
        if (this == GO) {
            return "";
        }
        String version = runtime.substring(folder.length());
        return version.endsWith(".x") ? version.substring(0, version.length() - 2) : version;
    }

    /// The name of the local image for a runtime, without `sluice/`: compiled programs share one.
    public String image(String runtime) {
        return this == GO ? "go" : runtime;
    }

    /// The Debian packages that a debugger needs; none where the interpreter brings it.
    public List<String> debugger() {
        return switch (this) {
            case PYTHON -> List.of("python3-debugpy");
            case GO -> List.of("delve");
            case NODEJS, JAVA -> List.of();
        };
    }

    /// The folder of its files.
    String folder() {
        return folder;
    }

    /// The names of its files in that folder.
    List<String> files() {
        return switch (this) {
            case PYTHON -> List.of("shim.py", "relay.py");
            case NODEJS -> List.of("shim.cjs", "relay.cjs");
            case JAVA ->
                    JAVA_CLASSES
                            .splitAsStream(JAVA_SOURCES)
                            .map(name -> "dev/sluice/shim/" + name + ".java")
                            .toList();
            case GO ->
                    List.of(
                            "shim/go.mod",
                            "shim/main.go",
                            "shim/wire.go",
                            "shim/program.go",
                            "shim/api.go",
                            "start/start.go");
        };
    }

    /// The jars that the Java shim and users' code are compiled against.
    List<String> libraries() {
        return this == JAVA
                ? List.of("lib/aws-lambda-java-core.jar", "lib/fc-java-core.jar")
                : List.of();
    }

    /// Where its shim's compiled form belongs, below the folder of all shims.
    public String compiledFolder() {
        return folder() + "/compiled";
    }
}
