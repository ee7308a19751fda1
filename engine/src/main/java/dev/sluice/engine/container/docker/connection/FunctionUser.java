package dev.sluice.engine.container.docker.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;

/// Who functions run as under one engine, and how our files become theirs to use.
///
/// @param name as the engine is told it, `UID:GID`
/// @param ids how the engine numbers the users of containers on this computer
public record FunctionUser(String name, Ids ids) {
    /// Whether containers share the users of this computer.
    public sealed interface Ids {
        /// They do.
        record Shared() implements Ids {}

        /// Each has another number here: so much more than inside.
        record Moved(int by) implements Ids {}

        /// They have other numbers here, and the engine does not tell which.
        record Unknown() implements Ids {}
    }

    public static FunctionUser of(EngineConnection engine) throws IOException {
        return new FunctionUser(Confinement.user(engine.isRootless()), engine.ids());
    }

    /// Lets functions use a path of ours. Where it cannot become theirs everybody may: it lies in a
    /// folder that only we can enter, and they see it by a mount.
    public void letUse(Path path) throws IOException {
        switch (ids) {
            case Ids.Shared _ -> Confinement.letUse(path);
            case Ids.Moved(var by) when isRoot() -> {
                int colon = name.indexOf(':');
                int group = Integer.parseInt(name.substring(colon + 1));
                Files.setAttribute(path, "unix:gid", by + group);
                Files.setAttribute(
                        path, "unix:uid", by + Integer.parseInt(name.substring(0, colon)));
            }
            case Ids.Moved _, Ids.Unknown _ -> open(path);
        }
    }

    private static boolean isRoot() throws IOException {
        Path process = Path.of("/proc/self");
        Map<String, Object> me =
                Files.exists(process) ? Files.readAttributes(process, "unix:uid") : Map.of();
        return Integer.valueOf(0).equals(me.get("uid"));
    }

    private static void open(Path path) throws IOException {
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        permissions.addAll(
                EnumSet.of(
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.OTHERS_WRITE,
                        PosixFilePermission.OTHERS_EXECUTE));
        Files.setPosixFilePermissions(path, permissions);
    }
}
