package dev.sluice.engine.trigger;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.service.HttpDoor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A flow whose triggers are ready to fire.
///
/// @param routes where HTTP requests come in; whoever serves opens one door for all flows
/// @param timers run on a thread of their own each, until interrupted
/// @param manual the triggers that nothing fires but the user
public record ArmedFlow(
        List<HttpDoor.Route> routes, List<TimedTrigger> timers, List<Trigger.Manual> manual) {
    /// The times of one timer.
    ///
    /// @param next the first time after a given one
    public record TimedTrigger(
            Trigger.Timer trigger, Function<Instant, Optional<Instant>> next, Runnable loop) {}

    /// Makes the triggers of a flow ready.
    ///
    /// @param stateFolder the flow's `.sluice` folder
    /// @param schedules gives the times of a timer
    /// @throws NotYetServed where the flow has triggers of other kinds
    public static ArmedFlow of(
            Flow flow,
            Path stateFolder,
            RunStarter starter,
            Function<Trigger.Timer, Function<Instant, Optional<Instant>>> schedules,
            Clock clock)
            throws NotYetServed {
        var fired = new FireLog(stateFolder.resolve("timers.json"));
        List<HttpDoor.Route> routes = new ArrayList<>();
        List<TimedTrigger> timers = new ArrayList<>();
        List<Trigger.Manual> manual = new ArrayList<>();
        List<Trigger> others = new ArrayList<>();
        for (Trigger trigger : flow.triggers().values()) {
            switch (trigger) {
                case Trigger.Http http ->
                        routes.add(new HttpTrigger(http, flow.target(), starter).route());
                case Trigger.Timer timer -> {
                    var next = schedules.apply(timer);
                    timers.add(
                            new TimedTrigger(
                                    timer,
                                    next,
                                    new TimerTrigger(
                                            timer, flow.target(), starter, next, fired, clock)));
                }
                case Trigger.Manual byHand -> manual.add(byHand);
                case Trigger.ObjectChange _, Trigger.Queue _, Trigger.Topic _, Trigger.Webhook _ ->
                        others.add(trigger);
            }
        }
        if (!others.isEmpty()) {
            throw new NotYetServed(others);
        }
        return new ArmedFlow(routes, timers, manual);
    }
}
