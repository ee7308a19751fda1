package dev.sluice.engine.check.graph;

import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.JsonPointer;

import java.util.ArrayList;
import java.util.List;

/// One list of targets that an element has: its `next`, a rule's, `otherwise`, a catch's, or the
/// `start` of a box.
///
/// @param from the id of the step, trigger or box
/// @param targets as written; several are a fork
/// @param place where the list stands in the file
public record Outlet(String from, Kind kind, List<String> targets, JsonPointer place) {
    /// What leads through it.
    public enum Kind {
        TRIGGER,
        START,
        NEXT,
        RULE,
        OTHERWISE,
        CATCH
    }

    public static Outlet of(Trigger trigger) {
        JsonPointer place = JsonPointer.ROOT.child("triggers").child(trigger.id()).child("next");
        return new Outlet(trigger.id(), Kind.TRIGGER, trigger.next(), place);
    }

    /// All ways out of a step, those of its catches last.
    ///
    /// @param place of the step
    public static List<Outlet> of(Step step, JsonPointer place) {
        var outlets = new ArrayList<Outlet>();
        if (step instanceof Step.Choice choice) {
            for (int i = 0; i < choice.rules().size(); i++) {
                JsonPointer rule = place.child("rules").child(i);
                List<String> next = choice.rules().get(i).next();
                outlets.add(new Outlet(step.id(), Kind.RULE, next, rule.child("next")));
            }
            if (choice.otherwise() != null) {
                outlets.add(
                        new Outlet(
                                step.id(),
                                Kind.OTHERWISE,
                                choice.otherwise(),
                                place.child("otherwise")));
            }
        } else {
            outlets.add(new Outlet(step.id(), Kind.NEXT, step.next(), place.child("next")));
        }
        List<Catcher> catchers = step.handling().catchers();
        for (int i = 0; i < catchers.size(); i++) {
            JsonPointer catcher = place.child("catch").child(i);
            outlets.add(
                    new Outlet(
                            step.id(), Kind.CATCH, catchers.get(i).next(), catcher.child("next")));
        }
        return outlets;
    }
}
