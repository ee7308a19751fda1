package dev.sluice.engine.run;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.CallReport;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// Functions written in the test itself.
final class FakeRuntime implements FunctionRuntime {
    static final CallReport REPORT = new CallReport(10.0, null, false, 20.0, 10L, 128, "hash");

    final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> killed = new LinkedBlockingQueue<>();

    interface Handler {
        Outcome call(Call call, LogSink log)
                throws InterruptedException, RuntimeUnavailableException;
    }

    static Outcome returned(String json) {
        return new Outcome.Returned(json, REPORT);
    }

    /// A function that says when it is called, and ends only with its call.
    static Handler endless(CountDownLatch isCalled) {
        return (_, _) -> {
            isCalled.countDown();
            new CountDownLatch(1).await();
            return returned("never");
        };
    }

    /// The id of a call that is broken off, once it is, which may be after its run has ended.
    String killed() throws InterruptedException {
        return killed.take();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Outcome call(Call call, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        calls.add(call);
        try {
            return handlers.get(call.function().id()).call(call, log);
        } catch (InterruptedException e) {
            killed.add(call.id());
            throw e;
        }
    }

    @Override
    public void prepare(Call sample, LogSink progress) {}

    @Override
    public void close() {}
}
