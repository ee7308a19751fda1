package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All of a [RunState] as plain nested values, so that two states can be compared: the one that
/// decided, and the one that its events give when they are read again.
final class Description {
    private Description() {}

    static Map<String, @Nullable Object> of(RunState state) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("run", state.run);
        all.put("status", state.status);
        all.put("seq", state.seq);
        all.put("started", state.started);
        all.put("trigger", state.trigger);
        all.put("input", state.input);
        all.put("seed", state.seed);
        all.put(
                "counts",
                List.of(
                        state.steps,
                        state.tokensMade,
                        state.forksMade,
                        state.callsMade,
                        state.timersMade));
        all.put("ready", state.ready.stream().map(token -> token.id).toList());
        all.put("calls", List.copyOf(state.calls.keySet()));
        all.put("timers", state.timers.values().stream().map(Object::toString).toList());
        all.put("busy", busy(state));
        Map<String, @Nullable Object> tokens = new TreeMap<>();
        state.tokens.forEach((id, token) -> tokens.put(id, token(token)));
        all.put("tokens", tokens);
        return all;
    }

    private static Map<String, @Nullable Object> busy(RunState state) {
        Map<String, @Nullable Object> busy = new TreeMap<>();
        state.busy.forEach(
                (path, there) -> busy.put(path.text(), there.stream().map(t -> t.id).toList()));
        return busy;
    }

    private static Map<String, @Nullable Object> token(Token token) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("parent", token.parent == null ? null : token.parent.id);
        all.put("slot", token.slot);
        all.put("phase", token.phase);
        all.put("at", token.at == null ? null : token.at.toString());
        all.put("path", token.path);
        all.put("visit", token.visit);
        all.put("visits", Arrays.toString(token.places.counts()));
        all.put("value", token.value);
        all.put("joined", token.joined);
        all.put("entered", token.entered);
        all.put("scheduled", token.scheduled);
        all.put("attempt", token.attempt);
        all.put("tries", token.tries == null ? null : Arrays.toString(token.tries));
        all.put("rule", token.rule);
        all.put("targets", token.targets.toString());
        all.put("call", token.call);
        all.put("timer", token.timer == null ? null : token.timer.toString());
        all.put("limit", token.limit == null ? null : token.limit.toString());
        all.put("variables", token.variables());
        Fork fork = token.fork;
        if (fork != null) {
            all.put("fork", List.of(fork.scope, String.valueOf(fork.join), fork.outputs()));
        }
        Box box = token.box;
        if (box != null) {
            all.put("box", List.copyOf(box.active.keySet()));
            all.put("boxInput", box.input);
            all.put("boxVisits", Arrays.toString(box.visits));
            all.put("outputs", box.outputs());
            all.put("items", List.of(box.started(), box.ended(), box.failed()));
        }
        return all;
    }
}
