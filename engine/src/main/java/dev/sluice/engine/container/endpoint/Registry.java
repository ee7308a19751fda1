package dev.sluice.engine.container.endpoint;

import dev.sluice.engine.container.ContainerChoices;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The registry mirror, asked from this computer whether it is there. The engine, which does the
/// pulling, may have another way to it.
public record Registry(String name) {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String SILENT = "it does not answer";

    /// What came of the question.
    public sealed interface Reach {
        /// @param needsLogin whether it asks who we are
        record Reached(long milliseconds, boolean needsLogin) implements Reach {}

        record NotReached(String reason) implements Reach {}
    }

    /// The host and port at the begin of a mirror's name.
    private String host() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /// Answers within a few seconds.
    public Reach ask(ContainerChoices choices) throws InterruptedException {
        String host = host();
        boolean isOurs = host.matches("(localhost|127\\..*|\\[::1])(:.*)?");
        Reach last = new Reach.NotReached("it was not asked");
        try (HttpClient client = client(choices, isOurs)) {
            for (String scheme : isOurs ? List.of("http", "https") : List.of("https")) {
                last = ask(client, scheme + "://" + host + "/v2/");
                if (!(last instanceof Reach.NotReached(var reason)) || reason.equals(SILENT)) {
                    return last;
                }
            }
        }
        return last;
    }

    private static HttpClient client(ContainerChoices choices, boolean isOurs) {
        var client = HttpClient.newBuilder().connectTimeout(LIMIT);
        if (!isOurs) {
            choices.proxy("https_proxy")
                    .map(URI::create)
                    .filter(proxy -> proxy.getHost() != null && proxy.getPort() > 0)
                    .ifPresent(
                            proxy ->
                                    client.proxy(
                                            ProxySelector.of(
                                                    new InetSocketAddress(
                                                            proxy.getHost(), proxy.getPort()))));
        }
        return client.build();
    }

    private static Reach ask(HttpClient client, String address) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpRequest request = HttpRequest.newBuilder(new URI(address)).timeout(LIMIT).build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 401
                    ? new Reach.Reached((System.nanoTime() - begun) / 1_000_000, status == 401)
                    : new Reach.NotReached("it answers " + status + ", as no registry does");
        } catch (HttpTimeoutException _) {
            return new Reach.NotReached(SILENT);
        } catch (IOException e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Reach.NotReached(words.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new Reach.NotReached("this is no name of a registry: " + e.getMessage());
        }
    }
}
