package dev.sluice.engine.trigger;

import dev.sluice.engine.callback.AnswerTaker;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.service.HttpDoor;
import dev.sluice.engine.service.HttpDoor.Answer;
import dev.sluice.engine.service.HttpDoor.Request;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The addresses at which callbacks' tokens are given back: `POST /-/callbacks/TOKEN/success` with
/// the result as the body, `…/failure` with `{"error", "cause"}`, `…/heartbeat`.
public final class CallbackRoutes {
    /// Where they begin.
    public static final String PATH = "/-/callbacks/{token}";

    private final AnswerTaker taker;

    private CallbackRoutes(AnswerTaker taker) {
        this.taker = taker;
    }

    public static List<HttpDoor.Route> of(AnswerTaker taker) {
        var routes = new CallbackRoutes(taker);
        return List.of(
                new HttpDoor.Route("POST", PATH + "/success", routes::success),
                new HttpDoor.Route("POST", PATH + "/failure", routes::failure),
                new HttpDoor.Route(
                        "POST",
                        PATH + "/heartbeat",
                        request -> routes.take(request, new CallbackAnswer.Heartbeat())));
    }

    private Answer success(Request request) throws InterruptedException {
        try {
            return take(request, new CallbackAnswer.Success(body(request)));
        } catch (JsonSyntaxException e) {
            return HttpEvents.error(400, "The body is no JSON: " + e.getMessage());
        }
    }

    private Answer failure(Request request) throws InterruptedException {
        try {
            if (body(request) instanceof Map<?, ?> json
                    && json.get("error") instanceof String error) {
                Object cause = json.get("cause");
                String why = cause == null ? "" : cause instanceof String s ? s : Json.write(cause);
                return take(request, new CallbackAnswer.Failed(new Failure(error, why)));
            }
        } catch (JsonSyntaxException e) {
            return HttpEvents.error(400, "The body is no JSON: " + e.getMessage());
        }
        return HttpEvents.error(400, "The body must be {\"error\": \"…\", \"cause\": \"…\"}");
    }

    private static @Nullable Object body(Request request) throws JsonSyntaxException {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        return text.isBlank() ? null : Json.parse(text);
    }

    private Answer take(Request request, CallbackAnswer answer) throws InterruptedException {
        String token = String.valueOf(request.pathParameters().get("token"));
        return taker.answer(token, answer)
                ? new Answer(200, Map.of(), "{}".getBytes(StandardCharsets.UTF_8))
                : HttpEvents.error(404, "No run waits for this token");
    }
}
