package dev.sluice.engine.container.process;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.shim.Language;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program on this computer that runs a language.
///
/// @param version as it says itself, for example `3.13.5`
record Interpreter(Path program, String version) {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");
    private static final int LONGEST_SECONDS = 10;

    /// The one for a runtime such as `python3.13`: the first on the path that has the version, else
    /// the first that works.
    static Interpreter find(Language language, String runtime)
            throws InterruptedException, RuntimeUnavailableException {
        String wanted = language.version(runtime);
        Interpreter other = null;
        for (Path program : candidates(language, wanted)) {
            Optional<Interpreter> found = ask(program, language);
            if (found.isPresent() && found.get().is(wanted)) {
                return found.get();
            }
            if (other == null) {
                other = found.orElse(null);
            }
        }
        return orMissing(other, language, runtime);
    }

    private static Interpreter orMissing(
            @Nullable Interpreter found, Language language, String runtime)
            throws RuntimeUnavailableException {
        if (found == null) {
            throw new RuntimeUnavailableException(
                    "run " + runtime + " as a process",
                    "there is no " + language.interpreter() + " on the PATH",
                    "Install it, or start a container engine and use --runtime docker.",
                    null);
        }
        return found;
    }

    private static List<Path> candidates(Language language, String version) {
        var programs = new ArrayList<Path>();
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin");
        String plain = language.interpreter();
        for (String name : List.of(plain.replaceAll("\\d+$", "") + version, plain)) {
            for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
                Path program = Path.of(folder).resolve(name);
                if (Files.isExecutable(program)) {
                    programs.add(program);
                }
            }
        }
        if (language == Language.JAVA) {
            programs.addAll(javaHomes());
        }
        return programs;
    }

    /// Those that are installed and not on the path.
    private static List<Path> javaHomes() {
        var programs = new ArrayList<Path>();
        Optional.ofNullable(System.getenv("JAVA_HOME"))
                .ifPresent(home -> programs.add(Path.of(home, "bin", "java")));
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            homes.sorted().forEach(home -> programs.add(home.resolve("bin").resolve("java")));
        } catch (IOException _) {
            // this system keeps them elsewhere
        }
        return programs.stream().filter(Files::isExecutable).toList();
    }

    /// Has the program tell its version; empty where it does not work.
    private static Optional<Interpreter> ask(Path program, Language language)
            throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(
                                    program.toString(),
                                    language == Language.GO ? "version" : "--version")
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                return Optional.empty();
            }
            Matcher version = VERSION.matcher(said);
            return version.find()
                    ? Optional.of(new Interpreter(program, version.group()))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Whether `3.13.5` is a `3.13`.
    boolean is(String wanted) {
        return wanted.isEmpty() || version.equals(wanted) || version.startsWith(wanted + ".");
    }
}
