package dev.sluice.engine.check;

import dev.sluice.engine.check.data.SecretShapes;
import dev.sluice.engine.check.graph.Region;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.JsonPointer;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What must hold for functions.
final class FunctionRules {
    private static final String JAVA_HANDLER =
            "[\\p{L}_$][\\w$.\\p{L}]*(::[\\p{L}_$][\\w$\\p{L}]*)?";

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

    private FunctionRules() {}

    static void check(Flow flow, List<Region> regions, Findings findings) {
        Set<String> used = used(regions);
        JsonPointer functions = JsonPointer.ROOT.child("functions");
        for (FunctionSpec function : flow.functions().values()) {
            Findings.On on = findings.on(function.id(), functions.child(function.id()));
            if (!used.contains(function.id())) {
                on.warning(
                        "function.unused",
                        "No step calls the function \"" + function.id() + "\".",
                        "Call it, or remove it.",
                        new Problem.Fix.RemoveElement(function.id()));
            }
            one(function, on);
        }
    }

    private static Set<String> used(List<Region> regions) {
        Set<String> used = new HashSet<>();
        for (Region region : regions) {
            for (Step step : region.steps().values()) {
                if (step instanceof Step.Function call) {
                    used.add(call.function());
                } else if (step instanceof Step.Callback callback && callback.function() != null) {
                    used.add(callback.function());
                }
            }
        }
        return used;
    }

    private static void one(FunctionSpec function, Findings.On on) {
        runtimeAndHandler(function, on);
        code(function.code(), on.in("code"));
        on.range(function.memoryMb(), "memoryMb", 128, 10_240);
        on.range(function.timeoutSeconds(), "timeoutSeconds", 1, 900);
        on.range(function.concurrency(), "concurrency", 1, 1000);
        on.oneOf(function.network(), "network", List.of("none", "services", "full"));
        on.oneOf(function.cpu(), "cpu", List.of("cloud"));
        on.oneOf(function.architecture(), "architecture", List.of("x86_64", "arm64"));
        if (function.image() != null && !function.image().matches("\\S+")) {
            on.in("image")
                    .error("function.image", "\"image\" is no name of a container image.", "");
        }
        for (int i = 0; i < function.packages().size(); i++) {
            if (!PACKAGE.matcher(function.packages().get(i)).matches()) {
                on.in("packages")
                        .in(i)
                        .error(
                                "function.package",
                                "\"%s\" is no name of a Debian package."
                                        .formatted(Names.shortened(function.packages().get(i), 80)),
                                "Write a name as apt-get install takes it, without a version: for"
                                        + " example python3-pil.");
            }
        }
        environment(function, on.in("environment"));
    }

    private static void runtimeAndHandler(FunctionSpec function, Findings.On on) {
        if (!function.runtime().matches("[A-Za-z][A-Za-z0-9._-]{0,79}")) {
            on.in("runtime")
                    .error(
                            "function.runtime",
                            "\"" + Names.shortened(function.runtime(), 80) + "\" is no runtime.",
                            "Write for example python3.13, nodejs22.x, java21 or provided.al2023"
                                    + " (Go).");
        }
        boolean needsDot =
                function.runtime().startsWith("python") || function.runtime().startsWith("nodejs");
        String handler = function.handler();
        if (handler.isBlank() || handler.contains("..") || handler.startsWith("/")) {
            on.in("handler")
                    .error(
                            "function.handler",
                            "\"" + Names.shortened(handler, 80) + "\" is no handler.",
                            "Write file and name within the code folder, for example"
                                    + " index.handler.");
        } else if (function.runtime().startsWith("java") && !handler.matches(JAVA_HANDLER)) {
            on.in("handler")
                    .error(
                            "function.handler",
                            "The handler \""
                                    + Names.shortened(handler, 80)
                                    + "\" names no Java class.",
                            "Write for example shop.Orders::handleRequest, or shop.Orders for a"
                                    + " class that implements a cloud's interface.");
        } else if (needsDot && !handler.matches(".*[^./]\\.[^./]+")) {
            on.in("handler")
                    .error(
                            "function.handler",
                            "The handler \""
                                    + Names.shortened(handler, 80)
                                    + "\" does not name both a file and a function in it.",
                            "Write for example index.handler: the function handler in index"
                                    + (function.runtime().startsWith("python") ? ".py." : ".js."));
        }
    }

    private static void code(String code, Findings.On on) {
        if (code.isBlank()) {
            on.error("function.no-code", "\"code\" is empty.", "Name the folder of the source.");
        } else if (leavesTheFolder(code)) {
            on.error(
                    "function.code-outside",
                    "The code folder \""
                            + Names.shortened(code, 80)
                            + "\" is not inside the flow's folder.",
                    "Write a path relative to the flow's folder, for example functions/resize.");
        }
    }

    /// Whether a path names something outside the folder it is relative to, on any system.
    static boolean leavesTheFolder(String path) {
        if (path.startsWith("/")
                || path.startsWith("~")
                || path.contains("\\")
                || path.contains("\0")
                || path.matches("[A-Za-z]:.*")) {
            return true;
        }
        var parts = new ArrayDeque<String>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return true;
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return false;
    }

    private static void environment(FunctionSpec function, Findings.On on) {
        function.environment()
                .forEach(
                        (name, value) -> {
                            if (!VARIABLE.matcher(name).matches()) {
                                on.in(name)
                                        .error(
                                                "environment.name",
                                                "\"%s\" cannot name an environment variable."
                                                        .formatted(Names.shortened(name, 80)),
                                                "Use letters, digits and _, no digit first.");
                            }
                            switch (value) {
                                case EnvironmentValue.Literal(String text) ->
                                        literal(name, text, on.in(name));
                                case EnvironmentValue.Secret(String secret) -> {
                                    if (secret.isBlank()) {
                                        on.in(name)
                                                .error(
                                                        "environment.secret",
                                                        "The secret has no name.",
                                                        "Write { \"secret\": \"name\" }.");
                                    }
                                }
                            }
                        });
    }

    private static void literal(String name, String text, Findings.On on) {
        if (text.contains("\0")) {
            on.error(
                    "environment.value",
                    "The value of \"" + name + "\" holds a NUL character.",
                    "No environment variable can.");
        }
        SecretShapes.kind(name, text)
                .ifPresent(
                        kind ->
                                on.warning(
                                        "secret.in-file",
                                        "The value of \""
                                                + name
                                                + "\" looks like "
                                                + kind
                                                + "; a flow file is no place for secrets.",
                                        "Write { \"secret\": \"a-name\" } and keep the value with:"
                                                + " sluice secrets FLOW set a-name"));
    }
}
