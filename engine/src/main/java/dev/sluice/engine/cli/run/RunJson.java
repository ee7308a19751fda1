package dev.sluice.engine.cli.run;

import dev.sluice.engine.journal.RunSummary;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A run at a glance as JSON.
final class RunJson {
    private RunJson() {}

    static Map<String, @Nullable Object> of(RunSummary run) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", run.id());
        json.put("flow", run.flow());
        json.put("trigger", run.trigger());
        json.put("status", run.status().name().toLowerCase(Locale.ROOT));
        json.put("started", run.started().toString());
        if (run.ended() != null) {
            json.put("ended", run.ended().toString());
        }
        json.put("events", run.events());
        if (run.origin() != null) {
            json.put("origin", run.origin().json());
        }
        if (run.error() != null) {
            json.put("error", run.error());
        }
        return json;
    }
}
