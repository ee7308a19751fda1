package dev.sluice.engine.run;

import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.time.Agenda;
import dev.sluice.engine.secret.Redactor;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/// The callback tokens that the runs of this process wait for. Safe for use from many threads.
final class Callbacks {
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Runnable first;

    /// @param first is told each time a token is awaited, so that a door can be opened through
    ///   which answers come
    Callbacks(Runnable first) {
        this.first = first;
    }

    /// A token that is good, and the answers given for it that were not decided on yet.
    private static final class Waiting {
        private final Agenda agenda;
        private final Redactor redactor;
        private final Queue<CompletableFuture<Boolean>> receipts = new ArrayDeque<>();
        private boolean isVoid;

        Waiting(Agenda agenda, Redactor redactor) {
            this.agenda = agenda;
            this.redactor = redactor;
        }

        synchronized CompletableFuture<Boolean> give(String token, CallbackAnswer answer) {
            var receipt = new CompletableFuture<Boolean>();
            if (isVoid) {
                receipt.complete(false);
            } else {
                receipts.add(receipt);
                agenda.give(new Input.CallbackAnswered(token, safe(answer)));
            }
            return receipt;
        }

        private CallbackAnswer safe(CallbackAnswer answer) {
            return switch (answer) {
                case CallbackAnswer.Success(var output) ->
                        new CallbackAnswer.Success(redactor.value(output));
                case CallbackAnswer.Failed(var failure) ->
                        new CallbackAnswer.Failed(
                                new Failure(
                                        redactor.text(failure.error()),
                                        redactor.text(failure.cause())));
                case CallbackAnswer.Heartbeat _ -> answer;
            };
        }

        synchronized void taken() {
            CompletableFuture<Boolean> receipt = receipts.poll();
            if (receipt != null) {
                receipt.complete(true);
            }
        }

        synchronized void end() {
            isVoid = true;
            receipts.forEach(receipt -> receipt.complete(false));
            receipts.clear();
        }
    }

    /// A token is good from now on.
    void open(String token, Agenda agenda, Redactor redactor) {
        waiting.put(token, new Waiting(agenda, redactor));
        first.run();
    }

    /// An answer was decided on, and that is durable.
    void taken(RunEvent.CallbackReceived event) {
        Waiting one = waiting.get(event.token());
        if (one != null) {
            one.taken();
        }
    }

    /// A token is void from now on.
    void end(String token) {
        Waiting one = waiting.remove(token);
        if (one != null) {
            one.end();
        }
    }

    /// The run of this agenda does not go on here any more.
    void endAll(Agenda agenda) {
        waiting.entrySet()
                .removeIf(
                        entry -> {
                            boolean isOurs = entry.getValue().agenda.equals(agenda);
                            if (isOurs) {
                                entry.getValue().end();
                            }
                            return isOurs;
                        });
    }

    /// Gives an answer and returns once it is durable.
    ///
    /// @return whether the token was good: no run of this process waits for any other
    boolean answer(String token, CallbackAnswer answer) throws InterruptedException {
        Waiting one = waiting.get(token);
        if (one == null) {
            return false;
        }
        try {
            return one.give(token, answer).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nothing makes a receipt fail", e);
        }
    }
}
