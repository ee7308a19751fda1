package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.source.Spot;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import java.util.List;

/// Reads a Task state into a step that calls a function: that of the definition, or one that stands
/// for the service it calls.
final class TaskReader {
    private final Scope scope;
    private final Fields fields;
    private final Step.Head head;
    private final DataReader data;

    TaskReader(Scope scope, Fields fields, Step.Head head, DataReader data) {
        this.scope = scope;
        this.fields = fields;
        this.head = head;
        this.data = data;
    }

    Step read() {
        Limits limits = data.limits();
        Handling handling = new HandlingReader(scope, fields, data.isJsonPath()).read();
        List<String> next = scope.next(fields);
        fields.lose("Credentials", "No role is taken on here.");
        Value written = fields.take("Resource");
        String text = written == null ? null : Intrinsics.text(written);
        if (written == null || text == null || text.isBlank()) {
            scope.draft()
                    .wrong(
                            written == null ? fields.members() : written,
                            "The task \""
                                    + head.id()
                                    + "\" has no \"Resource\", the text that"
                                    + " names what it calls.",
                            "Write the ARN of a function or a service.");
            return new Step.Transform(head, Data.NONE, next);
        }
        Spot at = written.spot();
        return switch (Resource.of(text)) {
            case Resource.Function(String reference) ->
                    function(
                            scope.draft().functions().lambda(reference, head.id(), at),
                            data.ofCall(),
                            limits,
                            handling,
                            next);
            case Resource.Invoke(boolean waits) -> {
                var invoke = new Invocation(fields, data, scope.draft());
                String function = invoke.function(head.id(), at);
                Data through = invoke.data(!waits);
                yield waits
                        ? callback(function, through, limits, handling, next)
                        : function(function, through, limits, handling, next);
            }
            case Resource.Service(String name, boolean waits) -> {
                String function = scope.draft().functions().standIn(name, waits, head.id(), at);
                Step step =
                        waits
                                ? callback(function, data.ofCall(), limits, handling, next)
                                : function(function, data.ofCall(), limits, handling, next);
                yield step;
            }
        };
    }

    private Step function(
            String function, Data through, Limits limits, Handling handling, List<String> next) {
        return new Step.Function(
                head(function), function, through(through, handling), limits, handling, next);
    }

    private Step callback(
            String function, Data through, Limits limits, Handling handling, List<String> next) {
        return new Step.Callback(
                head(function), function, null, through(through, handling), limits, handling, next);
    }

    private Step.Head head(String function) {
        String standsFor = scope.draft().functions().standsFor(function);
        return standsFor == null ? head : new Step.Head(head.id(), head.label(), both(standsFor));
    }

    private String both(String standsFor) {
        return head.comment() == null ? standsFor : head.comment() + "\n" + standsFor;
    }

    /// Some fields outside of the data are in JSONPath too.
    private Data through(Data through, Handling handling) {
        boolean isPath =
                data.isJsonPath()
                        && (fields.has("TimeoutSecondsPath")
                                || fields.has("HeartbeatSecondsPath")
                                || handling.catchers().stream()
                                        .anyMatch(
                                                c ->
                                                        c.resultPath() != null
                                                                || !c.assign().isEmpty()));
        return isPath ? DataReader.inJsonPath(through) : through;
    }
}
