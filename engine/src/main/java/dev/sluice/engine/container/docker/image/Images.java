package dev.sluice.engine.container.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.shim.Language;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// Which image a function runs in: its own, else the user's choice for the runtime, else the local
/// `sluice/RUNTIME`, else the public one through the user's mirror, else that of the runtime that
/// the user lets stand in. Never silently another version.
public final class Images {
    /// The label that the build scripts give to what they make.
    private static final String BUILT = "dev.sluice.image";

    private final EngineConnection engine;
    private final DockerClient client;
    private final RuntimeSettings settings;
    private final Map<String, String> published = published();

    public Images(EngineConnection engine, RuntimeSettings settings) {
        this.engine = engine;
        this.client = engine.client();
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
    public String find(FunctionSpec function, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        String own = function.image();
        if (own != null) {
            return present(own, progress);
        }
        Optional<String> other = substitute(function.runtime());
        if (other.isEmpty()) {
            return find(function.runtime(), progress)
                    .orElseThrow(() -> missing(function, function.runtime()));
        }
        try {
            Optional<String> asked = find(function.runtime(), progress);
            if (asked.isPresent()) {
                return asked.get();
            }
        } catch (RuntimeUnavailableException e) {
            progress.line("stderr", "sluice: " + e.getMessage());
        }
        progress.line("stderr", standsIn(function, other.get()));
        return find(other.get(), progress).orElseThrow(() -> missing(function, other.get()));
    }

    /// Empty where the user neither has it nor told where to get it.
    private Optional<String> find(String runtime, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        String chosen = settings.containers().images().get(runtime);
        if (chosen != null) {
            return Optional.of(present(chosen, progress));
        }
        Optional<String> local = id(local(runtime));
        if (local.isPresent()) {
            return local;
        }
        Optional<String> mirrored = mirrored(runtime);
        return mirrored.isEmpty()
                ? Optional.empty()
                : Optional.of(present(mirrored.get(), progress));
    }

    /// The name that the public image of a runtime has in the user's mirror.
    Optional<String> mirrored(String runtime) {
        String mirror = settings.containers().mirror();
        String known = published.get(runtime);
        return mirror == null || known == null
                ? Optional.empty()
                : Optional.of(mirror + "/" + known);
    }

    /// The runtime that the user lets stand in for a missing one: another version, never another
    /// language.
    private Optional<String> substitute(String runtime) {
        return Optional.ofNullable(settings.containers().substitutes().get(runtime))
                .filter(other -> !other.equals(runtime))
                .filter(other -> Language.of(other).equals(Language.of(runtime)));
    }

    /// What to tell at the begin of each run of a function that another runtime stands in for.
    public Optional<String> warning(FunctionSpec function) {
        String runtime = function.runtime();
        boolean isHere =
                function.image() != null
                        || settings.containers().images().containsKey(runtime)
                        || id(local(runtime)).isPresent()
                        || mirrored(runtime).flatMap(this::id).isPresent();
        return isHere
                ? Optional.empty()
                : substitute(runtime).map(other -> standsIn(function, other));
    }

    private static String standsIn(FunctionSpec function, String other) {
        return "sluice: warning: function %s asks for %s, which is not here; %s stands in for it"
                .formatted(function.id(), function.runtime(), other);
    }

    private RuntimeUnavailableException missing(FunctionSpec function, String runtime) {
        String known = published.get(runtime);
        String remedy =
                "Build one: packaging/images/build.sh "
                        + local(runtime).substring(local("").length())
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
        return "sluice/" + Language.of(runtime).map(l -> l.image(runtime)).orElse(runtime);
    }

    /// The runtimes whose images were built here.
    Set<String> built() {
        return client.listImagesCmd().withLabelFilter(BUILT).exec().stream()
                .map(Image::getRepoTags)
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .map(tag -> tag.startsWith("localhost/") ? tag.substring(10) : tag)
                .filter(tag -> tag.startsWith(local("")) && tag.endsWith(":latest"))
                .map(tag -> tag.substring(local("").length(), tag.lastIndexOf(':')))
                .filter(runtime -> Language.of(runtime).filter(Images::isOwn).isPresent())
                .collect(Collectors.toSet());
    }

    /// Whether its images are called as its runtimes are.
    private static boolean isOwn(Language language) {
        return language != Language.GO;
    }

    private Optional<String> id(String name) {
        return id(client, name);
    }

    /// The id of a local image.
    public static Optional<String> id(DockerClient client, String name) {
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
        return here.orElseThrow(() -> Pull.failed(name, "the engine has it not", null));
    }

    private void pull(String name, LogSink progress)
            throws InterruptedException, RuntimeUnavailableException {
        Pull.of(
                engine,
                name,
                new ImageProgress() {
                    private int tenths = -1;

                    @Override
                    public void told(String line) {
                        progress.line("stderr", "sluice: " + line);
                    }

                    @Override
                    public synchronized void moved(String what, long bytes, @Nullable Long total) {
                        if (total != null) {
                            progress.moved(bytes, total);
                        }
                        int now = total == null || total == 0 ? 0 : (int) (bytes * 10 / total);
                        if (now > tenths) {
                            tenths = now;
                            told(what + ": " + now * 10 + " %");
                        }
                    }
                });
    }
}
