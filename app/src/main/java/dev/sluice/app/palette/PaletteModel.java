package dev.sluice.app.palette;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Blueprint.Language;
import dev.sluice.app.edit.Blueprint.TriggerType;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.StepType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What can be put onto the canvas, in groups, and what of it a search finds.
public final class PaletteModel {
    private final Messages messages;

    public PaletteModel(Messages messages) {
        this.messages = messages;
    }

    /// Things that belong together under a title.
    public record Group(String title, List<Blueprint> items) {}

    /// The groups with what a search finds in them; those with nothing are left out.
    public List<Group> found(String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<Group> result = new ArrayList<>();
        for (Group group : groups()) {
            List<Blueprint> items = group.items().stream().filter(b -> matches(b, wanted)).toList();
            if (!items.isEmpty()) {
                result.add(new Group(group.title(), items));
            }
        }
        return result;
    }

    /// What a thing is called.
    public String title(Blueprint blueprint) {
        return messages.text("kind." + blueprint.name());
    }

    private boolean matches(Blueprint blueprint, String wanted) {
        return title(blueprint).toLowerCase(Locale.ROOT).contains(wanted)
                || blueprint.name().contains(wanted);
    }

    private List<Group> groups() {
        return List.of(
                new Group(
                        messages.text("palette.group.triggers"),
                        List.of(
                                new Blueprint.OfTrigger(TriggerType.MANUAL),
                                new Blueprint.OfTrigger(TriggerType.HTTP),
                                new Blueprint.OfTrigger(TriggerType.TIMER),
                                new Blueprint.OfTrigger(TriggerType.OBJECT),
                                new Blueprint.OfTrigger(TriggerType.QUEUE),
                                new Blueprint.OfTrigger(TriggerType.TOPIC),
                                new Blueprint.OfTrigger(TriggerType.WEBHOOK))),
                new Group(
                        messages.text("palette.group.functions"),
                        List.of(
                                new Blueprint.OfFunction(Language.PYTHON),
                                new Blueprint.OfFunction(Language.NODEJS),
                                new Blueprint.OfFunction(Language.JAVA),
                                new Blueprint.OfFunction(Language.GO))),
                new Group(
                        messages.text("palette.group.flow"),
                        steps(
                                StepType.CHOICE,
                                StepType.JOIN,
                                StepType.MAP,
                                StepType.GROUP,
                                StepType.WAIT,
                                StepType.CALLBACK,
                                StepType.FLOW,
                                StepType.SUCCEED,
                                StepType.FAIL)),
                new Group(
                        messages.text("palette.group.data"),
                        plus(
                                steps(
                                        StepType.TRANSFORM,
                                        StepType.HTTP,
                                        StepType.PUBLISH,
                                        StepType.OBJECT),
                                new Blueprint.OfNote())));
    }

    private static List<Blueprint> steps(StepType... types) {
        List<Blueprint> result = new ArrayList<>();
        for (StepType type : types) {
            result.add(new Blueprint.OfStep(type));
        }
        return result;
    }

    private static List<Blueprint> plus(List<Blueprint> list, Blueprint one) {
        var result = new ArrayList<>(list);
        result.add(one);
        return result;
    }
}
