package dev.sluice.engine.debug;

import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.model.FunctionSpec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How an editor attaches its debugger to a function: an entry of `.vscode/launch.json`.
///
/// @param name tells it from the user's own
/// @param members all else
public record LaunchConfiguration(String name, Map<String, Object> members) {
    private static final String HOST = "127.0.0.1";

    /// @param step the step that is debugged
    /// @param local the code folder as the editor names it
    /// @param remote the code folder as the function sees it; for Go the name of its module
    public static LaunchConfiguration of(
            String step, FunctionSpec function, int port, String local, String remote) {
        Language language =
                Language.of(function.runtime())
                        .orElseThrow(() -> new IllegalArgumentException(function.runtime()));
        Map<String, Object> all = new LinkedHashMap<>();
        String name = "Sluice: debug " + step;
        all.put("name", name);
        all.put("type", type(language));
        all.put("request", "attach");
        switch (language) {
            case PYTHON -> {
                all.put("connect", address(port));
                all.put("pathMappings", List.of(ordered("localRoot", local, "remoteRoot", remote)));
                all.put("justMyCode", true);
            }
            case NODEJS -> {
                all.put("address", HOST);
                all.put("port", port);
                all.put("localRoot", local);
                all.put("remoteRoot", remote);
                all.put("skipFiles", List.of("<node_internals>/**", "/opt/sluice/**"));
            }
            case JAVA -> {
                all.put("hostName", HOST);
                all.put("port", port);
                all.put("sourcePaths", List.of(local, local + "/src/main/java"));
            }
            case GO -> {
                all.put("mode", "remote");
                all.put("host", HOST);
                all.put("port", port);
                all.put("substitutePath", List.of(ordered("from", local, "to", remote)));
            }
        }
        return new LaunchConfiguration(name, all);
    }

    private static String type(Language language) {
        return switch (language) {
            case PYTHON -> "debugpy";
            case NODEJS -> "node";
            case JAVA -> "java";
            case GO -> "go";
        };
    }

    private static Map<String, Object> address(int port) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("host", HOST);
        address.put("port", port);
        return address;
    }

    private static Map<String, Object> ordered(
            String first, Object value, String second, Object other) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put(first, value);
        both.put(second, other);
        return both;
    }
}
