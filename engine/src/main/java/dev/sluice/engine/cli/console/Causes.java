package dev.sluice.engine.cli.console;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.util.Map;

/// Causes of failures in words: functions give theirs as the clouds' error object, of which people
/// want the message.
public final class Causes {
    private Causes() {}

    public static String message(String cause) {
        if (cause.startsWith("{")) {
            try {
                if (Json.parse(cause) instanceof Map<?, ?> map
                        && map.get("errorMessage") instanceof String message) {
                    return message;
                }
            } catch (JsonSyntaxException plainText) {
                return cause;
            }
        }
        return cause;
    }
}
