package dev.sluice.engine.container.docker.connection;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.util.Map;

/// What an engine says of a failure, in its own words. It sends them as an object of JSON, and the
/// client puts the HTTP status before that.
public final class EngineWords {
    private EngineWords() {}

    public static String of(Throwable failure) {
        String all = failure.getMessage();
        if (all == null) {
            return failure.getClass().getSimpleName();
        }
        int begin = all.indexOf('{');
        if (begin >= 0) {
            try {
                if (Json.parse(all.substring(begin)) instanceof Map<?, ?> said
                        && said.get("message") instanceof String message
                        && !message.isBlank()) {
                    return message.strip();
                }
            } catch (JsonSyntaxException _) {
                return all.strip(); // words already
            }
        }
        return all.strip();
    }
}
