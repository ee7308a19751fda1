package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.RunEvent.TimerKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One input being decided: tells events, each of which is applied at once.
final class Turn {
    private final Program program;
    private final RunState state;
    private final Instant now;
    private final Evolution evolution;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final Set<Token> filling = new HashSet<>();
    private final long seed;
    private long draws;
    private long drawnAt;

    Turn(Program program, RunState state, Instant now, long seed) {
        this.program = program;
        this.state = state;
        this.now = now;
        this.seed = seed;
        this.evolution = new Evolution(program, state, commands::add);
    }

    Instant now() {
        return now;
    }

    RunState state() {
        return state;
    }

    Program program() {
        return program;
    }

    void tell(RunEvent event) {
        evolution.apply(event, now);
        entries.add(new Entry(state.run, state.seq, now, event));
    }

    Decision decision() {
        if (state.isGoingOn()) {
            commands.add(new Command.GoOn());
        }
        return entries.isEmpty() && commands.isEmpty()
                ? Decision.NONE
                : new Decision(entries, commands);
    }

    /// The next 64 random bits. They depend on the seed, the number of events so far, and how many
    /// were drawn since the last of these.
    long random() {
        if (drawnAt != state.seq) {
            drawnAt = state.seq;
            draws = 0;
        }
        return Chance.bits(seed, state.seq, draws++);
    }

    /// Schedules the step the token stands at and begins it.
    void schedule(Token token) {
        Node node = token.node();
        tell(
                new RunEvent.StepScheduled(
                        token.places.path(node),
                        token.places.visits(node) + 1,
                        token.id,
                        token.value));
        node.decider.begin(this, token);
    }

    @Nullable Object evaluate(CompiledTemplate template, Token token) throws EvaluationException {
        return template.evaluate(sight(token, "", null));
    }

    Sight sight(@Nullable Token token, String extra, @Nullable Object extraValue) {
        return new Sight(
                this,
                token,
                new States(
                        token == null ? null : token.value,
                        extra,
                        extraValue,
                        () -> ContextObject.of(this, token)));
    }

    /// What the fields that open a box can see: the same at any time while it is open, so that they
    /// can be computed again.
    Sight opening(Token token) {
        return new Sight(
                this,
                token,
                new States(token.value, "", null, () -> ContextObject.of(this, token))) {
            private long drawn;

            @Override
            public Instant now() {
                return token.since();
            }

            @Override
            public long random() {
                return Chance.bits(seed, token.scheduled, (token.attempt << 20) + drawn++);
            }
        };
    }

    /// What a map's `itemSelector` can see.
    Sight selecting(Token token, int index, @Nullable Object item) {
        return new Sight(
                this,
                token,
                new States(
                        token.value,
                        "",
                        null,
                        () -> {
                            var context = ContextObject.of(this, token);
                            context.put("Map", ContextObject.item(index, item));
                            return context;
                        }));
    }

    /// Marks that a map's items are being started; false where they are already.
    boolean enter(Token token) {
        return filling.add(token);
    }

    void exit(Token token) {
        filling.remove(token);
    }

