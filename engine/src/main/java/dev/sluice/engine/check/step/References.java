package dev.sluice.engine.check.step;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;

/// Names of functions and resources lead to elements that are there and of the right kind.
public record References(Flow flow) {
    void function(String name, Findings.On on) {
        if (isStatic(name, on) && !flow.functions().containsKey(name)) {
            on.error(
                    "function.unknown",
                    "There is no function \"" + Names.shortened(name, 80) + "\".",
                    Names.didYouMean(name, flow.functions().keySet())
                            + "Functions stand under \"functions\".");
        }
    }

    public void resource(String name, Class<? extends Resource> kind, String word, Findings.On on) {
        if (!isStatic(name, on)) {
            return;
        }
        Resource resource = flow.resources().get(name);
        if (resource == null) {
            on.error(
                    "resource.unknown",
                    "There is no %s \"%s\".".formatted(word, Names.shortened(name, 80)),
                    Names.didYouMean(name, flow.resources().keySet())
                            + "Add \"%s\": { \"type\": \"%s\" } under \"resources\"."
                                    .formatted(Names.shortened(name, 80), word));
        } else if (!kind.isInstance(resource)) {
            on.error(
                    "resource.other-kind",
                    "\"" + name + "\" is not a " + word + ".",
                    "Name a resource of type \"" + word + "\".");
        }
    }

    private static boolean isStatic(String name, Findings.On on) {
        if (Template.isExpression(name)) {
            on.error(
                    "expression.not-here",
                    "No expression is possible here: the name must be known before a run.",
                    "Write the name itself; to pick one while running, use a choice.");
            return false;
        }
        return true;
    }
}
