package dev.sluice.engine.flowtest;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a flow test expects of its run. What is `null` is not looked at.
///
/// @param status `succeeded` or `failed`
/// @param output values that the output must have; what it has beside them does not matter
/// @param error the name of the error
/// @param path the ids of the steps that were entered; the order counts within each branch
public record Expectation(
        @Nullable String status,
        @Nullable Partial output,
        @Nullable String error,
        @Nullable List<String> path) {
    /// A value that may be there in part. It is wrapped because `null` is a value too.
    public record Partial(@Nullable Object value) {}

    /// In what a run differs from what was expected; empty: in nothing.
    public List<String> differences(Run.Result result, List<Entry> entries) {
        List<String> differences = new ArrayList<>();
        String ended = status(result);
        if (status != null && !status.equals(ended)) {
            differences.add("status: expected " + status + ", was " + ended + reason(result));
        }
        if (error != null && !error.equals(error(result))) {
            differences.add("error: expected " + error + ", was " + error(result));
        }
        if (output != null) {
            if (result instanceof Run.Result.Succeeded(var value)) {
                PartialMatch.differences("output", output.value(), value, differences);
            } else {
                differences.add(
                        "output: expected " + Json.write(output.value()) + ", there is none");
            }
        }
        if (path != null) {
            Branches.of(entries).differences(path, differences);
        }
        return differences;
    }

    private static String status(Run.Result result) {
        return result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String reason(Run.Result result) {
        return switch (result) {
            case Run.Result.Succeeded(var output) -> " with " + Json.write(output);
            case Run.Result.Failed(var failure) ->
                    " with " + failure.error() + ": " + failure.cause();
            case Run.Result.Cancelled(var reason) -> ": " + reason;
            case Run.Result.Interrupted(var reason, var remedy) -> ": " + reason + " " + remedy;
        };
    }

    private static @Nullable String error(Run.Result result) {
        return result instanceof Run.Result.Failed(var failure) ? failure.error() : null;
    }
}
