package dev.sluice.engine.container.process;

import dev.sluice.engine.container.Architecture;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.owner.ProcessTree;
import dev.sluice.engine.container.pool.Alarm;
import dev.sluice.engine.container.pool.Loader;
import dev.sluice.engine.container.pool.Start;
import dev.sluice.engine.container.pool.Starter;
import dev.sluice.engine.container.pool.Workload;
import dev.sluice.engine.container.shim.Definition;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.container.shim.LogPump;
import dev.sluice.engine.container.shim.ShimLink;
import dev.sluice.engine.container.shim.ShimSocket;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Starts functions as plain child processes.
final class ProcessStarter implements Starter {
    /// What an interpreter takes beside what a function allocates, since the limit counts what is
    /// reserved and not what is used.
    private static final Map<Language, Integer> OVERHEAD_MB =
            Map.of(Language.PYTHON, 32, Language.NODEJS, 128);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

    private final OwnFolder folder;
    private final Path shims;
    private final LogPump pump = new LogPump();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Interpreter> interpreters = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    ProcessStarter(OwnFolder folder, Path shims) {
        this.folder = folder;
        this.shims = shims;
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public void prepare(Workload workload, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        interpreter(workload.function(), progress);
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
        try {
            Path own = folder.make();
            ShimSocket socket = ShimSocket.in(folder.make(), random);
            Process process = process(workload, interpreter, own, socket);
            OwnFolder.tie(own, process.toHandle());
            var body = new ProcessBody(process, own);
            var _ = process.onExit().thenRun(socket::close);
            ShimLink link = connected(function, socket, body, own, log);
            String code = workload.code().folder().toString();
            return Loader.load(
                    link, new Definition(function, code, workload.environment(), true), body);
        } catch (IOException e) {
            throw notStarted(function, String.valueOf(e.getMessage()), e);
        }
    }

    private ShimLink connected(
            FunctionSpec function, ShimSocket socket, ProcessBody body, Path own, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        try (var _ = new Alarm(LONGEST_CONNECT, socket::close)) {
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

    private Process process(Workload workload, Interpreter interpreter, Path own, ShimSocket socket)
            throws IOException, RuntimeUnavailableException {
        FunctionSpec function = workload.function();
        Language language = Language.required(function);
        var command = new ArrayList<>(ProcessTree.prefix());
        int limitKb = (function.memory() + OVERHEAD_MB.getOrDefault(language, 0)) * 1024;
        // The one thing that sets a limit for itself and then becomes another program.
        command.addAll(List.of("/bin/sh", "-c", "ulimit -d " + limitKb + "; exec \"$@\"", "sh"));
        command.addAll(
                language.command(
                        interpreter.program().toString(),
                        shims.toString(),
                        socket.path().toString(),
                        function.memory()));
        var builder = new ProcessBuilder(command);
        builder.directory(workload.code().folder().toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(own.resolve("start").toFile());
        builder.redirectErrorStream(true);
        environment(builder.environment(), workload, own, socket.nonce());
        return builder.start();
    }

    /// Nothing of this program's own environment but the path: it may hold credentials.
    private static void environment(
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
