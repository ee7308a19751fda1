package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Decision;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.program.Node;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.Evolution;
import dev.sluice.engine.machine.state.Phase;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// One input being decided: tells events, each of which is applied at once.
public final class Turn {
    private final Program program;
    private final Function<Node, Decider> deciders;
    private final TokenSource tokens;
    private final RunState state;
    private final Instant now;
    private final long seed;
    private final Evolution evolution;
    private final Progress progress = new Progress(this);
    private final Failures failures = new Failures(this);
    private final List<Entry> entries = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final Set<Token> filling = new HashSet<>();
    private long draws;
    private long drawnAt;

    public Turn(
            Program program,
            Function<Node, Decider> deciders,
            TokenSource tokens,
            RunState state,
            Instant now,
            long seed) {
        this.program = program;
        this.deciders = deciders;
        this.tokens = tokens;
        this.state = state;
        this.now = now;
        this.seed = seed;
        this.evolution = new Evolution(program, state, commands::add);
    }

    public Program program() {
        return program;
    }

    public RunState state() {
        return state;
    }

    /// The time of the input.
    public Instant now() {
        return now;
    }

    /// What random values are drawn from.
    long seed() {
        return seed;
    }

    /// What follows where a step ends well.
    public Progress progress() {
        return progress;
    }

    /// What follows where something fails.
    public Failures failures() {
        return failures;
    }

    public Decider decider(Token token) {
        return deciders.apply(token.node());
    }

    public void tell(RunEvent event) {
        entries.add(evolution.apply(event, now));
    }

    public Decision decision() {
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
        if (drawnAt != state.seq()) {
            drawnAt = state.seq();
            draws = 0;
        }
        return Chance.bits(seed, state.seq(), draws++);
    }

    public @Nullable Object evaluate(CompiledTemplate template, Token token)
            throws EvaluationException {
        return Values.of(template, Sight.of(this, token));
    }

    /// Lets the token wait before the step it stands at.
    public void pause(Token token) {
        tell(
                new RunEvent.StepPaused(
                        token.pathTo(token.node()),
                        token.visits(token.node()) + 1,
                        token.id(),
                        token.value()));
    }

    /// Schedules the step the token stands at or is paused before, and begins it.
    public void schedule(Token token, @Nullable Object input) {
        boolean isCounted = token.phase() == Phase.PAUSED;
        int visit = token.visits(token.node()) + (isCounted ? 0 : 1);
        tell(new RunEvent.StepScheduled(token.pathTo(token.node()), visit, token.id(), input));
        decider(token).begin(this, token);
    }

    /// The maps whose items are being started.
    public Set<Token> filling() {
        return filling;
    }

    public void setTimer(Token token, TimerKind kind, Instant due) {
        tell(new RunEvent.TimerSet(token.path(), token.visit(), state.nextTimer(), kind, due));
    }

    public void setRunTimer(Instant due) {
        tell(new RunEvent.TimerSet(null, 0, state.nextTimer(), TimerKind.RUN_TIMEOUT, due));
    }

    /// What the step's own work gets.
    public @Nullable Object arguments(Token token) throws EvaluationException {
        CompiledTemplate input = token.node().input();
        return input == null ? token.value() : evaluate(input, token);
    }

    /// Begins a call out.
    public void call(Token token, @Nullable Object arguments) {
        tell(
                new RunEvent.StepStarted(
                        token.path(),
                        token.visit(),
                        token.attempt(),
                        Chance.callId(state.run(), state.nextCall()),
                        key(token),
                        arguments));
    }

    /// Asks for the next items of a map.
    public void askForItems(Token token, @Nullable Object reader) {
        int from = token.box() == null ? 0 : token.box().available();
        tell(
                new RunEvent.ItemsAsked(
                        token.path(),
                        token.visit(),
                        Chance.callId(state.run(), state.nextCall()),
                        key(token),
                        reader,
                        from));
    }

    private String key(Token token) {
        return state.run() + "/" + token.path() + "#" + token.visit() + "." + token.attempt();
    }

    /// Hands a token out that the step waits for.
    public void await(Token token) {
        String callback = tokens.next(state.run(), seed, state.seq());
        tell(new RunEvent.CallbackWaiting(token.path(), token.visit(), token.attempt(), callback));
    }

    /// Limits the silence of whoever has the callback's token.
    ///
    /// @param seconds 0: it has no limit
    public void limitSilence(Token token, long seconds) {
        if (seconds > 0) {
            setTimer(token, TimerKind.HEARTBEAT, now.plusSeconds(seconds));
        }
    }

    /// Limits the attempt that begins now.
    ///
    /// @param seconds 0: it has no limit
    public void limit(Token token, long seconds) {
        if (seconds > 0) {
            setTimer(token, TimerKind.TIMEOUT, now.plusSeconds(seconds));
        }
    }
}
