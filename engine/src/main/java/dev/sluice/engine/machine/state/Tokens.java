package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.program.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tokens of a run: by name, by the step they are busy with, and those that are ready, in the
/// order they became so.
final class Tokens {
    private final Map<String, Token> byId = new HashMap<>();
    private final Map<StepPath, List<Token>> busy = new HashMap<>();
    private final ArrayDeque<Token> ready = new ArrayDeque<>();
    private @Nullable Token root;
    private long made;
    private long forks;

    @Nullable Token root() {
        return root;
    }

    @Nullable Token next() {
        return ready.peekFirst();
    }

    List<String> nextNames(int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add("t" + (made + i));
        }
        return names;
    }

    String nextFork() {
        return "f" + (forks + 1);
    }

    long made() {
        return made;
    }

    long forks() {
        return forks;
    }

    Collection<Token> all() {
        return byId.values();
    }

    Collection<Token> ready() {
        return ready;
    }

    List<Token> busy() {
        return busy.values().stream().flatMap(List::stream).toList();
    }

    Token begin(Places places) {
        Token token = make(null, 0, places);
        root = token;
        return token;
    }

    void end() {
        root = null;
    }

    Token make(@Nullable Token parent, int slot, Places places) {
        var token = new Token("t" + ++made, parent, slot, places);
        byId.put(token.id(), token);
        return token;
    }

    Token get(String id) {
        Token token = byId.get(id);
        if (token == null) {
            throw new IllegalStateException("The run has no token " + id);
        }
        return token;
    }

    @Nullable Token find(String id) {
        return byId.get(id);
    }

    /// The token of a visit that has not ended.
    Token busy(StepPath step, int visit) {
        List<Token> there = busy.get(step);
        if (there != null) {
            for (Token token : there) {
                if (token.visit() == visit) {
                    return token;
                }
            }
        }
        throw new IllegalStateException("Visit " + visit + " of " + step + " does not go on");
    }

    void begin(Token token, Visit visit) {
        if (token.phase() == Phase.PAUSED) {
            token.visit = visit;
        } else {
            come(token, visit);
        }
        token.to(Phase.WORKING);
    }

    void pause(Token token, Visit visit) {
        come(token, visit);
        token.to(Phase.PAUSED);
    }

    private void come(Token token, Visit visit) {
        unready(token);
        token.visit = visit;
        token.places().visited(token.node(), visit.number());
        busy.computeIfAbsent(visit.path(), _ -> new ArrayList<>(1)).add(token);
    }

    void leave(Token token) {
        List<Token> there = busy.get(token.path());
        if (there == null || !there.remove(token)) {
            throw new IllegalStateException("No step goes on at " + token.path());
        }
        if (there.isEmpty()) {
            busy.remove(token.path());
        }
        token.joined = false;
    }

    /// Sends a token on, with what it carries.
    void move(Token token, List<Node> targets, @Nullable Object value) {
        token.value = value;
        if (targets.size() != 1) {
            token.targets = targets;
            token.to(Phase.LEFT);
            return;
        }
        Node target = targets.getFirst();
        Token parent = token.parent();
        if (target.isJoin() && parent != null && parent.fork != null) {
            token.to(Phase.AT_JOIN);
            parent.fork.arrived(token.slot(), value, target);
            return;
        }
        token.at = target;
        if (token.phase() != Phase.READY) {
            token.to(Phase.READY);
        }
        ready.add(token);
    }

    void fork(Token token, String scope) {
        List<Node> targets = token.targets;
        token.to(Phase.FORKED);
        token.targets = List.of();
        forks++;
        var fork = new Fork(scope, targets);
        token.fork = fork;
        for (int i = 0; i < targets.size(); i++) {
            Token branch = make(token, i, token.places());
            fork.add(branch);
            move(branch, List.of(targets.get(i)), token.value);
        }
    }

    void join(Token token, StepPath step, @Nullable Object inputs) {
        Node join = token.fork == null ? null : token.fork.join();
        if (join == null) {
            throw new IllegalStateException("Nothing came to the join " + step);
        }
        gather(token);
        token.to(Phase.READY);
        token.at = join;
        token.value = inputs;
        token.joined = true;
        ready.add(token);
    }

    void end(Token token, @Nullable Object output) {
        token.to(Phase.ENDED);
        token.value = output;
        gather(token);
        Token parent = token.parent();
        if (parent != null && parent.fork != null) {
            parent.fork.arrived(token.slot(), output, null);
        }
    }

    /// Forgets the branches of a fork.
    private void gather(Token token) {
        if (token.fork != null) {
            token.fork.branches().forEach(branch -> byId.remove(branch.id()));
            token.fork = null;
        }
    }

    /// Forgets a token that holds nothing any more.
    void forget(Token token) {
        unready(token);
        byId.remove(token.id());
        if (token.phase().isBusy()) {
            leave(token);
        }
        Token parent = token.parent();
        if (parent != null && parent.places() != token.places()) {
            parent.places().absorb(token.places());
        }
        if (token.phase() != Phase.CANCELLED) {
            token.to(Phase.CANCELLED);
        }
    }

    private void unready(Token token) {
        if (ready.peekFirst() == token) {
            ready.pollFirst();
        } else if (token.phase() == Phase.READY) {
            ready.remove(token);
        }
    }
}
