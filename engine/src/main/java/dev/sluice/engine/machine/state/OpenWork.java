package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.RunEvent.StepStarted;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.RunEvent.TimerSet;
import dev.sluice.engine.machine.program.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What a run has asked of the world and not been answered: calls and timers.
final class OpenWork {
    private final Map<String, Token> calls = new LinkedHashMap<>();
    private final Map<String, Token.OpenTimer> timers = new LinkedHashMap<>();
    private long callsMade;
    private long timersMade;

    Map<String, Token> calls() {
        return calls;
    }

    List<Token.OpenTimer> timers() {
        return List.copyOf(timers.values());
    }

    Token.@Nullable OpenTimer timer(String timer) {
        return timers.get(timer);
    }

    long nextCall() {
        return callsMade + 1;
    }

    String nextTimer() {
        return "timer-" + (timersMade + 1);
    }

    List<Command> outstanding() {
        List<Command> commands = new ArrayList<>();
        calls.values().forEach(token -> commands.add(command(token)));
        timers.values().forEach(t -> commands.add(new Command.StartTimer(t.timer(), t.due())));
        return commands;
    }

    void call(Token token, StepStarted event, Consumer<Command> commands) {
        token.to(Phase.CALLING);
        token.call = new Token.OpenCall(event.call(), event.key(), event.arguments());
        callsMade++;
        calls.put(event.call(), token);
        commands.accept(command(token));
    }

    private static Command command(Token token) {
        Token.OpenCall call = token.call;
        if (call == null || !(token.node().kind() instanceof Kind.Call kind)) {
            throw new IllegalStateException("Token " + token.id() + " has no call of a function");
        }
        return new Command.CallFunction(
                call.call(),
                call.key(),
                token.path(),
                token.node().step().id(),
                token.visit(),
                token.attempt(),
                kind.function(),
                call.arguments());
    }

    /// The outcome of a call has come.
    void answered(Token token) {
        if (token.call != null) {
            calls.remove(token.call.call());
            token.call = null;
        }
    }

    /// The outcome of a call is awaited no more.
    void kill(Token token, Consumer<Command> commands) {
        if (token.call != null) {
            commands.accept(new Command.KillCall(token.call.call()));
            answered(token);
        }
    }

    void set(@Nullable Token token, TimerSet event, Consumer<Command> commands) {
        timersMade++;
        var timer = new Token.OpenTimer(event.timer(), event.kind(), event.due(), token);
        timers.put(event.timer(), timer);
        commands.accept(new Command.StartTimer(event.timer(), event.due()));
        if (token == null) {
            return;
        }
        switch (event.kind()) {
            case WAIT -> {
                token.to(Phase.WAITING);
                token.timer = timer;
            }
            case RETRY -> token.timer = timer;
            case TIMEOUT, HEARTBEAT -> token.limit = timer;
            case RUN_TIMEOUT -> throw new IllegalStateException("A run's timer belongs to no step");
        }
    }

    void fired(String name, Consumer<Command> commands) {
        Token.OpenTimer timer = timers.remove(name);
        if (timer == null) {
            throw new IllegalStateException("No timer " + name + " is set");
        }
        Token token = timer.token();
        if (token == null) {
            return;
        }
        if (timer.kind() == TimerKind.TIMEOUT || timer.kind() == TimerKind.HEARTBEAT) {
            token.limit = null;
            kill(token, commands);
        } else {
            token.timer = null;
            token.to(Phase.WORKING);
        }
    }

    /// Stops the timers of an attempt.
    void stop(Token token, Consumer<Command> commands) {
        stop(token.timer, commands);
        stop(token.limit, commands);
        token.timer = null;
        token.limit = null;
    }

    void stopAll(Consumer<Command> commands) {
        timers().forEach(timer -> stop(timer, commands));
    }

    private void stop(Token.@Nullable OpenTimer timer, Consumer<Command> commands) {
        if (timer != null && timers.remove(timer.timer()) != null) {
            commands.accept(new Command.StopTimer(timer.timer()));
        }
    }
}
