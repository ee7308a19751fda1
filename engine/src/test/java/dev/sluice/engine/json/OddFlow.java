package dev.sluice.engine.json;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

import java.util.LinkedHashMap;
import java.util.Map;

/// A flow as no formatter would write it, and edits of flows.
final class OddFlow {
    /// A file no formatter would write: tabs, fields in an odd order, some elements in one line.
    static final String TEXT =
            """
            {
            	"name" : "odd", "sluice": 1,
            	"x-owner": { "team":"photos" },
            	"steps": {
            		"a": {"next":["b"], "x-color":"red", "type":"transform",
            		      "output": { "n": 1.0,  "list":[1,2] } },

            		"b": { "type": "choice", "rules": [
            			{ "when": true, "x-note": "first",  "next": ["c"] },
            			{ "when": false, "x-note": "second", "next": ["a"] }
            		], "otherwise": [] },
            		"c": {"type":"succeed"}
            	}
            }
            """;

    static Flow with(Flow f, Map<String, Step> steps) {
        return new Flow(
                f.name(),
                f.comment(),
                f.targets(),
                f.timeoutSeconds(),
                f.maxSteps(),
                f.parameters(),
                f.triggers(),
                steps,
                f.functions(),
                f.resources());
    }

    static Flow with(Flow flow, String id, Step step) {
        var steps = new LinkedHashMap<>(flow.steps());
        steps.put(id, step);
        return with(flow, steps);
    }

    static Flow without(Flow flow, String id) {
        var steps = new LinkedHashMap<>(flow.steps());
        steps.remove(id);
        return with(flow, steps);
    }

    static Step.Succeed succeed(String id) {
        return new Step.Succeed(Step.Head.of(id), Data.NONE);
    }

    private OddFlow() {}
}
