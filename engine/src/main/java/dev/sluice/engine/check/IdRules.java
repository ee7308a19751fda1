package dev.sluice.engine.check;

import dev.sluice.engine.check.graph.Region;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.value.JsonPointer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ids are well formed, and unique among steps (those in boxes too) and triggers.
final class IdRules {
    private IdRules() {}

    static void check(Flow flow, List<Region> regions, Findings findings) {
        Map<String, String> owners = new HashMap<>();
        JsonPointer triggers = JsonPointer.ROOT.child("triggers");
        for (String id : flow.triggers().keySet()) {
            claim(id, "a trigger", findings.on(id, triggers.child(id)), owners);
        }
        for (Region region : regions) {
            String owner =
                    region.box() == null ? "a step" : "a step in the box \"" + region.box() + "\"";
            for (String id : region.steps().keySet()) {
                claim(id, owner, findings.on(id, region.placeOf(id)), owners);
            }
        }
        wellFormed(flow.functions().keySet(), "functions", findings);
        wellFormed(flow.resources().keySet(), "resources", findings);
    }

    private static void claim(String id, String owner, Findings.On on, Map<String, String> owners) {
        wellFormed(id, on);
        String other = owners.putIfAbsent(id, owner);
        if (other != null) {
            on.error(
                    "id.twice",
                    "The id \"%s\" is that of %s already.".formatted(id, other),
                    "Give one of them another id; ids are unique in the whole flow, boxes"
                            + " included.");
        }
    }

    private static void wellFormed(Collection<String> ids, String map, Findings findings) {
        for (String id : ids) {
            wellFormed(id, findings.on(id, JsonPointer.ROOT.child(map).child(id)));
        }
    }

    private static void wellFormed(String id, Findings.On on) {
        Names.problem(id)
                .ifPresent(
                        wrong ->
                                on.error(
                                        "id.invalid",
                                        wrong,
                                        "Give it an id of 1 to 80 characters."));
    }
}
