package dev.sluice.engine.run.request;

import dev.sluice.engine.check.step.RunnableSteps;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.run.request.RunRequest.Mock;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a run is carried out, kept with it so that it is resumed the same way.
///
/// @param depth how many runs it is nested in
public record RunSettings(boolean virtualClock, Map<String, List<Mock>> mocks, int depth) {
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("clock", virtualClock ? "virtual" : "real");
        json.put("mocks", Mocks.json(mocks));
        if (depth > 0) {
            json.put("depth", depth);
        }
        return Json.write(json);
    }

    public static RunSettings read(String text, Flow flow) throws RefusedException {
        try {
            if (Json.parseOwn(text) instanceof Map<?, ?> json) {
                return new RunSettings(
                        "virtual".equals(json.get("clock")),
                        Mocks.read(json.get("mocks"), flow),
                        json.get("depth") instanceof Number depth ? depth.intValue() : 0);
            }
        } catch (JsonSyntaxException e) {
            throw damaged(e.getMessage());
        }
        throw damaged("an object was expected");
    }

    /// Those of a run that goes through the one of these settings again.
    ///
    /// @param answers in place of these; `null`: these
    public RunSettings answering(@Nullable Map<String, List<Mock>> answers, Flow flow) {
        if (answers == null) {
            return this;
        }
        Map<String, List<Mock>> all = new LinkedHashMap<>(answers);
        for (Step step : flow.everyStep()) {
            List<Mock> before = mocks.get(step.id());
            if (before != null && RunnableSteps.missing(step).isPresent()) {
                all.putIfAbsent(step.id(), before);
            }
        }
        return new RunSettings(virtualClock, all, depth);
    }

    private static RefusedException damaged(@Nullable String why) {
        return RefusedException.of(
                "run.damaged",
                "",
                "The settings of the run cannot be read: " + why,
                "Start a new run.");
    }
}
