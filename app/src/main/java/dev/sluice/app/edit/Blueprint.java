package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ids;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.StepType;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Something that can be put onto the canvas, before it has an id and a place.
public sealed interface Blueprint {
    /// A short stable name: `step-choice`, `trigger-http`, `lang-python`, `note`. It is also the
    /// name of its icon, and `kind.` before it the message key of its title.
    String name();

    /// Whether a wire can lead to it.
    default boolean canFollow() {
        return switch (this) {
            case OfStep _, OfFunction _, OfCall _, OfCode _ -> true;
            case OfTrigger _, OfNote _ -> false;
        };
    }

    /// A step of a kind with nothing filled in.
    record OfStep(StepType type) implements Blueprint {
        @Override
        public String name() {
            return "step-" + type.word();
        }
    }

    /// A function step together with a new function in a language.
    record OfFunction(Language language) implements Blueprint {
        @Override
        public String name() {
            return "lang-" + language.word();
        }
    }

    /// A step that calls a function the flow has already.
    record OfCall(String function) implements Blueprint {
        @Override
        public String name() {
            return "step-function";
        }
    }

    /// A function step together with a function whose code is there already.
    record OfCode(FunctionSpec function) implements Blueprint {
        @Override
        public String name() {
            return "step-function";
        }
    }

    /// A trigger of a kind.
    record OfTrigger(TriggerType type) implements Blueprint {
        @Override
        public String name() {
            return "trigger-" + type.word();
        }
    }

    /// A note.
    record OfNote() implements Blueprint {
        public static final double WIDTH = 220;
        public static final double HEIGHT = 120;

        @Override
        public String name() {
            return "note";
        }
    }

    /// A language a function may be written in.
    enum Language {
        PYTHON("python", "python3.13", "index.handler"),
        NODEJS("nodejs", "nodejs22.x", "index.handler"),
        JAVA("java", "java21", "example.Handler"),
        GO("go", "provided.al2023", "function.Handler");

        private final String word;
        private final String runtime;
        private final String handler;

        Language(String word, String runtime, String handler) {
            this.word = word;
            this.runtime = runtime;
            this.handler = handler;
        }

        public String word() {
            return word;
        }

        /// What a new function of this language runs in.
        public String runtime() {
            return runtime;
        }

        public String handler() {
            return handler;
        }

        /// The language of a runtime; `null` for one that is not known here. What runs new
        /// functions in Go does not bear its name.
        public static @Nullable Language of(String runtime) {
            for (Language language : values()) {
                if (runtime.startsWith(language.word) || runtime.equals(language.runtime)) {
                    return language;
                }
            }
            return null;
        }
    }

    /// The kinds of trigger, by the words a flow file uses.
    enum TriggerType {
        MANUAL("manual"),
        HTTP("http"),
        TIMER("timer"),
        OBJECT("object"),
        QUEUE("queue"),
        TOPIC("topic"),
        WEBHOOK("webhook");

        private final String word;

