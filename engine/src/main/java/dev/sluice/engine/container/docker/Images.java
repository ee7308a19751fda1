package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// Which image a function runs in: its own, else the user's choice for the runtime, else the local
/// `sluice/RUNTIME`, else the public one through the user's mirror. Never silently another version.
final class Images {
    private final DockerClient client;
    private final RuntimeSettings settings;
    private final Map<String, String> published = published();

    Images(DockerClient client, RuntimeSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /// The image names that public registries have for the runtimes, without the registry's own
    /// name.
    static Map<String, String> published() {
        var lines = new Properties();
        try (InputStream in = Images.class.getResourceAsStream("images.properties")) {
            lines.load(Objects.requireNonNull(in, "images.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var names = new HashMap<String, String>();
        lines.forEach((runtime, image) -> names.put((String) runtime, (String) image));
        return names;
    }

    /// The image's id, so that what follows cannot meet another one. Pulls it where that is what
    /// the function or the user asked for.
    String find(FunctionSpec function, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        String chosen = function.image();
        if (chosen == null) {
            chosen = settings.images().get(function.runtime());
        }
        if (chosen != null) {
            return present(chosen, progress);
        }
        Optional<String> local = id(local(function.runtime()));
        if (local.isPresent()) {
            return local.get();
        }
        String known = published.get(function.runtime());
        if (settings.mirror() != null && known != null) {
            return present(settings.mirror() + "/" + known, progress);
        }
        throw missing(function, known);
    }

    private RuntimeUnavailableException missing(FunctionSpec function, @Nullable String known) {
        String runtime = function.runtime();
        String remedy =
                "Build one: packaging/images/build.sh "
                        + runtime
                        + ". Or name one: \"image\" of the function.";
        if (known != null) {
            remedy += " Or set a registry mirror that has " + known + ".";
        }
        return new RuntimeUnavailableException(
                "run function " + function.id(),
                "there is no image " + local(runtime) + " for runtime " + runtime,
                remedy,
                null);
    }

    /// The name of the image that the build scripts make for a runtime.
    static String local(String runtime) {
        return "sluice/" + runtime;
    }

    private Optional<String> id(String name) {
        return id(client, name);
    }

    /// The id of a local image.
    static Optional<String> id(DockerClient client, String name) {
        try {
            return Optional.ofNullable(client.inspectImageCmd(name).exec().getId());
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    private String present(String name, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        Optional<String> here = id(name);
        if (here.isEmpty()) {
            pull(name, progress);
            here = id(name);
        }
        return here.orElseThrow(() -> notPulled(name, "the engine has it not", null));
    }

    /// An interrupt breaks it off.
    private void pull(String name, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        progress.line("stderr", "sluice: pulling " + name);
        var lines = new PullProgress(progress);
        try (lines) {
            client.pullImageCmd(name).exec(lines).awaitCompletion();
        } catch (DockerException | IOException e) {
            throw notPulled(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static RuntimeUnavailableException notPulled(
            String name, String reason, @Nullable Exception e) {
        return new RuntimeUnavailableException(
                "pull the image " + name,
                reason,
                "Check the name and the network, or build an image and name that.",
                e);
    }

    /// Tells each step of a pull once, not each percent.
    private static final class PullProgress
            extends com.github.dockerjava.api.async.ResultCallback.Adapter<PullResponseItem> {
        private final LogSink progress;
        private String last = "";

        PullProgress(LogSink progress) {
            this.progress = progress;
        }

        @Override
        public void onNext(PullResponseItem item) {
            String id = item.getId() == null ? "" : item.getId() + " ";
            String line = "sluice: " + id + item.getStatus();
            if (!line.equals(last)) {
                last = line;
                progress.line("stderr", line);
            }
        }
    }
}
