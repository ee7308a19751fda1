package dev.sluice.engine.service;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The HTTP server through which requests come in. It listens on loopback only, and a request is
/// served by a virtual thread of its own.
public final class HttpDoor implements AutoCloseable {
    /// The largest request body, that of an API gateway: 10 MB.
    static final long MAX_BODY = 10_000_000;

    private final Javalin server;

    private HttpDoor(Javalin server) {
        this.server = server;
    }

    /// A request as it came in.
    ///
    /// @param route the path as declared, with parameters in braces
    /// @param query the text after `?`, empty where there is none
    /// @param headers names in lower case, values in the order they came
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Request(
            String method,
            String path,
            String route,
            Map<String, String> pathParameters,
            String query,
            Map<String, List<String>> queryParameters,
            Map<String, List<String>> headers,
            byte[] body,
            String remote,
            String protocol,
            Instant time) {}

    /// What is sent back.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Answer(int status, Map<String, List<String>> headers, byte[] body) {}

    /// Serves one route. May block.
    @FunctionalInterface
    public interface Handler {
        Answer answer(Request request) throws InterruptedException;
    }

    /// @param method an HTTP method, or `ANY`
    public record Route(String method, String path, Handler handler) {}

    /// Starts to listen.
    ///
    /// @param port 0 for any free one
    /// @throws IOException where the port is taken, in words for the user
    public static HttpDoor open(String host, int port, List<Route> routes) throws IOException {
        refuseIfTaken(host, port);
        Javalin server =
                Javalin.create(
                        config -> {
                            configure(config, host, port);
                            routes.forEach(route -> add(config, route));
                        });
        try {
            server.start();
        } catch (JavalinBindException e) {
            throw taken(host, port, e);
        }
        return new HttpDoor(server);
    }

    /// Asked before the server does, which would print an error of its own.
    private static void refuseIfTaken(String host, int port) throws IOException {
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return;
        } catch (BindException e) {
            throw taken(host, port, e);
        }
    }

    private static IOException taken(String host, int port, Exception e) {
        String why =
                String.valueOf(e.getMessage()).contains("ermission") // below 1024
                        ? "this account may not use the port"
                        : "the port is in use";
        return new IOException(
                "Could not listen on "
                        + host
                        + ":"
                        + port
                        + ": "
                        + why
                        + ". Choose another with --port.",
                e);
    }

    private static void configure(JavalinConfig config, String host, int port) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = MAX_BODY;
        config.http.prefer405over404 = true;
        config.jetty.host = host;
        config.jetty.port = port;
    }

    private static void add(JavalinConfig config, Route route) {
        for (HandlerType method : methods(route.method())) {
            config.routes.addHttpHandler(method, route.path(), context -> serve(context, route));
        }
    }

    private static List<HandlerType> methods(String method) {
        return method.equalsIgnoreCase("ANY")
                ? List.of(
                        HandlerType.GET,
                        HandlerType.POST,
                        HandlerType.PUT,
                        HandlerType.PATCH,
                        HandlerType.DELETE)
                : List.of(HandlerType.findOrCreate(method.toUpperCase(Locale.ROOT)));
    }

    private static void serve(Context context, Route route) throws InterruptedException {
        Answer answer = route.handler().answer(request(context, route));
        context.status(answer.status());
        answer.headers()
                .forEach(
                        (name, values) ->
                                values.forEach(value -> context.res().addHeader(name, value)));
        if (!answer.headers().keySet().stream().anyMatch("content-type"::equalsIgnoreCase)) {
            context.contentType("application/json");
        }
        context.result(answer.body());
    }

    private static Request request(Context context, Route route) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .addAll(Collections.list(context.req().getHeaders(name)));
        }
        String query = context.queryString();
        return new Request(
                context.method().name(),
                context.path(),
                route.path(),
                new LinkedHashMap<>(context.pathParamMap()),
                query == null ? "" : query,
                new LinkedHashMap<>(context.queryParamMap()),
                headers,
                context.bodyAsBytes(),
                context.ip(),
                context.protocol(),
                Instant.now());
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// Stops listening; requests in progress are cut off.
    @Override
    public void close() {
        server.stop();
    }
}
