package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;

import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.pool.Body;
import dev.sluice.engine.container.pool.Death;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// A started container.
final class ContainerBody implements Body {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerBody.class);

    private final DockerClient client;
    private final Deaths deaths;
    private final String id;
    private final Deaths.Watched watched;
    private volatile Optional<Cgroup> cgroup = Optional.empty();

    ContainerBody(DockerClient client, Deaths deaths, String id) {
        this.client = client;
        this.deaths = deaths;
        this.id = id;
        this.watched = deaths.watch(id);
    }

    /// Finds the kernel's account of the container, once it has started.
    void findCgroup() {
        try {
            Long pid = client.inspectContainerCmd(id).exec().getState().getPidLong();
            if (pid != null && pid > 0) {
                cgroup = Cgroup.of(id, pid);
            }
        } catch (RuntimeException e) { // it has ended, or the engine has: then it measures nothing
            LOG.debug("container {} has no memory account: {}", id, e.toString());
        }
    }

    void onDeath(Runnable action) {
        watched.onDeath(action);
    }

    @Override
    public boolean isAlive() {
        return watched.isAlive();
    }

    /// Ends it, also from an interrupted thread, whose requests the client would refuse.
    @Override
    public void kill() {
        boolean interrupted = Thread.interrupted();
        try {
            if (isAlive() || watched.isLost()) {
                client.killContainerCmd(id).exec();
            }
        } catch (NotFoundException | ConflictException _) {
            // it has ended by itself; the engine removes it
        } catch (RuntimeException e) { // what the client throws where the engine does not answer
            if (EngineConnection.isBroken(e)) {
                deaths.owe(id);
            } else if (!isGone(e)) {
                LOG.warn("container {} could not be ended: {}", id, e.toString());
            }
        } finally {
            deaths.forget(id);
            cgroup.ifPresent(Cgroup::close);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// In the words of Podman, which has no status of its own for it.
    private static boolean isGone(RuntimeException e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("state improper") || words.contains("no such container");
    }

    @Override
    public Death death() throws InterruptedException {
        return watched.death();
    }

    @Override
    public void beginMeasuring() {
        cgroup.ifPresent(Cgroup::resetPeak);
    }

    @Override
    public @Nullable Long peakMemoryKb() {
        return cgroup.map(Cgroup::peakKb).orElse(null);
    }

    @Override
    public long memoryKills() {
        return cgroup.map(Cgroup::memoryKills).orElse(0L);
    }
}
