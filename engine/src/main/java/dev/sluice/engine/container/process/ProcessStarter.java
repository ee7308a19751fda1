package dev.sluice.engine.container.process;

import dev.sluice.engine.container.Architecture;
import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.build.BuildFailedException;
import dev.sluice.engine.container.build.Builds;
import dev.sluice.engine.container.build.Products;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.owner.ProcessTree;
import dev.sluice.engine.container.pool.Alarm;
import dev.sluice.engine.container.pool.Loader;
import dev.sluice.engine.container.pool.Start;
import dev.sluice.engine.container.pool.Starter;
import dev.sluice.engine.container.pool.Workload;
import dev.sluice.engine.container.shim.Definition;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.container.shim.Loading;
import dev.sluice.engine.container.shim.LogPump;
import dev.sluice.engine.container.shim.ShimCommand;
import dev.sluice.engine.container.shim.ShimLink;
import dev.sluice.engine.container.shim.ShimSocket;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Starts functions as plain child processes.
final class ProcessStarter implements Starter {
    /// What an interpreter takes beside what a function allocates, since the limit counts what is
    /// reserved and not what is used.
    private static final Map<Language, Integer> OVERHEAD_MB =
            Map.of(Language.PYTHON, 32, Language.NODEJS, 128, Language.JAVA, 512, Language.GO, 512);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

