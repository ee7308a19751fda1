package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.build.BuildOutput;
import dev.sluice.engine.container.build.Builds;
import dev.sluice.engine.container.docker.connection.EngineWords;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.docker.connection.Undisturbed;
import dev.sluice.engine.container.docker.image.Images;
import dev.sluice.engine.container.owner.Owner;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Images with a function's `packages` on top of its base image. Each is made once and kept: its
/// name is the hash of what it is made of.
final class Layers {
    private static final Pattern PACKAGE =
            Pattern.compile("[a-z0-9][a-z0-9+.-]*(:[a-z0-9]+)?(=[A-Za-z0-9.+:~-]+)?");

    /// The packages are arguments, never part of the script.
    private static final String INSTALL =
            """
            set -e
            command -v apt-get >/dev/null || { echo "the image has no apt-get" >&2; exit 1; }
            export DEBIAN_FRONTEND=noninteractive
            apt-get -q update
            apt-get -q -y install --no-install-recommends -- "$@"
            apt-get clean
            rm -rf /var/lib/apt/lists/*
            """;

    private static final String LABEL = "dev.sluice.layer";

    private final DockerClient client;
    private final Owner owner;
    private final Deaths deaths;
    private final ContainerChoices choices;
    private final ReentrantLock building = new ReentrantLock();

    Layers(DockerClient client, Owner owner, Deaths deaths, ContainerChoices choices) {
        this.choices = choices;
        this.client = client;
        this.owner = owner;
        this.deaths = deaths;
    }

    /// The image with these packages, which the function needs: the base itself where there are
    /// none.
    String over(String base, List<String> wanted, FunctionSpec function, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        if (wanted.isEmpty()) {
            return base;
        }
        var packages = List.copyOf(new TreeSet<>(wanted));
        check(function, packages);
        String name = "sluice/layer:" + hash(base, packages);
        building.lockInterruptibly();
        try {
            if (Images.id(client, name).isEmpty()) {
                build(function, base, packages, name, progress);
            }
            return name;
        } finally {
            building.unlock();
        }
    }

    private static void check(FunctionSpec function, List<String> packages)
            throws RuntimeUnavailableException {
        for (String name : packages) {
            if (!PACKAGE.matcher(name).matches()) {
                throw failed(function, "\"" + name + "\" is no name of a Debian package", null);
            }
        }
    }

    private static String hash(String base, List<String> packages) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            String content = base + "\n" + INSTALL + "\n" + String.join("\n", packages);
            byte[] hash = digest.digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void build(
            FunctionSpec function,
            String base,
            List<String> packages,
            String name,
            LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        progress.line(
                "stderr",
                "sluice: installing %s for function %s"
                        .formatted(String.join(", ", packages), function.id()));
        var output = new BuildOutput(progress);
        try {
            String container = create(function, base, packages);
            int status =
                    new OneOff(client, deaths)
                            .run(container, output, made -> commit(made, name, packages));
            if (status != 0) {
                Path file = Builds.logFile("packages-" + hash(base, packages));
                Files.write(file, output.lines());
                throw failed(
                        function,
                        "the installation failed: "
                                + output.last(3)
                                + "\nEverything it said: "
                                + file,
                        null);
            }
        } catch (DockerException | IOException e) {
            throw failed(function, EngineWords.of(e), e);
        }
    }

    private String create(FunctionSpec function, String base, List<String> packages) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", INSTALL, "sh"));
        command.addAll(packages);
        CreateContainerCmd create =
                client.createContainerCmd(base)
                        .withEntrypoint(command)
                        .withCmd(List.of())
                        .withUser("0:0")
                        .withEnv(OneOff.proxies(choices))
                        .withLabels(Labels.of(owner, function.id()))
                        .withHostConfig(
                                HostConfig.newHostConfig()
                                        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE)));
        return Undisturbed.call(create::exec).getId();
    }

    private void commit(String container, String name, List<String> packages) {
        var labels = new HashMap<String, String>();
        labels.put(Labels.OURS, "1");
        labels.put(LABEL, String.join(" ", packages));
        // Those of the container that it was made in would pass to the image.
        labels.put(Labels.OWNER, "");
        labels.put(Labels.FUNCTION, "");
        String[] parts = name.split(":", 2);
        client.commitCmd(container)
                .withRepository(parts[0])
                .withTag(parts[1])
                .withLabels(labels)
                .withUser("")
                .exec();
    }

    private static RuntimeUnavailableException failed(
            FunctionSpec function, String reason, @Nullable Exception e) {
        return new RuntimeUnavailableException(
                "install the packages of function " + function.id(),
                reason,
                "Check the names in \"packages\" and the network; they come from the image's"
                        + " distribution.",
                e);
    }
}
