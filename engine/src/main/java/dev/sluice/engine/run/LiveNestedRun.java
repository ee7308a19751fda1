package dev.sluice.engine.run;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.run.call.NestedRun;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A nested run that goes on in this process.
record LiveNestedRun(Run run, NestedFlows.NestedListener heard) implements NestedRun {
    private static final String TASK_FAILED = "States.TaskFailed";

    @Override
    public String id() {
        return run.id();
    }

    @Override
    public Ended await() throws InterruptedException {
        return ended(run.id(), run.await());
    }

    /// The end as the run around sees it: whatever the nested run failed with, the call of a flow
    /// that failed is `States.TaskFailed`, as in the clouds; the cause tells the rest.
    static Ended ended(String id, Run.Result result) {
        return switch (result) {
            case Run.Result.Succeeded(var output) -> new Ended.Succeeded(output);
            case Run.Result.Failed(var failure) ->
                    failed(id, "FAILED", failure.error(), failure.cause());
            case Run.Result.Cancelled(var reason) -> failed(id, "ABORTED", null, reason);
            case Run.Result.Interrupted(var reason, var remedy) -> new Ended.Halted(reason, remedy);
        };
    }

    private static Ended failed(String id, String status, @Nullable String error, String why) {
        Map<String, Object> cause = new LinkedHashMap<>();
        if (error != null) {
            cause.put("Error", error);
        }
        cause.put("Cause", why);
        cause.put("Name", id);
        cause.put("Status", status);
        return new Ended.Failed(new Failure(TASK_FAILED, Json.write(cause)));
    }

    @Override
    public void cancel(String reason) {
        run.cancel(reason);
    }

    @Override
    public void halt() {
        if (run instanceof LiveRun live) {
            live.interrupt(
                    "The run that it is nested in was stopped.",
                    "It goes on when that run is resumed.");
        }
    }

    @Override
    public Duration took() {
        return heard.took();
    }
}
