package dev.sluice.engine.container;

import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Architectures of processors, by the names that the clouds have for them.
public final class Architecture {
    private static final String DEFAULT = "x86_64";

    private Architecture() {}

    /// The clouds' name for what a system calls its architecture.
    public static String named(@Nullable String name) {
        return switch (name) {
            case null -> "unknown";
            case "amd64", "x86_64", "x64" -> DEFAULT;
            case "aarch64", "arm64", "armv8l" -> "arm64";
            default -> name;
        };
    }

    /// This computer's own.
    public static String here() {
        return named(System.getProperty("os.arch"));
    }

    /// Where a function is deployed.
    public static String of(FunctionSpec function) {
        String chosen = function.architecture();
        return chosen == null ? DEFAULT : named(chosen);
    }

    /// What to tell where functions run on another architecture than they are deployed on.
    public static Optional<String> warning(List<FunctionSpec> functions, String present) {
        List<FunctionSpec> others =
                functions.stream().filter(function -> !of(function).equals(present)).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "sluice: warning: %s run%s on %s here and on %s in the cloud; native libraries and durations may differ"
                        .formatted(
                                others.stream()
                                        .map(FunctionSpec::id)
                                        .collect(Collectors.joining(", ")),
                                others.size() == 1 ? "s" : "",
                                present,
                                others.stream()
                                        .map(Architecture::of)
                                        .distinct()
                                        .collect(Collectors.joining(" or "))));
    }
}
