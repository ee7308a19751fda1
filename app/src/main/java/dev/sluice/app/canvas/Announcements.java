package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.scene.Refusal;
import dev.sluice.app.canvas.shape.Summaries;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.StepMark;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a screen reader says of the selection: what it is, where it leads, what is wrong with it;
/// before that why a command did nothing with it.
final class Announcements {
    private Announcements() {}

    static String of(Selection selection, CanvasModel model, Messages messages) {
        Refusal refusal = model.refusal();
        if (refusal != null) {
            return refusal.words();
        }
        if (selection.isEmpty()) {
            return messages.text("canvas.accessible");
        }
        String only = selection.only();
        Figure figure = only == null ? null : model.diagram().figure(only);
        return switch (figure) {
            case null ->
                    messages.text(
                            "canvas.announce.count",
                            selection.elements().size()
                                    + selection.notes().size()
                                    + selection.wires().size());
            case Figure.OfStep s -> step(s.step(), model, messages);
            case Figure.OfTrigger t -> trigger(t.trigger(), model, messages);
            case Figure.OfNote n -> n.note().text();
        };
    }

    private static String step(Step step, CanvasModel model, Messages messages) {
        return sentence(
                messages.text("kind.step-" + step.type()) + " " + Summaries.title(step),
                leads(step.next(), model, messages),
                marks(step.id(), model, messages),
                problems(step.id(), model, messages));
    }

    private static String trigger(Trigger trigger, CanvasModel model, Messages messages) {
        return sentence(
                messages.text("kind.trigger-" + trigger.type()) + " " + Summaries.title(trigger),
                leads(trigger.head().next(), model, messages),
                problems(trigger.id(), model, messages));
    }

    private static String sentence(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String leads(List<String> next, CanvasModel model, Messages messages) {
        if (next.isEmpty()) {
            return "";
        }
        String names =
                next.stream()
                        .map(id -> model.diagram().document().step(id))
                        .filter(step -> step != null)
                        .map(Summaries::title)
                        .collect(Collectors.joining(", "));
        return messages.text("canvas.announce.leads", names);
    }

    private static String marks(String id, CanvasModel model, Messages messages) {
        return Stream.of(StepMark.values())
                .filter(model.session().marks(id)::contains)
                .map(mark -> messages.text("canvas.mark." + mark.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("; "));
    }

    private static String problems(String id, CanvasModel model, Messages messages) {
        long count =
                model.session().problemsProperty().get().stream()
                        .filter(problem -> id.equals(problem.element()))
                        .count();
        return count == 0 ? "" : messages.text("shell.status.problems", count);
    }
}
