package dev.sluice.engine.run;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// The first events of one run as those of another: with the other's names for calls and tokens,
/// since neither may be mistaken for the first run's, and with the last event's time moved to now.
final class Prefix {
    private final String from;
    private final String to;
    private final Duration later;
    private final RunEvent.RunStarted begin;
    private final Supplier<String> tokens;
    private final Map<String, String> calls = new HashMap<>();
    private final Map<String, String> callbacks = new HashMap<>();

    /// @param to the other run
    /// @param later how much later its events are
    /// @param begin its first event
    /// @param tokens makes callback tokens
    Prefix(
            String from,
            String to,
            Duration later,
            RunEvent.RunStarted begin,
            Supplier<String> tokens) {
        this.from = from;
        this.to = to;
        this.later = later;
        this.begin = begin;
        this.tokens = tokens;
    }

    List<Entry> of(List<Entry> entries) {
        return entries.stream().map(this::of).toList();
    }

    private Entry of(Entry entry) {
        return new Entry(to, entry.seq(), entry.time().plus(later), event(entry.event()));
    }

    private RunEvent event(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted _ -> begin;
            case RunEvent.StepStarted e ->
                    new RunEvent.StepStarted(
                            e.step(),
                            e.visit(),
                            e.attempt(),
                            call(e.call()),
                            key(e.key()),
                            e.arguments());
            case RunEvent.ItemsAsked e ->
                    new RunEvent.ItemsAsked(
                            e.step(),
                            e.visit(),
                            call(e.call()),
                            key(e.key()),
                            e.reader(),
                            e.from());
            case RunEvent.StepCancelled(StepPath step, int visit, @Nullable String call) ->
                    new RunEvent.StepCancelled(step, visit, call == null ? null : call(call));
            case RunEvent.FlowStarted e ->
                    new RunEvent.FlowStarted(
                            e.step(), e.visit(), call(e.call()), e.flow(), e.run());
            case RunEvent.CallbackSent e ->
                    new RunEvent.CallbackSent(e.step(), e.visit(), call(e.call()), e.report());
            case RunEvent.CallbackWaiting e ->
                    new RunEvent.CallbackWaiting(
                            e.step(), e.visit(), e.attempt(), token(e.token()));
            case RunEvent.CallbackReceived e ->
                    new RunEvent.CallbackReceived(e.step(), token(e.token()), e.answer());
            case RunEvent.TimerSet e ->
                    new RunEvent.TimerSet(e.step(), e.visit(), e.timer(), e.kind(), due(e.due()));
            case RunEvent.RunResumed _,
                    RunEvent.StepScheduled _,
                    RunEvent.StepSucceeded _,
                    RunEvent.StepFailed _,
                    RunEvent.StepCaught _,
                    RunEvent.StepRetried _,
                    RunEvent.StepPaused _,
                    RunEvent.TokenForked _,
                    RunEvent.TokenEnded _,
                    RunEvent.TokensJoined _,
                    RunEvent.ChoiceTaken _,
                    RunEvent.VariableAssigned _,
                    RunEvent.ItemsRead _,
                    RunEvent.ItemStarted _,
                    RunEvent.ItemEnded _,
                    RunEvent.TimerFired _,
                    RunEvent.RunSucceeded _,
                    RunEvent.RunFailed _,
                    RunEvent.RunCancelled _ ->
                    event;
        };
    }

    /// A name that follows from the first one, in the same form.
    private String call(String call) {
        return calls.computeIfAbsent(
                call,
                _ ->
                        UUID.nameUUIDFromBytes((to + ":" + call).getBytes(StandardCharsets.UTF_8))
                                .toString());
    }

    private String key(String key) {
        return key.startsWith(from) ? to + key.substring(from.length()) : key;
    }

    private String token(String token) {
        return callbacks.computeIfAbsent(token, _ -> tokens.get());
    }

    private Instant due(Instant due) {
        return due.plus(later);
    }
}
