package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What happens when a step's own work fails: retriers first, then catchers, each in order.
public record Handling(List<Retrier> retry, List<Catcher> catchers) {
    /// Neither retries nor catches.
    public static final Handling NONE = new Handling(List.of(), List.of());

    /// The errors of the States Language, `States.ALL` first: it stands for every other.
    public static final List<String> STATES_ERRORS =
            List.of(
                    "States.ALL",
                    "States.BranchFailed",
                    "States.DataLimitExceeded",
                    "States.ExceedToleratedFailureThreshold",
                    "States.HeartbeatTimeout",
                    "States.IntrinsicFailure",
                    "States.ItemReaderFailed",
                    "States.NoChoiceMatched",
                    "States.ParameterPathFailure",
                    "States.Permissions",
                    "States.QueryEvaluationError",
                    "States.ResultPathMatchFailure",
                    "States.ResultWriterFailed",
                    "States.Runtime",
                    "States.TaskFailed",
                    "States.Timeout");

    /// Tries again after some errors. Absent fields have the specification's defaults.
    ///
    /// @param intervalSeconds before the first retry; default 1
    /// @param maxAttempts retries, not tries; 0 is never; default 3
    /// @param backoffRate at least 1; default 2
    /// @param maxDelaySeconds bound on the delay
    /// @param jitter `full` draws each delay between 0 and its value; default `none`
    public record Retrier(
            List<String> errors,
            @Nullable Integer intervalSeconds,
            @Nullable Integer maxAttempts,
            @Nullable Double backoffRate,
            @Nullable Integer maxDelaySeconds,
            @Nullable String jitter) {}

    /// Leads some errors to other steps. What it hands on is `{"Error", "Cause"}` unless `output`
    /// says otherwise.
    ///
    /// @param resultPath of a JSONPath step only
    public record Catcher(
            List<String> errors,
            List<String> next,
            @Nullable Template output,
            Map<String, Template> assign,
            @Nullable Template resultPath) {}
}
