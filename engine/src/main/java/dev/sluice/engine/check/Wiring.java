package dev.sluice.engine.check;

import dev.sluice.engine.check.Verdict.Cause;
import dev.sluice.engine.check.graph.Region;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Which wires may be drawn. Only what the file cannot hold is refused; any other wire is drawn,
/// and [Checks] says what is wrong with it.
public final class Wiring {
    private Wiring() {}

    /// Whether a wire may lead from a step or trigger to a step.
    public static Verdict verdict(Flow flow, String from, String to) {
        List<Region> regions = Region.of(flow);
        if (flow.triggers().containsKey(to)) {
            return new Verdict.Refused(
                    Cause.INTO_A_TRIGGER, "Nothing leads into a trigger; it starts the flow.");
        }
        Region target = regionOf(regions, to);
        if (target == null) {
            return new Verdict.Refused(Cause.NO_SUCH_ELEMENT, "There is no step \"" + to + "\".");
        }
        Trigger trigger = flow.triggers().get(from);
        Region source = trigger != null ? regions.getFirst() : regionOf(regions, from);
        if (source == null) {
            return new Verdict.Refused(
                    Cause.NO_SUCH_ELEMENT, "There is no step or trigger \"" + from + "\".");
        }
        if (!Objects.equals(source.box(), target.box())) {
            return crossing(source, target, from, to);
        }
        return trigger != null ? oneMore(trigger.next(), to) : within(source.steps().get(from), to);
    }

    private static Verdict within(@Nullable Step from, String to) {
        if (from instanceof Step.Succeed || from instanceof Step.Fail) {
            return new Verdict.Refused(
                    Cause.NOTHING_FOLLOWS, "Nothing follows a \"" + from.type() + "\" step.");
        }
        return from == null ? new Verdict.Allowed() : oneMore(from.next(), to);
    }

    private static Verdict oneMore(List<String> targets, String to) {
        return targets.contains(to)
                ? new Verdict.Refused(Cause.THERE_ALREADY, "This wire is already there.")
                : new Verdict.Allowed();
    }

    private static Verdict crossing(Region source, Region target, String from, String to) {
        String box = target.depth() >= source.depth() ? target.box() : source.box();
        if (from.equals(target.box())) {
            return new Verdict.Refused(
                    Cause.OUT_OF_A_BOX_INTO_IT,
                    "A wire from the box \"" + from + "\" cannot lead to a step inside it.");
        }
        if (to.equals(source.box())) {
            return new Verdict.Refused(
                    Cause.BACK_TO_THE_BOX,
                    "A step inside the box \"" + to + "\" cannot lead back to the box itself.");
        }
        return new Verdict.Refused(
                Cause.ACROSS_A_BOX,
                "A wire cannot cross the border of the box \"" + box + "\"; lead it to the box.");
    }

    /// Whether a step may be a first step of a box.
    public static Verdict startVerdict(Flow flow, String box, String to) {
        Region inside = null;
        for (Region region : Region.of(flow)) {
            if (box.equals(region.box())) {
                inside = region;
            }
        }
        if (inside == null) {
            return new Verdict.Refused(Cause.NO_SUCH_ELEMENT, "There is no box \"" + box + "\".");
        }
        if (!inside.steps().containsKey(to)) {
            return new Verdict.Refused(
                    Cause.NO_SUCH_ELEMENT, "\"" + to + "\" is not inside the box \"" + box + "\".");
        }
        return inside.entries().getFirst().targets().contains(to)
                ? new Verdict.Refused(Cause.THERE_ALREADY, "The box begins there already.")
                : new Verdict.Allowed();
    }

    private static @Nullable Region regionOf(List<Region> regions, String step) {
        for (Region region : regions) {
            if (region.steps().containsKey(step)) {
                return region;
            }
        }
        return null;
    }
}
