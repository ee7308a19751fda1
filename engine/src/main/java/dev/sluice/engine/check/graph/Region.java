package dev.sluice.engine.check.graph;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The steps that wires may connect with each other: those of the flow outside all boxes, or those
/// of one box.
///
/// @param box the id of the box; `null` outside all boxes
/// @param steps by id, in the order of the file
/// @param place of the map of steps
/// @param entries what leads in: the triggers, or the box's `start`
/// @param outlets of each step
/// @param depth how many boxes are around
public record Region(
        @Nullable String box,
        Map<String, Step> steps,
        JsonPointer place,
        List<Outlet> entries,
        Map<String, List<Outlet>> outlets,
        int depth) {
    private static Region of(
            @Nullable String box,
            Map<String, Step> steps,
            JsonPointer place,
            List<Outlet> entries,
            int depth) {
        var outlets = new LinkedHashMap<String, List<Outlet>>();
        steps.forEach((id, step) -> outlets.put(id, Outlet.of(step, place.child(id))));
        return new Region(box, steps, place, entries, outlets, depth);
    }

    /// All regions of a flow, outer ones first.
    public static List<Region> of(Flow flow) {
        var regions = new ArrayList<Region>();
        List<Outlet> triggers = flow.triggers().values().stream().map(Outlet::of).toList();
        Region outside = of(null, flow.steps(), JsonPointer.ROOT.child("steps"), triggers, 0);
        regions.add(outside);
        outside.addBoxes(regions);
        return regions;
    }

    private void addBoxes(List<Region> regions) {
        for (Step step : steps.values()) {
            Step.Body body = step.body();
            if (body != null) {
                JsonPointer at = placeOf(step.id());
                var start =
                        new Outlet(step.id(), Outlet.Kind.START, body.start(), at.child("start"));
                Region inside =
                        of(step.id(), body.steps(), at.child("steps"), List.of(start), depth + 1);
                regions.add(inside);
                inside.addBoxes(regions);
            }
        }
    }

    /// Where a step of this region stands in the file.
    public JsonPointer placeOf(String step) {
        return place.child(step);
    }

    /// The lists of targets of a step.
    public List<Outlet> outletsOf(String step) {
        return outlets.getOrDefault(step, List.of());
    }
}