    private final OwnFolder folder;
    private final Path shims;
    private final Products products;
    private final @Nullable Debug debug;
    private final Preparations preparations;
    private final LogPump pump = new LogPump();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Interpreter> interpreters = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    ProcessStarter(OwnFolder folder, Path shims, @Nullable Debug debug, Preparations preparations) {
        this.folder = folder;
        this.shims = shims;
        this.products = new Products(Builds.ofUser(), shims);
        this.debug = debug;
        this.preparations = preparations;
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public void prepare(Workload workload, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        Interpreter interpreter = interpreter(workload.function(), progress);
        try {
            built(workload, interpreter, progress);
        } catch (BuildFailedException e) {
            progress.line("stderr", String.valueOf(e.getMessage())); // and the call will say so
        } catch (IOException e) {
            throw notStarted(workload.function(), String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Path built(Workload workload, Interpreter interpreter, LogSink log)
            throws IOException,
                    InterruptedException,
                    BuildFailedException,
                    RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        Path temporary = folder.make();
        try {
            var workshop = new BuildProcess(interpreter, shims, temporary);
            boolean debugged = Debug.isOf(debug, function.id());
            try (var progress = preparations.of(function.id(), log)) {
                return progress.carryOut(
                                () ->
                                        Optional.ofNullable(
                                                products.of(
                                                        function,
                                                        workload.code(),
                                                        debugged,
                                                        workshop,
                                                        progress)))
                        .orElse(null);
            }
        } finally {
            OwnFolder.delete(temporary);
        }
    }

    private Interpreter interpreter(FunctionSpec function, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        String runtime = function.runtime();
        Language language = Language.required(function);
        Interpreter found = interpreters.get(runtime);
        if (found == null) {
            found = Interpreter.find(language, runtime);
            interpreters.put(runtime, found);
        }
        if (warned.add(function.id())) {
            warn(function, found, log);
        }
        return found;
    }

    /// Never silently another version, or less than was asked for.
    private static void warn(FunctionSpec function, Interpreter found, LogSink log) {
        String runtime = function.runtime();
        boolean asked = Language.of(runtime).filter(l -> found.is(l.version(runtime))).isPresent();
        if (!asked) {
            log.line(
                    "stderr",
                    "sluice: warning: function %s asks for %s and runs in %s %s of this computer"
                            .formatted(function.id(), runtime, found.program(), found.version()));
        }
        if (!function.packages().isEmpty()) {
            log.line(
                    "stderr",
                    "sluice: warning: function %s runs without its packages %s, unless this computer has them"
                            .formatted(function.id(), String.join(", ", function.packages())));
        }
    }

    @Override
    public List<String> warnings(List<FunctionSpec> functions) {
        return Architecture.warning(functions, Architecture.here()).stream().toList();
    }

    @Override
    public Start start(Workload workload, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        Interpreter interpreter = interpreter(function, log);
        long begun = System.nanoTime();
        try {
            Path built = built(workload, interpreter, log);
            Path own = folder.make();
            Path code = code(workload, built, own);
            ShimSocket socket = ShimSocket.in(folder.make(), random);
            Process process = process(workload, interpreter, new Folders(code, own), socket);
            OwnFolder.tie(own, process.toHandle());
            var body = new ProcessBody(process, own);
            var _ = process.onExit().thenRun(socket::close);
            ShimLink link = connected(function, socket, body, own, log);
            var definition =
                    new Definition(
                            function,
                            code.toString(),
                            built == null ? null : built.toString(),
                            workload.environment(),
                            true);
            return Loader.load(link, definition, body, Debug.isOf(debug, function.id()));
        } catch (BuildFailedException e) {
            return new Start.NotLoaded(
                    new Loading.NotLoaded(
                            "Runtime.UserCodeSyntaxError", String.valueOf(e.getMessage())),
                    (System.nanoTime() - begun) / 1e6);
        } catch (IOException e) {
            throw notStarted(function, String.valueOf(e.getMessage()), e);
        }
    }

    /// Where the code runs and where it may write.
    private record Folders(Path code, Path own) {}

    /// The code folder; a copy beside its modules where Node.js is to find them above it.
    private static Path code(Workload workload, @Nullable Path built, Path own) throws IOException {
        Path code = workload.code().folder();
        Path modules = built == null ? null : built.resolve("node_modules");
        if (modules == null || !Files.isDirectory(modules)) {
            return code;
        }
        Path copy = own.resolve("task");
        try (Stream<Path> all = Files.walk(code)) {
            for (Path file : all.toList()) {
                Files.copy(file, copy.resolve(code.relativize(file).toString()));
            }
        }
        Files.createSymbolicLink(own.resolve("node_modules"), modules);
        return copy;
    }

    private ShimLink connected(
            FunctionSpec function, ShimSocket socket, ProcessBody body, Path own, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        Duration longest = Debug.isOf(debug, function.id()) ? Debug.PATIENCE : LONGEST_CONNECT;
        if (debug != null && Debug.isOf(debug, function.id())) {
            log.line("stderr", debug.told());
        }
        try (var _ = new Alarm(longest, socket::close)) {
            return socket.accept(pump, log);
        } catch (IOException e) {
            String words = lastWords(own);
            body.kill();
            if (Thread.interrupted()) {
                throw new InterruptedException("the start of " + function.id());
            }
            throw notStarted(function, words.isEmpty() ? "its process ended at once" : words, e);
        }
    }

    private static RuntimeUnavailableException notStarted(
            FunctionSpec function, String reason, IOException e) {
        return new RuntimeUnavailableException(
                "start a process for " + function.id(),
                reason,
                "See what \"sluice doctor\" says.",
                e);
    }

    private Process process(
            Workload workload, Interpreter interpreter, Folders folders, ShimSocket socket)
            throws IOException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        Language language = Language.required(function);
        var command = new ArrayList<>(ProcessTree.prefix());
        int limitKb = (function.memory() + OVERHEAD_MB.getOrDefault(language, 0)) * 1024;
        // The one thing that sets a limit for itself and then becomes another program.
        command.addAll(List.of("/bin/sh", "-c", "ulimit -d " + limitKb + "; exec \"$@\"", "sh"));
        command.addAll(
                new ShimCommand(
                                language,
                                interpreter.program().toString(),
                                shims.toString(),
                                function.memory(),
                                Debug.address(debug, function, "127.0.0.1"))
                        .overSocket(socket.path().toString()));
        var builder = new ProcessBuilder(command);
        builder.directory(folders.code().toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(folders.own().resolve("start").toFile());
        builder.redirectErrorStream(true);
        environment(builder.environment(), workload, folders.own(), socket.nonce());
        return builder.start();
    }

    /// Nothing of this program's own environment but the path: it may hold credentials.
    private void environment(
            Map<String, String> variables, Workload workload, Path own, String nonce) {
        String path = variables.get("PATH");
        variables.clear();
        if (path != null) {
            variables.put("PATH", path);
        }
        variables.put("LANG", "C.UTF-8");
        variables.put("HOME", own.toString());
        variables.put("TMPDIR", own.toString());
        workload.function()
                .environment()
                .forEach(
                        (name, value) -> {
                            if (value instanceof EnvironmentValue.Literal(var text)) {
                                variables.put(name, text);
                            }
                        });
        variables.put("SLUICE_NONCE", nonce);
        String debugger = Debug.address(debug, workload.function(), "127.0.0.1");
        if (debugger != null) {
            variables.put("SLUICE_DEBUG", debugger);
        }
    }

    private static String lastWords(Path own) {
        try {
            return Files.readString(own.resolve("start"), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public void close() {
        pump.close();
        folder.close();
    }
}