    /// What a trigger's `input` can see: the event, and no state yet.
    Sight beforeStart(Input.Start start) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Trigger", start.trigger());
        return new Sight(this, null, new States(start.event(), "", null, () -> context));
    }

    /// Ends a step that has no result of its own: its input passes through.
    void pass(Token token, Transfer transfer) {
        finish(token, transfer, sight(token, "", null), token.value, null);
    }

    /// Ends a step with its result.
    void succeed(Token token, @Nullable Object result, @Nullable CallReport report) {
        Node node = token.node();
        finish(token, node.transfer, sight(token, "result", result), result, report);
    }

    private void finish(
            Token token,
            Transfer transfer,
            Sight sight,
            @Nullable Object plain,
            @Nullable CallReport report) {
        Object output;
        List<RunEvent> assigned;
        try {
            output = transfer.output() == null ? plain : transfer.output().evaluate(sight);
            assigned = assign(token, transfer, sight);
        } catch (EvaluationException e) {
            failQuery(token, e, report);
            return;
        }
        assigned.forEach(this::tell);
        tell(new RunEvent.StepSucceeded(token.place(), token.visit, output, report));
        follow(token);
    }

    /// The events that set a step's variables, all computed before any is set.
    private static List<RunEvent> assign(Token token, Transfer transfer, Sight sight)
            throws EvaluationException {
        if (transfer.names().isEmpty()) {
            return List.of();
        }
        List<RunEvent> events = new ArrayList<>();
        for (int i = 0; i < transfer.names().size(); i++) {
            String name = transfer.names().get(i);
            refuseOuter(token, name);
            events.add(
                    new RunEvent.VariableAssigned(
                            token.place(),
                            token.id,
                            name,
                            transfer.values().get(i).evaluate(sight)));
        }
        return events;
    }

    private static void refuseOuter(Token token, String name) throws EvaluationException {
        for (Token outer = token.parent; outer != null; outer = outer.parent) {
            if (outer.variables().containsKey(name)) {
                throw new EvaluationException(
                        "The variable $"
                                + name
                                + " belongs to an outer scope, which a branch or box can read but"
                                + " not assign; give it another name");
            }
        }
    }

    private static String reason(EvaluationException e) {
        return String.valueOf(e.getMessage());
    }

    /// Sees to what a token's last event leads to at once: it may have become several, have ended,
    /// or have been the last one a join waited for.
    void follow(Token token) {
        switch (token.phase) {
            case LEFT -> {
                if (token.targets.isEmpty()) {
                    tell(new RunEvent.TokenEnded(token.path, token.id, token.value));
                    ended(token);
                } else {
                    split(token);
                }
            }
            case AT_JOIN -> ended(token);
            case READY, WORKING, CALLING, WAITING, RETRYING, INSIDE, FORKED, ENDED -> {}
            case FAILED, CANCELLED -> {}
        }
    }

    private void split(Token token) {
        List<String> branches = new ArrayList<>();
        for (int i = 1; i <= token.targets.size(); i++) {
            branches.add("t" + (state.tokensMade + i));
        }
        String scope = "f" + (state.forksMade + 1);
        tell(new RunEvent.TokenForked(token.path, scope, token.id, branches));
        join(token);
    }

    /// A token came to its end or its join: is its scope complete?
    private void ended(Token token) {
        Token parent = token.parent;
        if (parent == null) {
            tell(new RunEvent.RunSucceeded(token.value));
        } else if (parent.fork != null) {
            join(parent);
        } else {
            parent.node().decider.ended(this, parent, token);
        }
    }

    private void join(Token token) {
        Fork fork = token.fork;
        if (fork == null || !fork.isDone()) {
            return;
        }
        if (fork.split) {
            rise(
                    token,
                    new Failure(
                            ErrorNames.RUNTIME, "The branches of one fork came to different joins"),
                    token.path);
        } else if (fork.join == null) {
            tell(new RunEvent.TokenEnded(token.path, token.id, fork.outputs()));
            ended(token);
        } else {
            tell(
                    new RunEvent.TokensJoined(
                            token.places.path(fork.join), fork.scope, token.id, fork.outputs()));
        }
    }

    /// A step's own work failed: tries again, hands the error to a catcher, or lets it rise.
    void fail(Token token, Failure failure, @Nullable CallReport report) {
        if (token.box != null) {
            cancelInside(token);
        }
        Node node = token.node();
        int retrier = Retries.match(node, token, failure);
        if (retrier >= 0) {
            var rule = node.step.handling().retry().get(retrier);
            double delay = Retries.delaySeconds(rule, token, retrier, this::random);
            tell(
                    new RunEvent.StepRetried(
                            token.place(),
                            token.visit,
                            token.attempt,
                            failure,
                            retrier,
                            delay,
                            report));
            setTimer(token, TimerKind.RETRY, now.plusNanos((long) (delay * 1e9)));
            return;
        }
        var catchers = node.step.handling().catchers();
        for (int i = 0; i < catchers.size(); i++) {
            if (ErrorNames.match(catchers.get(i).errors(), failure.error())) {
                handOver(token, failure, i, report);
                return;
            }
        }
        giveUp(token, failure, report);
    }

    /// A step's own expression failed.
    void failQuery(Token token, EvaluationException e) {
        failQuery(token, e, null);
    }

    private void failQuery(Token token, EvaluationException e, @Nullable CallReport report) {
        fail(token, new Failure(ErrorNames.QUERY, reason(e)), report);
    }

    private void handOver(Token token, Failure failure, int index, @Nullable CallReport report) {
        Map<String, @Nullable Object> error = failure.asValue();
        Sight sight = sight(token, "errorOutput", error);
        Transfer transfer = token.node().catches.get(index).transfer();
        Object output;
        List<RunEvent> assigned;
        try {
            output = transfer.output() == null ? error : transfer.output().evaluate(sight);
            assigned = assign(token, transfer, sight);
        } catch (EvaluationException e) {
            giveUp(token, new Failure(ErrorNames.QUERY, reason(e)), report);
            return;
        }
        assigned.forEach(this::tell);
        tell(new RunEvent.StepCaught(token.place(), token.visit, failure, index, output, report));
        follow(token);
    }

    private void giveUp(Token token, Failure failure, @Nullable CallReport report) {
        tell(new RunEvent.StepFailed(token.place(), token.visit, token.attempt, failure, report));
        rise(token, failure, token.path);
    }

    /// An error leaves its scope: what goes on beside it is cancelled, and the box around it, or
    /// the run, fails.
    private void rise(Token token, Failure failure, @Nullable StepPath origin) {
        Token inside = token;
        Token around = token.parent;
        while (around != null && around.box == null) {
            inside = around;
            around = around.parent;
        }
        if (around == null) {
            failRun(failure, origin);
        } else {
            around.node().decider.failed(this, around, inside, failure);
        }
    }

    /// Ends the run in an error.
    void failRun(Failure failure, @Nullable StepPath origin) {
        cancelAll();
        tell(new RunEvent.RunFailed(failure, origin));
    }

    void cancelAll() {
        if (state.root != null) {
            cancel(state.root);
        }
    }

    private void cancelInside(Token token) {
        if (token.box != null) {
            List.copyOf(token.box.active.values()).forEach(this::cancel);
        }
    }

    /// Cancels all that a token and its branches are doing.
    void cancel(Token token) {
        if (token.fork != null) {
            for (Token branch : token.fork.branches) {
                cancel(branch);
            }
        }
        cancelInside(token);
        if (token.isBusy()) {
            String call = token.call == null ? null : token.call.call();
            tell(new RunEvent.StepCancelled(token.place(), token.visit, call));
        }
    }

    void setRunTimer(Instant due) {
        String timer = "timer-" + (state.timersMade + 1);
        tell(new RunEvent.TimerSet(null, 0, timer, TimerKind.RUN_TIMEOUT, due));
    }

    void setTimer(Token token, TimerKind kind, Instant due) {
        String timer = "timer-" + (state.timersMade + 1);
        tell(new RunEvent.TimerSet(token.place(), token.visit, timer, kind, due));
    }
}