        TriggerType(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// The edit that puts it onto the canvas, and the id it gets there.
    ///
    /// @param element the new step's or trigger's id; `null` for a note
    /// @param note the new note's id, if it is one
    record Planned(Edit edit, @Nullable String element, @Nullable String note) {}

    /// Plans to put it at a place.
    ///
    /// @param noteText what a new note says
    default Planned at(
            FlowDocument document,
            Place place,
            @Nullable String box,
            @Nullable Outlet from,
            String noteText) {
        return switch (this) {
            case OfNote _ -> {
                Set<String> taken = new HashSet<>();
                document.layout().notes().forEach(n -> taken.add(n.id()));
                String id = Ids.fresh("note", taken);
                var note =
                        new Note(
                                id,
                                place.x(),
                                place.y(),
                                OfNote.WIDTH,
                                OfNote.HEIGHT,
                                noteText,
                                null);
                yield new Planned(new LayoutEdit.PutNote(note), null, id);
            }
            case OfTrigger(TriggerType type) -> {
                String id = Ids.fresh(type.word(), document.ids());
                yield new Planned(new ElementEdit.AddTrigger(trigger(type, id), place), id, null);
            }
            case OfStep _, OfFunction _, OfCall _, OfCode _ -> {
                Step step = step(document);
                yield new Planned(
                        new ElementEdit.AddStep(step, place, box, from, function(step)),
                        step.id(),
                        null);
            }
        };
    }

    /// Plans to put it between the two ends of a wire; `null` for what no wire goes through.
    default @Nullable Planned on(FlowDocument document, Wire wire, Place place) {
        return switch (this) {
            case OfNote _, OfTrigger _ -> null;
            case OfStep(StepType type) when type == StepType.SUCCEED || type == StepType.FAIL ->
                    null;
            case OfStep _, OfFunction _, OfCall _, OfCode _ -> {
                Step step = step(document);
                yield new Planned(
                        new WireEdit.InsertOnWire(wire, step, place, function(step)),
                        step.id(),
                        null);
            }
        };
    }

    private Step step(FlowDocument document) {
        Set<String> taken = new HashSet<>(document.ids());
        return switch (this) {
            case OfStep(StepType type) -> step(type, Ids.fresh(type.word(), taken));
            case OfFunction(Language language) -> {
                taken.addAll(document.flow().functions().keySet());
                String id = Ids.fresh(language.word() + "-function", taken);
                yield call(id, id);
            }
            case OfCall(String function) -> call(Ids.fresh(function, taken), function);
            case OfCode(FunctionSpec function) ->
                    call(Ids.fresh(function.id(), taken), function.id());
            case OfTrigger _, OfNote _ ->
                    throw new IllegalStateException("Only steps are steps: " + this);
        };
    }

    private @Nullable FunctionSpec function(Step step) {
        if (this instanceof OfCode(FunctionSpec made)) {
            return made;
        }
        if (!(this instanceof OfFunction(Language language))) {
            return null;
        }
        String id = step.id();
        return FunctionSpec.of(
                id,
                language.runtime(),
                language.handler(),
                "functions/" + id.replaceAll("[^A-Za-z0-9._-]", "-"));
    }

    private static Step call(String id, String function) {
        return new Step.Function(
                Step.Head.of(id), function, Data.NONE, Limits.NONE, Handling.NONE, List.of());
    }

    private static Step step(StepType type, String id) {
        var head = Step.Head.of(id);
        var body = new Step.Body(List.of(), Map.of());
        return switch (type) {
            case FUNCTION -> call(id, "");
            case CHOICE -> new Step.Choice(head, List.of(), null, Data.NONE);
            case JOIN -> new Step.Join(head, Data.NONE, List.of());
            case MAP ->
                    new Step.Map(
                            head,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            body,
                            Data.NONE,
                            Limits.NONE,
                            Handling.NONE,
                            List.of());
            case GROUP ->
                    new Step.Group(head, body, Data.NONE, Limits.NONE, Handling.NONE, List.of());
            case WAIT -> new Step.Wait(head, new Template(5), null, Data.NONE, List.of());
            case TRANSFORM -> new Step.Transform(head, Data.NONE, List.of());
            case CALLBACK ->
                    new Step.Callback(
                            head, null, null, Data.NONE, Limits.NONE, Handling.NONE, List.of());
            case HTTP ->
                    new Step.Http(
                            head,
                            new Template("GET"),
                            new Template("https://example.com/"),
                            null,
                            null,
                            null,
                            Data.NONE,
                            Limits.NONE,
                            Handling.NONE,
                            List.of());
            case PUBLISH ->
                    new Step.Publish(
                            head, null, null, Data.NONE, Limits.NONE, Handling.NONE, List.of());
            case OBJECT ->
                    new Step.ObjectAccess(
                            head,
                            "get",
                            "",
                            null,
                            Data.NONE,
                            Limits.NONE,
                            Handling.NONE,
                            List.of());
            case FLOW ->
                    new Step.SubFlow(head, "", Data.NONE, Limits.NONE, Handling.NONE, List.of());
            case SUCCEED -> new Step.Succeed(head, Data.NONE);
            case FAIL -> new Step.Fail(head, new Template("Failed"), null, Data.NONE);
        };
    }

    private static Trigger trigger(TriggerType type, String id) {
        var head = Trigger.Head.of(id, List.of());
        return switch (type) {
            case MANUAL -> new Trigger.Manual(head);
            case HTTP -> new Trigger.Http(head, "POST", "/" + id, null, null);
            case TIMER -> new Trigger.Timer(head, null, null, null, "5 minutes", null, null);
            case OBJECT -> new Trigger.ObjectChange(head, "", List.of("created"), null, null);
            case QUEUE -> new Trigger.Queue(head, "", null, null, null, null);
            case TOPIC -> new Trigger.Topic(head, "", Map.of());
            case WEBHOOK -> new Trigger.Webhook(head, "github", "/" + id, List.of("push"), null);
        };
    }
}
