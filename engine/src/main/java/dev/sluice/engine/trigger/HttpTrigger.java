package dev.sluice.engine.trigger;

import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.service.HttpDoor;
import dev.sluice.engine.service.HttpDoor.Answer;
import dev.sluice.engine.service.HttpDoor.Request;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Starts a run for each request of one `http` trigger and answers it.
record HttpTrigger(Trigger.Http trigger, String target, RunStarter starter)
        implements HttpDoor.Handler {
    /// How long a synchronous answer may take where the trigger does not say: the bound of an API
    /// gateway.
    static final int DEFAULT_LIMIT_SECONDS = 29;

    static final String DEFAULT_METHOD = "POST";

    HttpDoor.Route route() {
        return new HttpDoor.Route(method(trigger), trigger.path(), this);
    }

    static String method(Trigger.Http trigger) {
        return trigger.method() == null ? DEFAULT_METHOD : trigger.method();
    }

    @Override
    public Answer answer(Request request) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        Run run = starter.start(trigger.id(), HttpEvents.event(target, request, id));
        return "async".equals(trigger.answer()) ? HttpEvents.accepted(run.id()) : await(run);
    }

    private Answer await(Run run) throws InterruptedException {
        Integer limit = trigger.limitSeconds();
        var end = new FutureTask<>(run::await);
        Thread waiting = Thread.ofVirtual().name("answer-" + run.id()).start(end);
        try {
            return HttpEvents.answer(
                    end.get(limit == null ? DEFAULT_LIMIT_SECONDS : limit, TimeUnit.SECONDS));
        } catch (TimeoutException stillGoingOn) {
            waiting.interrupt();
            return HttpEvents.tooLate(run.id());
        } catch (ExecutionException e) {
            return HttpEvents.error(500, "Interrupted");
        }
    }
}
