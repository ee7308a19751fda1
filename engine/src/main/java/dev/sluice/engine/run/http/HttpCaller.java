package dev.sluice.engine.run.http;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.secret.Redactor;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Calls web addresses, as the HTTP task of the clouds does: an answer is `{"StatusCode",
/// "Headers", "ResponseBody"}`, one that says no is the error `States.Http.StatusCode.NNN` with
/// that as its cause.
///
/// @param redactor hides secrets in what comes back
public record HttpCaller(Connections connections, Redactor redactor, HttpLimits limits) {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)");
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String SOCKET = "States.Http.Socket";
    private static final String RUNTIME = "States.Runtime";
    private static final String TOO_LARGE = "States.DataLimitExceeded";

    /// Gives the value of a secret.
    public interface SecretValues<E extends Exception> {
        String value(String name) throws E;
    }

    /// An answer as it came.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Answer(int status, Map<String, List<String>> headers, byte[] body) {}

    /// Makes a request and waits for the answer.
    ///
    /// @param request `method`, `url`, `headers`, `query`, `body`, and the step's `timeoutSeconds`
    /// @param key the same each time the call is issued; sent along
    public <E extends Exception> Input call(
            String call, String key, Map<?, ?> request, SecretValues<E> secrets)
            throws InterruptedException, E {
        try {
            return answered(call, send(WebRequest.of(request, secrets), key, patience(request)));
        } catch (IllegalArgumentException e) {
            return failed(call, RUNTIME, String.valueOf(e.getMessage()));
        } catch (TooLargeException e) {
            return failed(
                    call,
                    TOO_LARGE,
                    "The answer of %s is larger than %d bytes, the most a step may hand on."
                            .formatted(request.get("url"), limits.answerBytes()));
        } catch (IOException e) {
            return failed(
                    call,
                    SOCKET,
                    "%s %s: %s"
                            .formatted(request.get("method"), request.get("url"), Reasons.of(e)));
        }
    }

    /// The answer has more bytes than are allowed.
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// The step's own limit, which ends the call by itself, is waited for.
    private Duration patience(Map<?, ?> request) {
        return request.get("timeoutSeconds") instanceof Number seconds
                ? Duration.ofSeconds(seconds.longValue()).plus(GRACE)
                : limits.patience();
    }

    private Answer send(WebRequest first, String key, Duration patience)
            throws IOException, InterruptedException {
        HttpClient client = connections.client();
        WebRequest request = first;
        for (int followed = 0; ; followed++) {
            var builder = request.builder().timeout(patience);
            if (!request.headers().containsKey("Idempotency-Key")) {
                builder.header("Idempotency-Key", key);
            }
            HttpResponse<InputStream> response =
                    client.send(builder.build(), BodyHandlers.ofInputStream());
            URI there = followed < limits.redirects() ? redirect(request, response) : null;
            if (there == null) {
                return new Answer(response.statusCode(), response.headers().map(), all(response));
            }
            response.body().close();
            request = request.at(there, response.statusCode() >= 307);
        }
    }

    /// Where an answer says that the thing is; `null` where it is the answer.
    private static @Nullable URI redirect(WebRequest request, HttpResponse<?> response) {
        String location = response.headers().firstValue("location").orElse(null);
        boolean isRedirect = List.of(301, 302, 303, 307, 308).contains(response.statusCode());
        if (!isRedirect || location == null) {
            return null;
        }
        URI there = request.address().resolve(location);
        boolean isWeb = List.of("http", "https").contains(String.valueOf(there.getScheme()));
        boolean isLessSafe =
                "https".equals(request.address().getScheme()) && "http".equals(there.getScheme());
        return isWeb && !isLessSafe ? there : null;
    }

    private byte[] all(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes((int) Math.min(limits.answerBytes(), 1 << 30));
            if (body.read() >= 0) {
                throw new TooLargeException();
            }
            return bytes;
        }
    }

    private Input answered(String call, Answer answer) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("StatusCode", answer.status());
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        answer.headers().forEach((name, all) -> headers.put(name, List.copyOf(all)));
        value.put("Headers", headers);
        value.put("ResponseBody", body(answer));
        Object safe = redactor.value(value);
        return answer.status() / 100 == 2
                ? new Input.CallSucceeded(call, safe, null)
                : new Input.CallFailed(
                        call,
                        new Failure("States.Http.StatusCode." + answer.status(), Json.write(safe)),
                        null);
    }

    private static @Nullable Object body(Answer answer) {
        String type =
                String.join(",", answer.headers().getOrDefault("content-type", List.of()))
                        .toLowerCase(Locale.ROOT);
        String text = new String(answer.body(), charset(type));
        if (type.contains("json") && !text.isBlank()) {
            try {
                return Json.parse(text);
            } catch (JsonSyntaxException _) {
                return text; // it is not what it says it is
            }
        }
        return text;
    }

    private static Charset charset(String type) {
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }

    private Input failed(String call, String error, String cause) {
        return new Input.CallFailed(call, new Failure(error, redactor.text(cause)), null);
    }
}
