package dev.sluice.app.fx;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What made a step or a run fail, as people read it: of a function's error, which the clouds wrap
/// into JSON, its message and the lines of its stack.
///
/// @param error its name
/// @param stack the lines that lead to the code, without the line's end; none for other failures
public record FailureText(String error, String message, List<String> stack) {
    public static FailureText of(Failure failure, EngineTexts texts) {
        List<String> stack = stack(failure.cause());
        if (stack.isEmpty()) {
            return new FailureText(failure.error(), texts.brief(failure), List.of());
        }
        String message = texts.brief(failure);
        String head = failure.error() + ": " + message;
        List<String> behind =
                stack.stream().dropWhile(line -> head.contains(line.strip())).toList();
        return new FailureText(failure.error(), message, behind);
    }

    private static List<String> stack(String cause) {
        if (!cause.startsWith("{")) {
            return List.of();
        }
        try {
            if (Json.parse(cause) instanceof Map<?, ?> error) {
                Object found =
                        error.get("stackTrace") == null
                                ? error.get("trace")
                                : error.get("stackTrace");
                return found instanceof List<?> lines
                        ? lines.stream().flatMap(line -> lines(String.valueOf(line))).toList()
                        : List.of();
            }
        } catch (JsonSyntaxException _) {
            // a text of the flow's own that only begins like JSON
        }
        return List.of();
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::stripTrailing).filter(line -> !line.isEmpty());
    }

    /// All of it in one text.
    public String whole() {
        return Stream.concat(Stream.of(error, message), stack.stream())
                .filter(line -> !line.isEmpty())
                .reduce((above, below) -> above + "\n" + below)
                .orElse("");
    }
}
