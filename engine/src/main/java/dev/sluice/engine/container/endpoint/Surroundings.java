package dev.sluice.engine.container.endpoint;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What of this computer and its user decides where container engines are looked for.
///
/// @param root of the file system
/// @param home of the user
/// @param chosen the engine's address in the user's settings; `null`: none
public record Surroundings(
        Map<String, String> environment, Path root, Path home, @Nullable String chosen) {
    /// Those of this process.
    public static Surroundings present(@Nullable String chosen) {
        return new Surroundings(
                System.getenv(), Path.of("/"), Path.of(System.getProperty("user.home")), chosen);
    }

    /// The variable where it is set to something.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /// The folder that the variable names, else one below the user's home.
    Path folder(String variable, String belowHome) {
        return variable(variable).map(Path::of).orElseGet(() -> home.resolve(belowHome));
    }

    /// The folder of Docker's own settings.
    public Path dockerConfiguration() {
        return folder("DOCKER_CONFIG", ".docker");
    }
}
