package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.problem.Names;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads one state into one step.
final class StateReader {
    private static final List<String> TYPES =
            List.of("Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map");

    private final Scope scope;
    private final Fields fields;
    private final Step.Head head;
    private final DataReader data;

    StateReader(Scope scope, Members state, String id) {
        this.scope = scope;
        this.fields = new Fields(state, id, scope.draft());
        this.head = new Step.Head(id, null, fields.text("Comment"));
        QueryLanguage language = MachineReader.language(fields, scope.language(), scope.draft());
        this.data = new DataReader(fields, language);
    }

    Step read() {
        String type = fields.text("Type");
        Step step =
                switch (type) {
                    case "Task" -> new TaskReader(scope, fields, head, data).read();
                    case "Pass" -> new Step.Transform(head, data.ofPass(), scope.next(fields));
                    case "Choice" -> new ChoiceReader(scope, fields, head, data).read();
                    case "Wait" -> waiting();
                    case "Succeed" -> new Step.Succeed(head, data.ofPlain(false));
                    case "Fail" -> fail();
                    case "Parallel" -> new ParallelReader(scope, fields, head, data).read();
                    case "Map" -> new MapReader(scope, fields, head, data).read();
                    case null, default -> unknown(type);
                };
        fields.tellRest();
        return step;
    }

    private Step unknown(@Nullable String type) {
        var at = fields.members().get("Type");
        scope.draft()
                .faults()
                .add(
                        at == null ? fields.members().spot() : at.spot(),
                        type == null
                                ? "The state \"" + head.id() + "\" has no \"Type\"."
                                : "There is no type \"" + Names.shortened(type, 80) + "\".",
                        (type == null ? "" : Names.didYouMean(type, TYPES))
                                + "The types: "
                                + String.join(", ", TYPES)
                                + ".");
        fields.members().map().keySet().forEach(fields::take);
        return new Step.Transform(head, Data.NONE, List.of());
    }

    private Step waiting() {
        Template seconds = fields.isUnknown("Seconds") ? unknown() : data.number("Seconds");
        Template timestamp = data.isJsonPath() ? data.path("TimestampPath") : null;
        if (timestamp == null) {
            timestamp = data.path("Timestamp");
        }
        if ((seconds == null) == (timestamp == null)) {
            scope.draft()
                    .wrong(
                            fields.members(),
                            "The wait \""
                                    + head.id()
                                    + "\" must say exactly one of Seconds, SecondsPath, Timestamp"
                                    + " and TimestampPath.",
                            "Keep one of them.");
        }
        boolean isPath = fields.has("SecondsPath") || fields.has("TimestampPath");
        return new Step.Wait(head, seconds, timestamp, data.ofPlain(isPath), scope.next(fields));
    }

    /// A time that only a deployment knows passes all the same.
    private Template unknown() {
        scope.draft()
                .tell(
                        Fate.CHANGED,
                        fields.members().spot(),
                        head.id(),
                        "Seconds",
                        "1 second stands for a time that is known when it is deployed only.");
        fields.take("Seconds");
        return new Template(1);
    }

    private Step fail() {
        Template error = errorOrCause("Error");
        Template cause = errorOrCause("Cause");
        boolean isPath = fields.has("ErrorPath") || fields.has("CausePath");
        return new Step.Fail(
                head, error, cause, isPath ? DataReader.inJsonPath(Data.NONE) : Data.NONE);
    }

    private @Nullable Template errorOrCause(String name) {
        Template path = data.isJsonPath() ? data.path(name + "Path") : null;
        return path == null ? data.path(name) : path;
    }
}
