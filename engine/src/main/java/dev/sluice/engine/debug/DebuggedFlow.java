package dev.sluice.engine.debug;

import dev.sluice.engine.container.Debug;
import dev.sluice.engine.container.code.CodeMissingException;
import dev.sluice.engine.container.code.CodeStore;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// A flow of which one step's function waits for a debugger: without that step's limits of time,
/// and with one instance of the function.
///
/// @param folder the flow as it is run; its file stays as it is
public record DebuggedFlow(FlowFolder folder, String step, FunctionSpec function, Debug debug) {
    private static final String IN_CONTAINERS = "/var/task";

    /// @param step the id of a step that calls a function
    /// @throws RefusedException where there is none, or it calls no function
    public static DebuggedFlow of(FlowFolder folder, String step)
            throws IOException, FlowFileException, RefusedException {
        FunctionSpec function = function(folder, step);
        var debug = new Debug(function.id(), freePort());
        return new DebuggedFlow(
                FlowFolder.ofText(folder.path(), withoutLimits(folder.text(), step, function.id())),
                step,
                function,
                debug);
    }

    private static FunctionSpec function(FlowFolder folder, String id) throws RefusedException {
        Step step = folder.flow().stepsById().get(id);
        if (step == null) {
            throw RefusedException.of(
                    "debug.step-unknown",
                    "",
                    "The flow has no step " + id + ".",
                    "It has: " + String.join(", ", folder.flow().stepsById().keySet()));
        }
        FunctionSpec function =
                step instanceof Step.Function called
                        ? folder.flow().functions().get(called.function())
                        : null;
        if (function == null) {
            throw RefusedException.of(
                    "debug.no-function",
                    "",
                    "Step " + id + " calls no function; there is nothing to debug.",
                    "Name a function step.");
        }
        return function;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The flow's text without the limits of the step and of all that holds it.
    private static String withoutLimits(String text, String step, String function) {
        try {
            Map<String, Object> flow = object(Objects.requireNonNull(Json.parse(text)));
            free(flow);
            lift(flow, step);
            object(object(flow.get("functions")).get(function)).put("concurrency", 1);
            return Json.write(flow);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("the flow was read before", e);
        }
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static void free(Map<String, Object> limited) {
        limited.remove("timeoutSeconds");
        limited.remove("heartbeatSeconds");
    }

    /// @return whether the step is in there
    private static boolean lift(Map<String, Object> scope, String wanted) {
        if (!(scope.get("steps") instanceof Map<?, ?> steps)) {
            return false;
        }
        for (Map.Entry<?, ?> entry : steps.entrySet()) {
            Map<String, Object> step = object(entry.getValue());
            if (wanted.equals(entry.getKey()) || lift(step, wanted)) {
                free(step);
                return true;
            }
        }
        return false;
    }

    /// Writes the editor's launch configuration, and says how to attach.
    ///
    /// @param runtime where functions run: `docker` or `process`
    public Attachment attachment(String runtime) throws IOException, RefusedException {
        Path file = LaunchFile.near(folder.path());
        LaunchConfiguration entry =
                LaunchConfiguration.of(step, function, debug.port(), local(file), remote(runtime));
        try {
            LaunchFile.merge(file, entry);
            return new Attachment(function, debug.port(), file, entry, null);
        } catch (LaunchFile.UnreadableException e) {
            return new Attachment(
                    function, debug.port(), file, entry, String.valueOf(e.getMessage()));
        }
    }

    private String local(Path file) {
        Path code = folder.path().resolve(function.code()).normalize();
        String inside = LaunchFile.workspace(file).relativize(code).toString().replace('\\', '/');
        return inside.isEmpty() ? "${workspaceFolder}" : "${workspaceFolder}/" + inside;
    }

    /// What the compiler puts in place of the folder.
    private String module() throws IOException {
        Path file = folder.path().resolve(function.code()).resolve("go.mod");
        if (!Files.exists(file)) {
            return "function";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("module "))
                .map(line -> line.substring("module ".length()).strip())
                .findFirst()
                .orElse("function");
    }

    private String remote(String runtime) throws IOException, RefusedException {
        if (Language.of(function.runtime()).filter(Language.GO::equals).isPresent()) {
            return module();
        }
        if (runtime.equals("docker")) {
            return IN_CONTAINERS;
        }
        try {
            return new CodeStore().present(folder.path(), function.code()).folder().toString();
        } catch (CodeMissingException e) {
            throw RefusedException.of("debug.code-missing", "", String.valueOf(e.getMessage()), "");
        }
    }
}
