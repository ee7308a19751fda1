package dev.sluice.engine.trigger;

import dev.sluice.engine.run.Run;
import dev.sluice.engine.service.HttpDoor.Answer;
import dev.sluice.engine.service.HttpDoor.Request;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns a request into the event a function gets on the target, and a run's end into an answer.
///
/// The AWS form is that of API Gateway HTTP APIs, payload format 2.0; the Alibaba form is that of
/// Function Compute HTTP triggers, version `v1`.
final class HttpEvents {
    private static final DateTimeFormatter CLF =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// What names a header: <https://www.rfc-editor.org/rfc/rfc9110#name-tokens>.
    private static final Pattern TOKEN = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");

    /// Headers that belong to how an answer is sent, which gateways set themselves.
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private HttpEvents() {}

    static Map<String, @Nullable Object> event(String target, Request request, String id) {
        return target.equals("alibaba") ? functionCompute(request, id) : gateway(request, id);
    }

    private static Map<String, @Nullable Object> gateway(Request request, String id) {
        String routeKey = request.method() + " " + request.route();
        Map<String, @Nullable Object> http = http(request);
        http.put("userAgent", first(request.headers(), "user-agent"));

        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", first(request.headers(), "host"));
        context.put("domainPrefix", "local");
        context.put("http", http);
        context.put("requestId", id);
        context.put("routeKey", routeKey);
        context.put("stage", "$default");
        context.put("time", CLF.format(request.time()));
        context.put("timeEpoch", request.time().toEpochMilli());

        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", routeKey);
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.query());
        List<String> cookies = cookies(request);
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", joined(request.headers()));
        if (!request.queryParameters().isEmpty()) {
            event.put("queryStringParameters", joined(request.queryParameters()));
        }
        if (!request.pathParameters().isEmpty()) {
            event.put("pathParameters", request.pathParameters());
        }
        event.put("requestContext", context);
        putBody(event, request.body());
        return event;
    }

    private static Map<String, @Nullable Object> functionCompute(Request request, String id) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("accountId", "000000000000");
        context.put("domainName", first(request.headers(), "host"));
        context.put("domainPrefix", "local");
        context.put("http", http(request));
        context.put("requestId", id);
        context.put("time", DateTimeFormatter.ISO_INSTANT.format(request.time()));
        context.put("timeEpoch", Long.toString(request.time().toEpochMilli()));

        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "v1");
        event.put("rawPath", request.path());
        event.put("headers", joined(request.headers()));
        event.put("queryParameters", joined(request.queryParameters()));
        event.put("requestContext", context);
        putBody(event, request.body());
        return event;
    }

    private static Map<String, @Nullable Object> http(Request request) {
        Map<String, @Nullable Object> http = new LinkedHashMap<>();
        http.put("method", request.method());
        http.put("path", request.path());
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.remote());
        return http;
    }

    private static void putBody(Map<String, @Nullable Object> event, byte[] body) {
        if (body.length == 0) {
            event.put("isBase64Encoded", false);
            return;
        }
        try {
            event.put(
                    "body",
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            event.put("isBase64Encoded", false);
        } catch (CharacterCodingException notText) {
            event.put("body", Base64.getEncoder().encodeToString(body));
            event.put("isBase64Encoded", true);
        }
    }

    private static List<String> cookies(Request request) {
        List<String> cookies = new ArrayList<>();
        for (String line : request.headers().getOrDefault("cookie", List.of())) {
            for (String cookie : line.split(";", -1)) {
                if (!cookie.isBlank()) {
                    cookies.add(cookie.strip());
                }
            }
        }
        return cookies;
    }

    private static Map<String, String> joined(Map<String, List<String>> values) {
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((name, all) -> joined.put(name, String.join(",", all)));
        return joined;
    }

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// What a synchronous caller gets when the run has ended.
    static Answer answer(Run.Result result) {
        return switch (result) {
            case Run.Result.Succeeded(var output) -> answer(output);
            case Run.Result.Failed(var failure) -> error(500, failure.error());
            case Run.Result.Cancelled _ -> error(500, "Cancelled");
            case Run.Result.Interrupted _ -> error(503, "Interrupted");
        };
    }

    private static Answer answer(@Nullable Object output) {
        if (output instanceof Map<?, ?> map && map.get("statusCode") instanceof Number status) {
            int code = status.intValue();
            if (code < 200 || code > 599) {
                return error(502, "InvalidStatusCode");
            }
            Map<String, List<String>> headers = headers(map);
            return headers.keySet().stream().allMatch(name -> TOKEN.matcher(name).matches())
                    ? new Answer(code, headers, body(map))
                    : error(502, "InvalidHeader");
        }
        return new Answer(200, Map.of(), bytes(Json.write(output)));
    }

    private static Map<String, List<String>> headers(Map<?, ?> response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (response.get("headers") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> put(headers, String.valueOf(name), value));
        }
        if (response.get("multiValueHeaders") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> put(headers, String.valueOf(name), value));
        }
        if (response.get("cookies") instanceof List<?> cookies) {
            put(headers, "Set-Cookie", cookies);
        }
        return headers;
    }

    private static void put(
            Map<String, List<String>> headers, String name, @Nullable Object value) {
        if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        List<String> values = headers.computeIfAbsent(name, _ -> new ArrayList<>());
        if (value instanceof List<?> several) {
            several.forEach(one -> values.add(oneLine(one)));
        } else {
            values.add(oneLine(value));
        }
    }

    private static String oneLine(@Nullable Object value) {
        return String.valueOf(value).replaceAll("\\p{Cntrl}+", " ");
    }

    private static byte[] body(Map<?, ?> response) {
        Object body = response.get("body");
        return switch (body) {
            case null -> new byte[0];
            case String text when Boolean.TRUE.equals(response.get("isBase64Encoded")) ->
                    decoded(text);
            case String text -> bytes(text);
            default -> bytes(Json.write(body));
        };
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return bytes(text);
        }
    }

    /// The run was started; nobody waits for its end.
    static Answer accepted(String run) {
        return new Answer(202, Map.of(), bytes(Json.write(Map.of("run", run))));
    }

    /// The run still goes on past the limit.
    static Answer tooLate(String run) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "Timeout");
        body.put("run", run);
        return new Answer(504, Map.of(), bytes(Json.write(body)));
    }

    static Answer error(int status, String name) {
        return new Answer(status, Map.of(), bytes(Json.write(Map.of("error", name))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
