package dev.sluice.engine.run.call;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.secret.Redactor;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the outcome of a call tells the machine: errors under the names the clouds give them,
/// causes as the clouds' error object in JSON, with a message that says what to do.
record CallInputs(Redactor redactor) {
    /// What is above it in an exit status is the signal that ended the process.
    private static final int SIGNALS = 128;

    /// The most a step may hand on.
    private static final long LARGEST_RESULT = 64L << 20;

    Input of(String call, String function, Outcome outcome) {
        CallReport report = outcome.report();
        return switch (outcome) {
            case Outcome.Returned(var json, _) -> returned(call, function, json, report);
            case Outcome.Threw(var type, var payload, _) ->
                    new Input.CallFailed(
                            call, new Failure(redactor.text(type), redactor.text(payload)), report);
            case Outcome.NotJson(var message, _) ->
                    failed(call, report, "Runtime.MarshalError", notJson(function, message));
            case Outcome.NotLoaded(var type, var message, _) ->
                    failed(call, report, type, notLoaded(function, message));
            case Outcome.TimedOut(var limit, _) ->
                    failed(call, report, "Sandbox.Timedout", timedOut(function, limit));
            case Outcome.OutOfMemory(var allowed, _) ->
                    failed(call, report, "Runtime.OutOfMemory", outOfMemory(function, allowed));
            case Outcome.Exited(var status, _) ->
                    failed(call, report, "Runtime.ExitError", exited(function, status));
            case Outcome.TooLarge(var bytes, var allowed, _) ->
                    failed(
                            call,
                            report,
                            "Function.ResponseSizeTooLarge",
                            tooLarge(function, bytes, allowed));
            case Outcome.Throttled(var concurrency, _) ->
                    failed(
                            call,
                            report,
                            "Lambda.TooManyRequestsException",
                            throttled(function, concurrency));
        };
    }

    private Input returned(String call, String function, String json, CallReport report) {
        long bytes =
                json.length() > LARGEST_RESULT / 3
                        ? json.getBytes(StandardCharsets.UTF_8).length
                        : json.length();
        if (bytes > LARGEST_RESULT) {
            return failed(
                    call,
                    report,
                    "States.DataLimitExceeded",
                    tooLarge(function, bytes, LARGEST_RESULT));
        }
        try {
            return new Input.CallSucceeded(call, redactor.value(Json.parse(json)), report);
        } catch (JsonSyntaxException e) {
            return failed(
                    call,
                    report,
                    "Runtime.MarshalError",
                    notJson(function, String.valueOf(e.getMessage())));
        }
    }

    private Input failed(String call, CallReport report, String error, String message) {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("errorType", error);
        cause.put("errorMessage", redactor.text(message));
        return new Input.CallFailed(call, new Failure(error, Json.write(cause)), report);
    }

    private static String notJson(String function, String why) {
        return "Function %s returned something that is no JSON (%s). Return objects, lists, texts,"
                        .formatted(function, why)
                + " numbers, booleans or nothing.";
    }

    private static String notLoaded(String function, String why) {
        return "Function %s could not be loaded: %s".formatted(function, why);
    }

    private static String timedOut(String function, Duration limit) {
        String time =
                limit.toMillis() % 1000 == 0
                        ? limit.toSeconds() + " seconds"
                        : limit.toMillis() + " milliseconds";
        return "Function %s was still running at its limit of %s and was ended. Raise its"
                        .formatted(function, time)
                + " timeoutSeconds, or let it do less.";
    }

    private static String outOfMemory(String function, int allowedMb) {
        return "Function %s needed more than its %d MB of memory and was ended. Raise its memoryMb,"
                        .formatted(function, allowedMb)
                + " or let it hold less at a time.";
    }

    private static String exited(String function, int status) {
        if (status > SIGNALS) {
            return "Function %s was ended by signal %d before it gave an answer, and neither for its"
                            .formatted(function, status - SIGNALS)
                    + " time nor for its memory. Look for what killed it, in its code or on this"
                    + " computer, then run it again.";
        }
        return "Function %s ended its own process with exit status %d before it gave an answer."
                        .formatted(function, status)
                + " Let the handler return or raise instead.";
    }

    private static String tooLarge(String function, long bytes, long allowed) {
        return "Function %s returned %d bytes, more than the %d that are allowed. Put large results"
                        .formatted(function, bytes, allowed)
                + " into a bucket and return their names.";
    }

    private static String throttled(String function, int concurrency) {
        return "Function %s is in use %d times already, all that its reserved concurrency allows."
                        .formatted(function, concurrency)
                + " Retry later, or raise its concurrency.";
    }
}
