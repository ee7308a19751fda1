package dev.sluice.engine.container.docker;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.container.pool.PooledRuntime;
import dev.sluice.engine.container.shim.ShimFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/// Opens the runtime that calls functions in containers.
public final class DockerRuntime {
    private DockerRuntime() {}

    /// Reaches the container engine and removes what dead programs left in it.
    public static FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return open(settings, DockerStarter.Transport.UNKNOWN);
    }

    static FunctionRuntime open(RuntimeSettings settings, DockerStarter.Transport transport)
            throws InterruptedException, RuntimeUnavailableException {
        EngineConnection engine = EngineConnection.open();
        Labels.removeLeftOvers(engine.client());
        try {
            OwnFolder folder = OwnFolder.open();
            // Read by the functions' user, through a mount; the folder around it stays ours alone.
            Path shims = ShimFiles.writeTo(folder.make());
            Owner owner = Owner.self();
            var deaths = Deaths.listen(engine.client(), owner);
            var containers = new Containers(engine.client(), owner, shims);
            var images = new Images(engine.client(), settings);
            var starter = new DockerStarter(engine, deaths, folder, containers, images, transport);
            return new PooledRuntime(starter, settings, memoryMb(engine, settings));
        } catch (IOException e) {
            throw new RuntimeUnavailableException(
                    "make a folder for sockets",
                    String.valueOf(e.getMessage()),
                    "Make sure that the folder for temporary files can be written.",
                    e);
        }
    }

    private static long memoryMb(EngineConnection engine, RuntimeSettings settings) {
        Long wanted = settings.memoryBudgetMb();
        if (wanted != null) {
            return wanted;
        }
        long bytes = Objects.requireNonNullElse(engine.client().infoCmd().exec().getMemTotal(), 0L);
        return (bytes >> 20) * 3 / 4;
    }
}
