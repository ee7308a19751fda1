package dev.sluice.engine.machine.state;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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
        all.put("steps", state.steps);
        all.put("made", List.of(state.tokens.made(), state.tokens.forks()));
        all.put("next", List.of(state.work.nextCall(), state.work.nextTimer()));
        all.put("ready", ids(state.tokens.ready()));
        all.put("busy", new TreeSet<>(ids(state.tokens.busy())));
        all.put("calls", List.copyOf(state.work.calls().keySet()));
        all.put("callbacks", List.copyOf(state.work.callbacks().keySet()));
        all.put("paused", ids(state.work.paused()));
        all.put("timers", state.work.timers().stream().map(Object::toString).toList());
        Map<String, @Nullable Object> tokens = new TreeMap<>();
        state.tokens.all().forEach(token -> tokens.put(token.id(), of(token)));
        all.put("tokens", tokens);
        return all;
    }

    private static List<String> ids(Collection<Token> tokens) {
        return tokens.stream().map(Token::id).toList();
    }

    private static Map<String, @Nullable Object> of(Token token) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        Token parent = token.parent();
        all.put("parent", parent == null ? null : parent.id());
        all.put("slot", token.slot());
        all.put("phase", token.phase());
        all.put("at", String.valueOf(token.at));
        all.put("visit", String.valueOf(token.visit));
        all.put("visits", Arrays.toString(token.places().counts()));
        all.put("value", token.value());
        all.put("joined", token.isJoined());
        all.put("targets", token.targets().toString());
        all.put("call", token.call);
        all.put("timer", String.valueOf(token.timer));
        all.put("limit", String.valueOf(token.limit));
        all.put("heartbeat", String.valueOf(token.heartbeat));
        all.put("callback", token.callback);
        all.put("variables", token.variables());
        Fork fork = token.fork();
        if (fork != null) {
            all.put("fork", List.of(fork.scope(), String.valueOf(fork.join()), fork.outputs()));
        }
        Box box = token.box();
        if (box != null) {
            all.put("inside", ids(box.active()));
            all.put("boxInput", box.input());
            all.put("boxVisits", Arrays.toString(box.visits()));
            all.put("outputs", box.outputs());
            all.put("items", List.of(box.started(), box.ended(), box.failed()));
            all.put("read", List.of(box.pages(), box.available(), box.isRead()));
        }
        return all;
    }
}
