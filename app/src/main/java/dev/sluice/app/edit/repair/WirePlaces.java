package dev.sluice.app.edit.repair;

import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.JsonPointer;

import java.util.HashMap;
import java.util.Map;

/// Where the wires of a flow stand in its file, so that a problem's place tells its wire.
public final class WirePlaces {
    private final Map<String, Wire> wires = new HashMap<>();

    private WirePlaces() {}

    /// The wires by their places, which are JSON Pointers.
    public static Map<String, Wire> of(Flow flow) {
        var places = new WirePlaces();
        JsonPointer triggers = JsonPointer.ROOT.child("triggers");
        for (Trigger trigger : flow.triggers().values()) {
            for (Wire wire : Wires.of(trigger)) {
                places.put(triggers.child(trigger.id()).child("next"), wire);
            }
        }
        places.add(flow.steps(), JsonPointer.ROOT.child("steps"));
        return places.wires;
    }

    private void add(Map<String, Step> steps, JsonPointer at) {
        for (Step step : steps.values()) {
            JsonPointer here = at.child(step.id());
            for (Wire wire : Wires.of(step)) {
                put(list(here, wire.from()), wire);
            }
            Step.Body body = step.body();
            if (body != null) {
                add(body.steps(), here.child("steps"));
            }
        }
    }

    private static JsonPointer list(JsonPointer step, Outlet outlet) {
        return switch (outlet) {
            case Outlet.Next _ -> step.child("next");
            case Outlet.Rule(_, int index) -> step.child("rules").child(index).child("next");
            case Outlet.Otherwise _ -> step.child("otherwise");
            case Outlet.Catcher(_, int index) -> step.child("catch").child(index).child("next");
            case Outlet.Start _ -> step.child("start");
            case Outlet.NewRule _, Outlet.NewCatcher _ -> step;
        };
    }

    private void put(JsonPointer list, Wire wire) {
        wires.put(list.child(wire.index()).text(), wire);
    }
}
