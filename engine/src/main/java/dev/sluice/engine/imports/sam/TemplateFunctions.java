package dev.sluice.engine.imports.sam;

import dev.sluice.engine.imports.Imported.Content;
import dev.sluice.engine.imports.asl.Intrinsics;
import dev.sluice.engine.imports.asl.KnownFunctions;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The functions of a template, found by what a definition calls them.
final class TemplateFunctions implements KnownFunctions {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[^}]*)?}");
    private static final int MAX_MEMORY = 10_240;
    private static final int MIN_MEMORY = 128;
    private static final int MAX_TIMEOUT = 900;

    private static final Set<String> TAKEN =
            Set.of(
                    "CodeUri",
                    "Description",
                    "Environment",
                    "FunctionName",
                    "Handler",
                    "InlineCode",
                    "MemorySize",
                    "Runtime",
                    "Timeout");

    private final Template template;
    private final BesideTemplate folder;
    private final Substitutions parameters;

    TemplateFunctions(Template template, BesideTemplate folder) {
        this.template = template;
        this.folder = folder;
        this.parameters = new Substitutions(template.parameters());
    }

    @Override
    public @Nullable Known find(String reference) {
        Map<String, Members> functions = template.functions();
        Matcher matcher = PLACEHOLDER.matcher(reference);
        while (matcher.find()) {
            Members function = functions.get(matcher.group(1));
            if (function != null) {
                return known(matcher.group(1), function);
            }
        }
        for (Map.Entry<String, Members> each : functions.entrySet()) {
            String name = text(each.getValue(), "FunctionName");
            if (name != null && (reference.equals(name) || reference.contains(":" + name))) {
                return known(each.getKey(), each.getValue());
            }
        }
        return null;
    }

    private Known known(String id, Members function) {
        String runtime = text(function, "Runtime");
        String handler = text(function, "Handler");
        Map<String, Content> code = code(function, runtime, handler);
        var spec =
                new FunctionSpec(
                        id,
                        runtime == null ? "" : runtime,
                        handler == null ? "" : handler,
                        "",
                        within(number(function, "MemorySize"), MIN_MEMORY, MAX_MEMORY),
                        within(number(function, "Timeout"), 1, MAX_TIMEOUT),
                        null,
                        false,
                        environment(function),
                        List.of(),
                        null,
                        null,
                        null,
                        null);
        return new Known(spec, code, leftOut(function));
    }

    /// The properties that say nothing of how the function runs here.
    private static List<String> leftOut(Members function) {
        Members properties = function.members("Properties");
        return properties == null
                ? List.of()
                : properties.map().keySet().stream().filter(name -> !TAKEN.contains(name)).toList();
    }

    /// Only code that can be called here: its handler's file must be there.
    private Map<String, Content> code(
            Members function, @Nullable String runtime, @Nullable String handler) {
        if (runtime == null || handler == null) {
            return Map.of();
        }
        boolean isPython = runtime.startsWith("python");
        boolean isNode = runtime.startsWith("nodejs");
        String inline = text(function, "InlineCode");
        if (inline != null && (isPython || isNode)) {
            int dot = handler.lastIndexOf('.');
            String file = dot > 0 ? handler.substring(0, dot) : "index";
            return file.matches("[A-Za-z0-9_-]+")
                    ? Map.of(file + (isPython ? ".py" : ".js"), new Content.Text(inline))
                    : Map.of();
        }
        String uri = text(function, "CodeUri");
        Path source = uri == null ? null : folder.find(uri);
        if (source == null || !Files.isDirectory(source)) {
            return Map.of();
        }
        boolean isThere =
                (isPython || isNode)
                        ? hasHandler(source, handler, isPython)
                        : runtime.startsWith("java") || isGo(runtime, source);
        return isThere ? Map.of("", new Content.Copy(source)) : Map.of();
    }

    private static boolean isGo(String runtime, Path source) {
        return (runtime.startsWith("go") || runtime.startsWith("provided"))
                && Files.isRegularFile(source.resolve("go.mod"));
    }

    private static boolean hasHandler(Path source, String handler, boolean isPython) {
        int dot = handler.lastIndexOf('.');
        if (dot <= 0 || handler.contains("..") || handler.startsWith("/")) {
            return false;
        }
        String file = handler.substring(0, dot);
        List<String> names =
                isPython
                        ? List.of(
                                file.replace('.', '/') + ".py",
                                file.replace('.', '/') + "/__init__.py")
                        : List.of(file + ".js", file + ".mjs", file + ".cjs");
        return names.stream().anyMatch(name -> Files.isRegularFile(source.resolve(name)));
    }

    private Map<String, EnvironmentValue> environment(Members function) {
        Map<String, EnvironmentValue> variables = new LinkedHashMap<>();
        add(template.functionGlobals(), variables);
        add(function.members("Properties"), variables);
        return variables;
    }

    /// Values that only a deployment knows stay as the template writes them.
    private void add(@Nullable Members properties, Map<String, EnvironmentValue> variables) {
        Members environment = properties == null ? null : properties.members("Environment");
        Members written = environment == null ? null : environment.members("Variables");
        if (written == null) {
            return;
        }
        written.map()
                .forEach(
                        (name, member) -> {
                            String text = Intrinsics.text(member.value());
                            Object plain = member.value().plain();
                            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                                return;
                            }
                            if (text != null) {
                                variables.put(
                                        name, new EnvironmentValue.Literal(parameters.in(text)));
                            } else if (plain instanceof Number || plain instanceof Boolean) {
                                variables.put(
                                        name, new EnvironmentValue.Literal(String.valueOf(plain)));
                            }
                        });
    }

    private @Nullable String text(Members function, String name) {
        Value value = value(function, name);
        String text = value == null ? null : Intrinsics.text(value);
        return text == null ? null : parameters.in(text);
    }

    private @Nullable Integer number(Members function, String name) {
        Value value = value(function, name);
        if (value instanceof Scalar(_, Number number)) {
            return number.intValue();
        }
        String text = text(function, name);
        return text != null && text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Integer within(@Nullable Integer number, int least, int most) {
        return number == null || number < least || number > most ? null : number;
    }

    private @Nullable Value value(Members function, String name) {
        Members properties = function.members("Properties");
        Value own = properties == null ? null : properties.get(name);
        Members globals = template.functionGlobals();
        return own != null ? own : globals == null ? null : globals.get(name);
    }
}
