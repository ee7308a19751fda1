package dev.sluice.engine.container.docker.image;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PullResponseItem;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.EngineWords;
import dev.sluice.engine.container.endpoint.Account;
import dev.sluice.engine.container.endpoint.Accounts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The fetching of one image from a registry, by the engine.
final class Pull extends ResultCallback.Adapter<PullResponseItem> {
    private static final List<String> REFUSALS =
            List.of("unauthorized", "no basic auth", "authentication required", "denied");

    private final String image;
    private final ImageProgress progress;
    private final Map<String, long[]> layers = new HashMap<>();
    private @Nullable String failure;

    private Pull(String image, ImageProgress progress) {
        this.image = image;
        this.progress = progress;
    }

    /// Blocks until the image is there. An interrupt breaks it off: the engine stops when we hang
    /// up.
    static void of(EngineConnection engine, String image, ImageProgress progress)
            throws InterruptedException, RuntimeUnavailableException {
        progress.told("pulling " + image);
        PullImageCmd command = engine.client().pullImageCmd(withTag(image));
        engine.accounts()
                .at(image, why -> progress.told(why + "; pulling without that account"))
                .ifPresent(account -> command.withAuthConfig(of(account, image)));
        String reason;
        try (var pull = new Pull(image, progress)) {
            command.exec(pull).awaitCompletion();
            reason = pull.failure();
        } catch (DockerException | IOException e) {
            throw failed(image, EngineWords.of(e), e);
        }
        if (reason != null) {
            throw failed(image, reason, null);
        }
    }

    private static AuthConfig of(Account account, String image) {
        var login = new AuthConfig().withRegistryAddress(Accounts.registry(image));
        return account.isToken()
                ? login.withIdentityToken(account.secret())
                : login.withUsername(account.user()).withPassword(account.secret());
    }

    /// Without a tag an engine may fetch all that there are.
    static String withTag(String image) {
        boolean isNamed = image.indexOf(':', image.lastIndexOf('/') + 1) >= 0;
        return isNamed || image.contains("@") ? image : image + ":latest";
    }

    static RuntimeUnavailableException failed(
            String image, String reason, @Nullable Exception cause) {
        return new RuntimeUnavailableException(
                "pull the image " + image, reason, remedy(image, reason), cause);
    }

    private static String remedy(String image, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("no space left")) {
            return "Make room where the engine keeps its images: docker image prune";
        }
        return REFUSALS.stream().anyMatch(words::contains)
                ? "Log in to the registry (docker login %s), or check the name."
                        .formatted(Accounts.registry(image))
                : "Check the name, the registry mirror and the network (\"sluice doctor\"), or"
                        + " build an image and name that.";
    }

    private synchronized @Nullable String failure() {
        return failure;
    }

    @Override
    public synchronized void onNext(PullResponseItem item) {
        var error = item.getErrorDetail();
        if (error != null) {
            failure = error.getMessage();
            return;
        }
        String id = item.getId();
        String status = item.getStatus();
        var now = item.getProgressDetail();
        if (id == null || status == null) {
            return;
        }
        if (status.equals("Downloading")
                && now != null
                && now.getCurrent() != null
                && now.getTotal() != null) {
            layers.put(id, new long[] {now.getCurrent(), now.getTotal()});
            tell();
        } else if (status.equals("Download complete") || status.equals("Pull complete")) {
            long[] layer = layers.get(id);
            if (layer != null) {
                layer[0] = layer[1];
                tell();
            }
        }
    }

    private void tell() {
        long come = 0;
        long all = 0;
        for (long[] layer : layers.values()) {
            come += layer[0];
            all += layer[1];
        }
        progress.moved(image, come, all);
    }
}
