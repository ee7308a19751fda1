package dev.sluice.engine.check.data;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A template of a step and the field it stands in.
public record Placed(JsonPointer place, Template template) {
    /// All templates of a step, in the order of the format.
    public static List<Placed> of(Step step, JsonPointer at) {
        var all = new Gathering(at);
        switch (step) {
            case Step.Choice s -> {
                for (int i = 0; i < s.rules().size(); i++) {
                    Step.Rule rule = s.rules().get(i);
                    var in = new Gathering(at.child("rules").child(i));
                    in.add("when", rule.when());
                    in.add("output", rule.output());
                    in.addAll("assign", rule.assign());
                    all.list.addAll(in.list);
                }
            }
            case Step.Map s -> {
                all.add("items", s.items());
                all.add("itemSelector", s.itemSelector());
                all.add("itemReader", s.itemReader());
                all.add("itemBatcher", s.itemBatcher());
                all.add("maxConcurrency", s.maxConcurrency());
                all.add("toleratedFailureCount", s.toleratedFailureCount());
                all.add("toleratedFailurePercentage", s.toleratedFailurePercentage());
                all.add("distributed", s.distributed());
            }
            case Step.Wait s -> {
                all.add("seconds", s.seconds());
                all.add("timestamp", s.timestamp());
            }
            case Step.Callback s -> {
                if (s.start() != null && s.start().value() instanceof Map<?, ?> start) {
                    start.forEach((k, v) -> all.add(String.valueOf(k), new Template(v)));
                }
            }
            case Step.Http s -> {
                all.add("method", s.method());
                all.add("url", s.url());
                all.add("headers", s.headers());
                all.add("query", s.query());
                all.add("body", s.payload());
            }
            case Step.ObjectAccess s -> all.add("key", s.key());
            case Step.Fail s -> {
                all.add("error", s.error());
                all.add("cause", s.cause());
            }
            case Step.Function _,
                    Step.Join _,
                    Step.Group _,
                    Step.Transform _,
                    Step.Publish _,
                    Step.SubFlow _,
                    Step.Succeed _ -> {}
        }
        all.addData(step.data());
        all.addLimitsAndHandling(step);
        return all.list;
    }

    private record Gathering(JsonPointer at, List<Placed> list) {
        Gathering(JsonPointer at) {
            this(at, new ArrayList<>());
        }

        void add(String field, @Nullable Template template) {
            if (template != null) {
                list.add(new Placed(at.child(field), template));
            }
        }

        void addAll(String field, Map<String, Template> templates) {
            templates.forEach(
                    (name, template) ->
                            list.add(new Placed(at.child(field).child(name), template)));
        }

        void addData(Data data) {
            add("input", data.input());
            add("output", data.output());
            addAll("assign", data.assign());
            Data.Paths paths = data.paths();
            if (paths != null) {
                add("inputPath", paths.inputPath());
                add("parameters", paths.parameters());
                add("resultSelector", paths.resultSelector());
                add("resultPath", paths.resultPath());
                add("outputPath", paths.outputPath());
            }
        }

        void addLimitsAndHandling(Step step) {
            add("timeoutSeconds", step.limits().timeoutSeconds());
            add("heartbeatSeconds", step.limits().heartbeatSeconds());
            List<Catcher> catchers = step.handling().catchers();
            for (int i = 0; i < catchers.size(); i++) {
                var in = new Gathering(at.child("catch").child(i), list);
                in.add("output", catchers.get(i).output());
                in.addAll("assign", catchers.get(i).assign());
                in.add("resultPath", catchers.get(i).resultPath());
            }
        }
    }
}
