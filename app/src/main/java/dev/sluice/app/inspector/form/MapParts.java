package dev.sluice.app.inspector.form;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

/// A map with one of its fields exchanged.
record MapParts(Step.Map map) {
    Step.Map with(Data data, Limits limits) {
        return build(
                map.items(),
                map.itemSelector(),
                map.maxConcurrency(),
                map.toleratedFailureCount(),
                map.toleratedFailurePercentage(),
                data,
                limits);
    }

    Step.Map withItems(@Nullable Template items) {
        return build(
                items,
                map.itemSelector(),
                map.maxConcurrency(),
                map.toleratedFailureCount(),
                map.toleratedFailurePercentage(),
                map.data(),
                map.limits());
    }

    Step.Map withSelector(@Nullable Template selector) {
        return build(
                map.items(),
                selector,
                map.maxConcurrency(),
                map.toleratedFailureCount(),
                map.toleratedFailurePercentage(),
                map.data(),
                map.limits());
    }

    Step.Map withConcurrency(@Nullable Template concurrency) {
        return build(
                map.items(),
                map.itemSelector(),
                concurrency,
                map.toleratedFailureCount(),
                map.toleratedFailurePercentage(),
                map.data(),
                map.limits());
    }

    Step.Map withTolerance(@Nullable Template count, @Nullable Template percentage) {
        return build(
                map.items(),
                map.itemSelector(),
                map.maxConcurrency(),
                count,
                percentage,
                map.data(),
                map.limits());
    }

    private Step.Map build(
            @Nullable Template items,
            @Nullable Template selector,
            @Nullable Template concurrency,
            @Nullable Template count,
            @Nullable Template percentage,
            Data data,
            Limits limits) {
        return new Step.Map(
                map.head(),
                items,
                selector,
                map.itemReader(),
                map.itemBatcher(),
                concurrency,
                count,
                percentage,
                map.body(),
                data,
                limits,
                map.handling(),
                map.next());
    }
}
