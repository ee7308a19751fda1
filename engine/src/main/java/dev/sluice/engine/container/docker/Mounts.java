package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.StreamType;

import dev.sluice.engine.container.docker.EngineReport.MountTrial;
import dev.sluice.engine.container.docker.connection.EngineStream;
import dev.sluice.engine.container.docker.connection.EngineWords;
import dev.sluice.engine.container.docker.connection.FunctionUser;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.owner.OwnFolder;
import dev.sluice.engine.container.owner.Owner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Tries whether what lies in a folder of this computer can be read in a container.
final class Mounts {
    private static final String INSIDE = "/sluice";
    private static final String FILE = "token";
    private static final int LONGEST_SECONDS = 20;

    private final DockerClient client;
    private final String image;
    private final FunctionUser user;

    Mounts(DockerClient client, String image, FunctionUser user) {
        this.client = client;
        this.image = image;
        this.user = user;
    }

    /// Makes a folder below, mounts it, and removes it again.
    MountTrial trial(Path below) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory(below, ".sluice-trial-");
            try {
                String token = UUID.randomUUID().toString();
                Files.writeString(folder.resolve(FILE), token);
                user.letUse(folder.resolve(FILE));
                user.letUse(folder);
                String read = read(folder);
                return new MountTrial(
                        below, read.equals(token) ? null : "a container does not see its files");
            } finally {
                OwnFolder.delete(folder);
            }
        } catch (IOException | UncheckedIOException | DockerException e) {
            return new MountTrial(below, EngineWords.of(e));
        }
    }

    private String read(Path folder) throws InterruptedException, IOException {
        String container = create(folder);
        try (var output = new Output()) {
            client.attachContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(output)
                    .awaitBegun();
            client.startContainerCmd(container).exec();
            output.awaitCompletion(LONGEST_SECONDS, TimeUnit.SECONDS);
            return output.text();
        } finally {
            Labels.remove(client, container);
        }
    }

    private String create(Path folder) {
        Mount mount =
                new Mount()
                        .withType(MountType.BIND)
                        .withSource(folder.toString())
                        .withTarget(INSIDE)
                        .withReadOnly(true);
        return client.createContainerCmd(image)
                .withEntrypoint(List.of("/bin/cat", INSIDE + "/" + FILE))
                .withCmd(List.of())
                .withUser(user.name())
                .withLabels(Labels.of(Owner.self(), "trial"))
                .withHostConfig(
                        HostConfig.newHostConfig()
                                .withNetworkMode("none")
                                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                                .withMounts(List.of(mount)))
                .exec()
                .getId();
    }

    /// What a container wrote to its standard output.
    private static final class Output extends EngineStream<Frame> {
        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void onNext(Frame frame) {
            if (frame.getStreamType() != StreamType.STDERR) {
                text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            }
        }

        synchronized String text() {
            return text.toString().strip();
        }
    }
}
