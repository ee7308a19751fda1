package dev.sluice.engine.run.request;

import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Which step of the flow a path of a run names.
public final class StepIds {
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+](?=/)");

    private final Map<String, String> byPlainPath = new HashMap<>();

    public StepIds(Flow flow) {
        gather(flow.steps(), "");
    }

    private void gather(Map<String, Step> steps, String box) {
        for (Step step : steps.values()) {
            byPlainPath.put(box + step.id(), step.id());
            Step.Body body = step.body();
            if (body != null) {
                gather(body.steps(), box + step.id() + "/");
            }
        }
    }

    public String of(StepPath path) {
        String id = byPlainPath.get(path.text());
        return id == null
                ? byPlainPath.getOrDefault(INDEX.matcher(path.text()).replaceAll(""), path.text())
                : id;
    }
}
