package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.RunEvent.ItemsAsked;
import dev.sluice.engine.machine.RunEvent.StepStarted;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.RunEvent.TimerSet;
import dev.sluice.engine.machine.program.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What a run has asked of the world and not been answered: calls and timers.
final class OpenWork {
    private final Map<String, Token> calls = new LinkedHashMap<>();
    private final Map<String, Token> callbacks = new LinkedHashMap<>();
    private final Map<String, Token.OpenTimer> timers = new LinkedHashMap<>();
    private final Set<Token> paused = new LinkedHashSet<>();
    private long callsMade;
    private long timersMade;

    Map<String, Token> calls() {
        return calls;
    }

    Map<String, Token> callbacks() {
        return callbacks;
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
        callbacks.forEach((name, token) -> commands.add(await(name, token)));
        paused.forEach(token -> commands.add(pause(token)));
        timers.values().forEach(t -> commands.add(new Command.StartTimer(t.timer(), t.due())));
        return commands;
    }

    void call(Token token, StepStarted event, Consumer<Command> commands) {
        if (token.phase() != Phase.AWAITING) {
            token.to(Phase.CALLING);
        }
        begin(token, new Token.OpenCall(event.call(), event.key(), event.arguments()), commands);
    }

    void read(Token token, ItemsAsked event, Consumer<Command> commands) {
        if (token.phase() == Phase.WORKING) {
            token.to(Phase.CALLING);
        }
        begin(token, new Token.OpenCall(event.call(), event.key(), event.reader()), commands);
    }

    private void begin(Token token, Token.OpenCall call, Consumer<Command> commands) {
        token.call = call;
        callsMade++;
        calls.put(call.call(), token);
        commands.accept(command(token));
    }

    private static Command items(Token token) {
        Token.OpenCall call = open(token);
        return new Command.ReadItems(
                call.call(),
                call.key(),
                token.path(),
                token.node().step().id(),
                token.visit(),
                token.box == null ? 0 : token.box.available(),
                call.arguments());
    }

    private static Command command(Token token) {
        return switch (token.node().kind()) {
            case Kind.Call kind -> function(token, kind.function());
            case Kind.Http _ -> http(token);
            case Kind.SubFlow kind -> flow(token, kind.flow());
            case Kind.Service _ -> service(token);
            case Kind.Items _ -> items(token);
            case Kind.Callback kind ->
                    switch (kind.handOut()) {
                        case Kind.HandOut.ToFunction(var function) -> function(token, function);
                        case Kind.HandOut.ToAddress _ -> http(token);
                        case Kind.HandOut.ToService _ -> service(token);
                        case null -> throw noCall(token);
                    };
            case Kind.Pass _, Kind.Choice _, Kind.Wait _, Kind.Fail _, Kind.Group _ ->
                    throw noCall(token);
        };
    }

    private static IllegalStateException noCall(Token token) {
        return new IllegalStateException("Token " + token.id() + " has no call");
    }

    private static Token.OpenCall open(Token token) {
        if (token.call == null) {
            throw noCall(token);
        }
        return token.call;
    }

    private static Command function(Token token, String function) {
        Token.OpenCall call = open(token);
        return new Command.CallFunction(
                call.call(),
                call.key(),
                token.path(),
                token.node().step().id(),
                token.visit(),
                token.attempt(),
                function,
                call.arguments());
    }

    private static Command http(Token token) {
        Token.OpenCall call = open(token);
        return new Command.CallHttp(
                call.call(),
                call.key(),
                token.path(),
                token.node().step().id(),
                token.visit(),
                call.arguments());
    }

    private static Command service(Token token) {
        Token.OpenCall call = open(token);
        return new Command.CallService(
                call.call(),
                call.key(),
                token.path(),
                token.node().step().id(),
                token.visit(),
                call.arguments());
    }

    private static Command flow(Token token, String flow) {
        Token.OpenCall call = open(token);
        return new Command.RunFlow(
                call.call(),
                call.key(),
                token.path(),
                token.node().step().id(),
                token.visit(),
                flow,
                call.arguments());
    }

    void await(Token token, String callback, Consumer<Command> commands) {
        token.to(Phase.AWAITING);
        token.callback = callback;
        callbacks.put(callback, token);
        commands.accept(await(callback, token));
    }

    private static Command await(String callback, Token token) {
        return new Command.AwaitCallback(callback, token.node().step().id());
    }

    void pause(Token token, Consumer<Command> commands) {
        paused.add(token);
        commands.accept(pause(token));
    }

    private static Command pause(Token token) {
        return new Command.Pause(
                token.path(), token.node().step().id(), token.visit(), token.value());
    }

    /// The token waits at no breakpoint any more.
    void endPause(Token token, Consumer<Command> commands) {
        if (paused.remove(token)) {
            commands.accept(new Command.EndPause(token.path(), token.visit()));
        }
    }

    Set<Token> paused() {
        return paused;
    }

    /// Lets a call end by itself where the step ends without its outcome: what a callback started,
    /// or the reading of items that nobody wants any more.
    void leave(Token token, Consumer<Command> commands) {
        if (token.call != null
                && (token.callback != null || token.node().kind() instanceof Kind.Items)) {
            commands.accept(new Command.LeaveCall(token.call.call()));
            answered(token);
        }
    }

    /// A callback's token is void.
    void endCallback(Token token, Consumer<Command> commands) {
        if (token.callback != null) {
            callbacks.remove(token.callback);
            commands.accept(new Command.EndCallback(token.callback));
            token.callback = null;
        }
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
            case TIMEOUT -> token.limit = timer;
            case HEARTBEAT -> {
                stop(token.heartbeat, commands);
                token.heartbeat = timer;
            }
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
        if (timer.kind() == TimerKind.TIMEOUT) {
            token.limit = null;
            kill(token, commands);
        } else if (timer.kind() == TimerKind.HEARTBEAT) {
            token.heartbeat = null;
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
        stop(token.heartbeat, commands);
        token.timer = null;
        token.limit = null;
        token.heartbeat = null;
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
