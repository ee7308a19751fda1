package dev.sluice.engine.json.v1;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.sluice.engine.json.text.Any;
import dev.sluice.engine.json.text.Elements;
import dev.sluice.engine.json.v1.PartsJson.Data;
import dev.sluice.engine.json.v1.PartsJson.Handling;
import dev.sluice.engine.json.v1.PartsJson.Head;
import dev.sluice.engine.json.v1.PartsJson.Limits;
import dev.sluice.engine.json.v1.PartsJson.Rule;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A step as written in `flow.json`.
public sealed interface StepJson {
    @JsonTypeName("function")
    record Function(
            @JsonUnwrapped Head head,
            String function,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("choice")
    record Choice(
            @JsonUnwrapped Head head,
            @Nullable List<Rule> rules,
            @Nullable List<String> otherwise,
            @JsonUnwrapped Data data)
            implements StepJson {}

    @JsonTypeName("join")
    record Join(@JsonUnwrapped Head head, @JsonUnwrapped Data data, @Nullable List<String> next)
            implements StepJson {}

    @JsonTypeName("map")
    record Map(
            @JsonUnwrapped Head head,
            @Nullable Any items,
            @Nullable Any itemSelector,
            @Nullable Any itemReader,
            @Nullable Any itemBatcher,
            @Nullable Any maxConcurrency,
            @Nullable Any toleratedFailureCount,
            @Nullable Any toleratedFailurePercentage,
            @Nullable Any distributed,
            @Nullable List<String> start,
            @Elements java.util.@Nullable Map<String, StepJson> steps,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("group")
    record Group(
            @JsonUnwrapped Head head,
            @Nullable List<String> start,
            @Elements java.util.@Nullable Map<String, StepJson> steps,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("wait")
    record Wait(
            @JsonUnwrapped Head head,
            @Nullable Any seconds,
            @Nullable Any timestamp,
            @JsonUnwrapped Data data,
            @Nullable List<String> next)
            implements StepJson {}

    @JsonTypeName("transform")
    record Transform(
            @JsonUnwrapped Head head, @JsonUnwrapped Data data, @Nullable List<String> next)
            implements StepJson {}

    /// At most one of `function`, `publish` and `http` is written.
    @JsonTypeName("callback")
    record Callback(
            @JsonUnwrapped Head head,
            @Nullable String function,
            @Nullable Any publish,
            @Nullable Any http,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("http")
    record Http(
            @JsonUnwrapped Head head,
            @Nullable Any method,
            @Nullable Any url,
            @Nullable Any headers,
            @Nullable Any query,
            @Nullable Any body,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("publish")
    record Publish(
            @JsonUnwrapped Head head,
            @Nullable String queue,
            @Nullable String topic,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("object")
    record ObjectAccess(
            @JsonUnwrapped Head head,
            String action,
            String bucket,
            @Nullable Any key,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("flow")
    record SubFlow(
            @JsonUnwrapped Head head,
            String flow,
            @JsonUnwrapped Data data,
            @Nullable List<String> next,
            @JsonUnwrapped Limits limits,
            @JsonUnwrapped Handling handling)
            implements StepJson {}

    @JsonTypeName("succeed")
    record Succeed(@JsonUnwrapped Head head, @JsonUnwrapped Data data) implements StepJson {}

    @JsonTypeName("fail")
    record Fail(
            @JsonUnwrapped Head head,
            @Nullable Any error,
            @Nullable Any cause,
            @JsonUnwrapped Data data)
            implements StepJson {}
}
