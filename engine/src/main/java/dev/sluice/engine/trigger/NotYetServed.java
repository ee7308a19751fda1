package dev.sluice.engine.trigger;

import dev.sluice.engine.model.Trigger;

import java.util.List;
import java.util.stream.Collectors;

/// Says which triggers of a flow cannot be armed yet. Their events can be played by `run`.
public final class NotYetServed extends Exception {
    private static final long serialVersionUID = 1L;

    NotYetServed(List<Trigger> triggers) {
        super(
                triggers.stream()
                        .map(
                                trigger ->
                                        "Trigger "
                                                + trigger.id()
                                                + ": a trigger of kind '"
                                                + trigger.type()
                                                + "' cannot be served yet. Play its event instead:"
                                                + " sluice run FLOW --trigger "
                                                + trigger.id()
                                                + " --event FILE")
                        .collect(Collectors.joining("\n")));
    }
}
