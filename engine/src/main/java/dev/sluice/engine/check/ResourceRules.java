package dev.sluice.engine.check;

import dev.sluice.engine.check.step.References;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.value.JsonPointer;

/// What must hold for resources.
final class ResourceRules {
    private ResourceRules() {}

    static void check(Flow flow, Findings findings) {
        var references = new References(flow);
        for (Resource resource : flow.resources().values()) {
            if (resource instanceof Resource.Queue queue && queue.deadLetter() != null) {
                Findings.On on =
                        findings.on(
                                        queue.id(),
                                        JsonPointer.ROOT.child("resources").child(queue.id()))
                                .in("deadLetter");
                references.resource(queue.deadLetter(), Resource.Queue.class, "queue", on);
                if (queue.deadLetter().equals(queue.id())) {
                    on.error(
                            "queue.own-dead-letter",
                            "A queue cannot take its own dead messages.",
                            "Add a second queue for them.");
                }
            }
        }
    }
}
