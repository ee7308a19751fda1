package dev.sluice.engine.container.docker.connection;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;

import dev.sluice.engine.container.owner.Owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// How what we make in the engine is told from what others make, and whose it is.
public final class Labels {
    public static final String OURS = "dev.sluice";
    public static final String OWNER = "dev.sluice.owner";
    public static final String FUNCTION = "dev.sluice.function";

    /// The host whose process ids the owner label speaks of; several may share one engine.
    private static final String HOST = "dev.sluice.host";

    private Labels() {}

    public static Map<String, String> of(Owner owner, String function) {
        return Map.of(OURS, "1", OWNER, owner.toString(), HOST, host(), FUNCTION, function);
    }

    private static String host() {
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException _) {
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
        }
    }

    /// Removes the containers and volumes of this host whose owner is dead.
    public static void removeLeftOvers(DockerClient client) {
        removeContainers(client);
        removeVolumes(client, owner -> Owner.parse(owner).filter(Owner::isAlive).isEmpty());
    }

    /// Removes what containers of this owner had for temporary files and the engine forgot to
    /// remove with them, as it does now and then.
    public static void removeVolumes(DockerClient client, Owner owner) {
        removeVolumes(client, owner.toString()::equals);
    }

    private static void removeVolumes(DockerClient client, Predicate<String> isWanted) {
        List<InspectVolumeResponse> ours =
                client.listVolumesCmd()
                        .withFilter("label", List.of(OURS + "=1", HOST + "=" + host()))
                        .exec()
                        .getVolumes();
        for (InspectVolumeResponse volume :
                ours == null ? List.<InspectVolumeResponse>of() : ours) {
            Map<String, String> labels = volume.getLabels();
            if (labels != null && isWanted.test(labels.getOrDefault(OWNER, ""))) {
                try {
                    client.removeVolumeCmd(volume.getName()).exec();
                } catch (NotFoundException | ConflictException _) {
                    // it is gone, or a container that is being removed still has it
                }
            }
        }
    }

    private static void removeContainers(DockerClient client) {
        List<Container> ours =
                client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(OURS, "1", HOST, host()))
                        .exec();
        for (Container container : ours) {
            String owner = container.getLabels().getOrDefault(OWNER, "");
            if (Owner.parse(owner).filter(Owner::isAlive).isEmpty()) {
                remove(client, container.getId());
            }
        }
    }

    public static void remove(DockerClient client, String container) {
        try {
            client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException | ConflictException _) {
            // it is gone, or the engine is removing it
        }
    }
}
