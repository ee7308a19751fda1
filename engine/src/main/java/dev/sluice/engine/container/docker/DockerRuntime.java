package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.build.Builds;
import dev.sluice.engine.container.build.HostNetwork;
import dev.sluice.engine.container.build.Products;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineSearch;
import dev.sluice.engine.container.docker.connection.EngineWords;
import dev.sluice.engine.container.docker.connection.FunctionUser;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.docker.image.Images;
import dev.sluice.engine.container.endpoint.Surroundings;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.container.pool.PooledRuntime;
import dev.sluice.engine.container.shim.ShimFiles;

import java.io.IOException;
import java.nio.file.Path;

/// Opens the runtime that calls functions in containers.
public final class DockerRuntime {
    private DockerRuntime() {}

    /// Reaches the container engine and removes what dead programs left in it.
    public static FunctionRuntime open(RuntimeSettings settings)
            throws InterruptedException, RuntimeUnavailableException {
        return of(starter(settings, DockerStarter.Transport.UNKNOWN), settings);
    }

    static FunctionRuntime of(DockerStarter starter, RuntimeSettings settings) {
        return new PooledRuntime(starter, settings, starter.memoryMb(settings));
    }

    static DockerStarter starter(RuntimeSettings settings, DockerStarter.Transport transport)
            throws InterruptedException, RuntimeUnavailableException {
        var here = Surroundings.present(settings.containers().engine());
        return starter(settings, transport, here);
    }

    static DockerStarter starter(
            RuntimeSettings settings, DockerStarter.Transport transport, Surroundings here)
            throws InterruptedException, RuntimeUnavailableException {
        EngineConnection engine = new EngineSearch(here).open();
        DockerClient client = engine.client();
        try {
            Labels.removeLeftOvers(client);
            OwnFolder folder = OwnFolder.open();
            // Read by the functions' user, through a mount; the folder around it stays ours alone.
            Path shims = ShimFiles.writeTo(folder.make());
            Owner owner = Owner.self();
            FunctionUser user = FunctionUser.of(engine);
            var deaths = new Deaths(engine, owner);
            var place =
                    new BuildContainer.Place(
                            client,
                            deaths,
                            owner,
                            new Layers(client, owner, deaths, settings.containers()),
                            shims,
                            settings.containers(),
                            new HostNetwork(folder.make(), here.environment(), here.home()),
                            user);
            return new DockerStarter(
                    engine,
                    new DockerStarter.Parts(
                            folder,
                            new Containers(client, owner, shims, user.name(), settings.debug()),
                            new Images(engine, settings),
                            place,
                            new Products(Builds.ofUser(), shims),
                            settings.debug(),
                            settings.preparations()),
                    transport);
        } catch (IOException | DockerException e) {
            engine.close();
            throw new RuntimeUnavailableException(
                    "make ready for containers",
                    EngineWords.of(e),
                    "Make sure that the folder for temporary files can be written, and see what"
                            + " \"sluice doctor\" says.",
                    e);
        }
    }
}
