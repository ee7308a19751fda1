package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.model.FunctionSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A language that a shim speaks: its files, and how they are started.
public enum Language {
    PYTHON("python", "python3", ".py"),
    NODEJS("nodejs", "node", ".cjs");

    private final String prefix;
    private final String interpreter;
    private final String ending;

    Language(String prefix, String interpreter, String ending) {
        this.prefix = prefix;
        this.interpreter = interpreter;
        this.ending = ending;
    }

    /// The language of a runtime such as `python3.13`.
    public static Optional<Language> of(String runtime) {
        return Arrays.stream(values())
                .filter(language -> runtime.startsWith(language.prefix))
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
                                        "Supported are python3.* and nodejs*.x.",
                                        null));
    }

    /// The program that runs it.
    public String interpreter() {
        return interpreter;
    }

    /// The version that a runtime names: `3.13` of `python3.13`, `22` of `nodejs22.x`.
    public String version(String runtime) {
        String version = runtime.substring(prefix.length());
        return version.endsWith(".x") ? version.substring(0, version.length() - 2) : version;
    }

    /// The names of its files, which lie in a folder of the language's prefix.
    List<String> files() {
        return List.of(prefix + "/shim" + ending, prefix + "/relay" + ending);
    }

    /// The command that connects to a socket.
    ///
    /// @param interpreter the program, as it is found there
    /// @param shims the folder that holds [#files()]
    public List<String> command(String interpreter, String shims, String socket, int memoryMb) {
        return shim(interpreter, shims, "unix:" + socket, memoryMb);
    }

    /// The command that talks over its own standard input and output.
    public List<String> relayed(String interpreter, String shims, int memoryMb) {
        var command = new ArrayList<>(List.of(interpreter, shims + "/" + files().getLast()));
        command.addAll(shim(interpreter, shims, "fd:{control}", memoryMb));
        return command;
    }

    private List<String> shim(String interpreter, String shims, String endpoint, int memoryMb) {
        String file = shims + "/" + files().getFirst();
        return switch (this) {
            case PYTHON -> List.of(interpreter, "-B", file, endpoint);
            // The heap follows the memory as in the cloud: nine tenths of it.
            case NODEJS ->
                    List.of(
                            interpreter,
                            "--max-old-space-size=" + memoryMb * 9 / 10,
                            file,
                            endpoint);
        };
    }
}
