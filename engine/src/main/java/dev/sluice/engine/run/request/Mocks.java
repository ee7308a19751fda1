package dev.sluice.engine.run.request;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.request.RunRequest.Mock;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what `--mocks` names and what a flow test holds: for each step the answers to its calls,
/// `{"step": [{"return": …} | {"throw": {"error": "…", "cause": "…"}}, …]}`. The n-th call of a
/// step takes the n-th answer; the last one repeats.
public final class Mocks {
    private final Map<String, Step> steps;
    private final List<Problem> problems = new ArrayList<>();

    private Mocks(Map<String, Step> steps) {
        this.steps = steps;
    }

    /// @param text of the file
    /// @throws RefusedException with every mistake and its place in the file
    public static Map<String, List<Mock>> parse(String text, Flow flow) throws RefusedException {
        try {
            return read(Json.parse(text), flow);
        } catch (JsonSyntaxException e) {
            throw RefusedException.of(
                    "mocks.syntax",
                    "",
                    "line " + e.line() + ", column " + e.column() + ": " + e.getMessage(),
                    "Write the mocks as a JSON object.");
        }
    }

    /// @param json what the file holds
    public static Map<String, List<Mock>> read(@Nullable Object json, Flow flow)
            throws RefusedException {
        var reader = new Mocks(flow.stepsById());
        Map<String, List<Mock>> mocks = reader.read(json);
        if (!reader.problems.isEmpty()) {
            throw new RefusedException(reader.problems);
        }
        return mocks;
    }

    /// The mocks as a JSON value that [#read] takes.
    public static Map<String, @Nullable Object> json(Map<String, List<Mock>> mocks) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        mocks.forEach(
                (step, answers) -> json.put(step, answers.stream().map(Mocks::json).toList()));
        return json;
    }

    private static Map<String, @Nullable Object> json(Mock mock) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        switch (mock) {
            case Mock.Return(var value) -> json.put("return", value);
            case Mock.Throw(var error, var cause) ->
                    json.put("throw", Map.of("error", error, "cause", cause));
        }
        return json;
    }

    private Map<String, List<Mock>> read(@Nullable Object json) {
        Map<String, List<Mock>> mocks = new LinkedHashMap<>();
        if (!(json instanceof Map<?, ?> map)) {
            wrong("", null, "an object of step ids was expected");
            return mocks;
        }
        map.forEach((id, answers) -> mocks.put((String) id, answers((String) id, answers)));
        return mocks;
    }

    private List<Mock> answers(String id, @Nullable Object json) {
        String place = "/" + id.replace("~", "~0").replace("/", "~1");
        Step step = steps.get(id);
        if (step == null) {
            wrong(place, id, "the flow has no step \"" + id + "\"");
            return List.of();
        }
        if (!callsOut(step)) {
            wrong(place, id, "the step \"" + id + "\" is a " + step.type() + "; it calls nothing");
        }
        if (!(json instanceof List<?> list) || list.isEmpty()) {
            wrong(place, id, "a list of at least one answer was expected");
            return List.of();
        }
        List<Mock> answers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Mock answer = answer(place + "/" + i, id, list.get(i));
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private @Nullable Mock answer(String place, String id, @Nullable Object json) {
        if (json instanceof Map<?, ?> map && map.size() == 1) {
            if (map.containsKey("return")) {
                return new Mock.Return(map.get("return"));
            }
            if (map.get("throw") instanceof Map<?, ?> thrown
                    && thrown.get("error") instanceof String error) {
                Object cause = thrown.get("cause");
                return new Mock.Throw(
                        error,
                        cause == null ? "" : cause instanceof String s ? s : Json.write(cause));
            }
        }
        wrong(
                place,
                id,
                "either {\"return\": …} or {\"throw\": {\"error\": \"…\", \"cause\": \"…\"}} was"
                        + " expected");
        return null;
    }

    /// Whether a step's work is a call that can be answered in its stead.
    static boolean callsOut(Step step) {
        return switch (step) {
            case Step.Function _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    true;
            case Step.Map map -> map.itemReader() != null;
            case Step.Choice _,
                    Step.Join _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    false;
        };
    }

    private void wrong(String place, @Nullable String step, String what) {
        problems.add(Problem.error("mocks.wrong", place, step, what, "Correct the file of mocks."));
    }
}
