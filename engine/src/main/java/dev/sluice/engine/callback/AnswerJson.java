package dev.sluice.engine.callback;

import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Answers for callbacks as JSON, `{"token", "answer", …}`, as one process sends them to another.
final class AnswerJson {
    private AnswerJson() {}

    static String write(String token, CallbackAnswer answer) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("token", token);
        json.put("answer", answer.word());
        switch (answer) {
            case CallbackAnswer.Success(var output) -> json.put("output", output);
            case CallbackAnswer.Failed(var failure) -> {
                json.put("error", failure.error());
                json.put("cause", failure.cause());
            }
            case CallbackAnswer.Heartbeat _ -> {}
        }
        return Json.write(json);
    }

    /// `null` where it is none.
    static @Nullable CallbackAnswer read(Map<?, ?> json) {
        return switch (String.valueOf(json.get("answer"))) {
            case "success" -> new CallbackAnswer.Success(json.get("output"));
            case "failure" ->
                    new CallbackAnswer.Failed(
                            new Failure(
                                    String.valueOf(json.get("error")),
                                    String.valueOf(json.get("cause"))));
            case "heartbeat" -> new CallbackAnswer.Heartbeat();
            default -> null;
        };
    }
}
