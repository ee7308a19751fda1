package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Mount;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.build.HostNetwork;
import dev.sluice.engine.container.build.Job;
import dev.sluice.engine.container.build.Recipe;
import dev.sluice.engine.container.build.Workshop;
import dev.sluice.engine.container.docker.connection.Confinement;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineLostException;
import dev.sluice.engine.container.docker.connection.EngineWords;
import dev.sluice.engine.container.docker.connection.FunctionUser;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.docker.connection.Undisturbed;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Builds code in containers of the function's image, locked down as the function itself is: they
/// write to their result, to a cache and to `/tmp` alone. Where the image lacks the tools, they are
/// laid over it.
final class BuildContainer implements Workshop {
    private static final String OUT = "/out";
    private static final String CACHE = "/cache";
    private static final String NETWORK = "/run/sluice-network";

    private final Place place;
    private final FunctionSpec function;
    private final String image;
    private final LogSink progress;

    /// What all builds share.
    record Place(
            DockerClient client,
            Deaths deaths,
            Owner owner,
            Layers layers,
            Path shims,
            ContainerChoices choices,
            HostNetwork network,
            FunctionUser user) {}

    BuildContainer(Place place, FunctionSpec function, String image, LogSink progress) {
        this.place = place;
        this.function = function;
        this.image = image;
        this.progress = progress;
    }

    @Override
    public String identity() {
        return image;
    }

    @Override
    public int run(Job job, Consumer<String> output)
            throws InterruptedException, RuntimeUnavailableException {
        Recipe recipe = job.recipe();
        try {
            place.user().letUse(job.out());
            if (job.cache() != null) {
                place.user().letUse(job.cache());
            }
            int status = run(image, job, output);
            if (status != Recipe.TOOL_MISSING) {
                return status;
            }
            String withTools = place.layers().over(image, recipe.tools(), function, progress);
            return run(withTools, job, output);
        } catch (IOException | DockerException e) {
            throw failed(recipe, e);
        } catch (RuntimeException e) { // what the client throws where the engine goes away
            if (EngineConnection.isBroken(e)) {
                throw failed(recipe, e);
            }
            throw e;
        }
    }

    private RuntimeUnavailableException failed(Recipe recipe, Exception e) {
        boolean isLost = EngineConnection.isBroken(e);
        return new RuntimeUnavailableException(
                recipe.task() + " of function " + function.id(),
                isLost ? EngineLostException.WORDS : EngineWords.of(e),
                isLost
                        ? "Start it again, then go on with the run: sluice runs FLOW resume ID."
                        : "See what \"sluice doctor\" says.",
                e);
    }

    private int run(String in, Job job, Consumer<String> output)
            throws IOException, InterruptedException {
        Recipe recipe = job.recipe();
        Path network = recipe.online() ? place.network().files() : null;
        CreateContainerCmd create =
                place.client()
                        .createContainerCmd(in)
                        .withEntrypoint("/bin/sh", "-c", recipe.script(), "sh")
                        .withCmd(List.of())
                        .withEnv(environment(recipe, network))
                        .withUser(place.user().name())
                        .withWorkingDir("/tmp")
                        .withLabels(Labels.of(place.owner(), function.id()))
                        .withHostConfig(
                                Confinement.ofBuild(
                                        place.owner(),
                                        function.id(),
                                        recipe.online(),
                                        mounts(job, network)));
        String container = Undisturbed.call(create::exec).getId();
        return new OneOff(place.client(), place.deaths()).run(container, output, _ -> {});
    }

    private List<String> environment(Recipe recipe, @Nullable Path network) {
        var variables =
                new ArrayList<>(
                        List.of(
                                "HOME=/tmp",
                                "LANG=C.UTF-8",
                                "CODE=" + Confinement.CODE,
                                "SHIMS=" + Confinement.SHIMS,
                                "OUT=" + OUT));
        if (recipe.cache() != null) {
            variables.add("CACHE=" + CACHE);
        }
        if (network != null) {
            variables.addAll(OneOff.proxies(place.choices()));
            place.network()
                    .variables(network, NETWORK)
                    .forEach((name, value) -> variables.add(name + "=" + value));
        }
        return variables;
    }

    private List<Mount> mounts(Job job, @Nullable Path network) {
        var mounts = new ArrayList<Mount>();
        mounts.add(Confinement.readOnly(job.code(), Confinement.CODE));
        mounts.add(Confinement.readOnly(place.shims(), Confinement.SHIMS));
        mounts.add(Confinement.readOnly(job.out(), OUT).withReadOnly(false));
        if (network != null) {
            mounts.add(Confinement.readOnly(network, NETWORK));
        }
        if (job.cache() != null) {
            mounts.add(Confinement.readOnly(job.cache(), CACHE).withReadOnly(false));
        }
        return mounts;
    }
}
