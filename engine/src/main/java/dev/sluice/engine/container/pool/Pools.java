package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.FunctionLog;
import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The pools of all functions: who gets which instance, and when one is started or ended. An
/// instance is started when a call finds none idle, the function's concurrency is not used up, and
/// the memory budget has room; to make room the idle instance used longest ago is ended.
final class Pools {
    private final Starter starter;
    private final MemoryBudget budget;
    private final FunctionLog between;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Workload.Key, Pool> pools = new HashMap<>();
    private final Set<Instance> all = new HashSet<>();
    private final Set<Thread> starting = new HashSet<>();
    private boolean closed;

    Pools(Starter starter, MemoryBudget budget, FunctionLog between) {
        this.starter = starter;
        this.budget = budget;
        this.between = between;
    }

    /// Gets an instance for a call; waits where it must.
    Acquired acquire(Workload workload, LogSink log)
            throws InterruptedException, RuntimeUnavailableException {
        var waiter = new Waiter(workload, log);
        lock.lock();
        try {
            refuseWhenClosed(workload);
            Pool pool = pools.computeIfAbsent(workload.key(), _ -> new Pool(workload));
            pool.become(workload).forEach(this::forget);
            Optional<Instance> idle = takeLiving(pool);
            if (idle.isPresent()) {
                return new Acquired.Granted(idle.get());
            }
            if (pool.isThrottled()) {
                return new Acquired.Throttled(pool.concurrency());
            }
            pool.waiting().add(waiter);
            grow(pool);
        } finally {
            lock.unlock();
        }
        return await(waiter);
    }

    private void refuseWhenClosed(Workload workload) throws RuntimeUnavailableException {
        if (closed) {
            throw new RuntimeUnavailableException(
                    "call " + workload.name(), "the runtime is closed", "Open a new one.", null);
        }
    }

    private Acquired await(Waiter waiter) throws InterruptedException, RuntimeUnavailableException {
        try {
            return waiter.await();
        } catch (InterruptedException e) {
            giveUp(waiter);
            throw e;
        }
    }

    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            Pool pool = pools.get(waiter.workload().key());
            if (pool != null) {
                pool.waiting().remove(waiter);
            }
            if (waiter.result() instanceof Acquired.Granted(var instance)) {
                handOn(instance);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The next idle instance that has not died while nobody looked.
    private Optional<Instance> takeLiving(Pool pool) {
        for (var idle = pool.takeIdle(); idle.isPresent(); idle = pool.takeIdle()) {
            Instance instance = idle.get();
            if (instance.body().isAlive()) {
                return idle;
            }
            pool.remove();
            forget(instance);
        }
        return Optional.empty();
    }

    /// Takes an instance back after a call that left it fit for another.
    void release(Instance instance) {
        instance.shim().logTo(betweenCalls(instance.workload()));
        lock.lock();
        try {
            handOn(instance);
        } finally {
            lock.unlock();
        }
    }

    /// Ends an instance whose call left it unfit; `replace` starts another one behind.
    void discard(Instance instance, boolean replace) {
        lock.lock();
        try {
            Pool pool = poolOf(instance.workload());
            pool.remove();
            forget(instance);
            if (replace && !pool.hasIdle() && pool.waiting().isEmpty()) {
                startAhead(pool, instance.workload());
            }
            growAll();
        } finally {
            lock.unlock();
        }
    }

    private void handOn(Instance instance) {
        Pool pool = poolOf(instance.workload());
        Optional<Waiter> next = pool.pollWaiter(instance.workload());
        if (next.isPresent()) {
            next.get().serve(new Acquired.Granted(instance));
        } else if (closed || !pool.isCurrent(instance.workload()) || !instance.body().isAlive()) {
            pool.remove();
            forget(instance);
            growAll();
        } else {
            pool.giveIdle(instance, System.nanoTime());
            growAll();
        }
    }

    private LogSink betweenCalls(Workload workload) {
        return (stream, text) -> between.line(workload.name(), stream, text);
    }

    /// Starts one instance before a call needs it, unless there is one.
    void ensureOne(Workload workload) throws InterruptedException {
        Thread started = null;
        lock.lock();
        try {
            Pool pool = pools.computeIfAbsent(workload.key(), _ -> new Pool(workload));
            pool.become(workload).forEach(this::forget);
            if (!closed && pool.hasRoom() && !pool.hasIdle()) {
                started = startAhead(pool, workload);
            }
        } finally {
            lock.unlock();
        }
        if (started != null) {
            started.join();
        }
    }

    private @Nullable Thread startAhead(Pool pool, Workload workload) {
        if (closed || !pool.isCurrent(workload) || !makeRoom(workload)) {
            return null;
        }
        return start(pool, workload, betweenCalls(workload), null);
    }

    private void growAll() {
        pools.values().forEach(this::grow);
    }

    /// Starts instances for calls in line, as far as limits allow.
    private void grow(Pool pool) {
        for (Waiter waiter : pool.waiting()) {
            if (!pool.hasRoom()) {
                return;
            }
            if (!waiter.hasAskedForStart()) {
                if (!makeRoom(waiter.workload())) {
                    return;
                }
                waiter.askForStart();
                start(pool, waiter.workload(), waiter.log(), waiter);
            }
        }
    }

    private boolean makeRoom(Workload workload) {
        while (!budget.take(workload.function().memory())) {
            Optional<Instance> victim =
                    pools.values().stream()
                            .flatMap(pool -> pool.leastRecentlyUsed().stream())
                            .min(Comparator.comparingLong(Instance::idleSince));
            if (victim.isEmpty()) {
                return false;
            }
            poolOf(victim.get().workload()).removeIdle(victim.get());
            forget(victim.get());
        }
        return true;
    }

    private Thread start(Pool pool, Workload workload, LogSink log, @Nullable Waiter asker) {
        pool.add();
        Thread thread =
                Thread.ofVirtual()
                        .name("sluice-start-" + workload.name())
                        .unstarted(() -> starting(pool, workload, log, asker));
        starting.add(thread);
        thread.start();
        return thread;
    }

    private void starting(Pool pool, Workload workload, LogSink log, @Nullable Waiter asker) {
        Start start = null;
        RuntimeUnavailableException failure = null;
        try {
            start = starter.start(workload, log);
            if (start instanceof Start.Ready ready) {
                ready.shim().logTo(betweenCalls(workload));
            }
        } catch (RuntimeUnavailableException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure =
                    new RuntimeUnavailableException(
                            "start " + workload.name(), "the runtime was closed", "", e);
        } finally {
            started(pool, workload, asker, start, failure);
        }
    }

    private void started(
            Pool pool,
            Workload workload,
            @Nullable Waiter asker,
            @Nullable Start start,
            @Nullable RuntimeUnavailableException failure) {
        lock.lock();
        try {
            starting.remove(Thread.currentThread());
            if (start instanceof Start.Ready ready) {
                var instance = new Instance(workload, ready, asker == null);
                all.add(instance);
                handOn(instance);
                return;
            }
            pool.remove();
            budget.giveBack(workload.function().memory());
            if (asker != null && pool.waiting().remove(asker)) {
                if (start instanceof Start.Failed failed) {
                    asker.serve(new Acquired.NotStarted(failed));
                } else {
                    asker.fail(failure != null ? failure : broken(workload));
                }
            }
            growAll();
        } finally {
            lock.unlock();
        }
    }

    private static RuntimeUnavailableException broken(Workload workload) {
        return new RuntimeUnavailableException(
                "start " + workload.name(), "its start broke off", "See the log.", null);
    }

    private Pool poolOf(Workload workload) {
        return pools.computeIfAbsent(workload.key(), _ -> new Pool(workload));
    }

    /// The instance counts no more; it is ended behind.
    private void forget(Instance instance) {
        if (all.remove(instance)) {
            budget.giveBack(instance.workload().function().memory());
            instance.discard(betweenCalls(instance.workload()));
        }
    }

    /// Ends what has been idle for longer.
    void shrink(Duration longest) {
        long moment = System.nanoTime() - longest.toNanos();
        lock.lock();
        try {
            for (Pool pool : pools.values()) {
                pool.idleSinceBefore(moment).forEach(this::forget);
            }
            pools.values().removeIf(Pool::isEmpty);
        } finally {
            lock.unlock();
        }
    }

    /// Ends everything, calls under way included, and waits until it has ended.
    void close() throws InterruptedException {
        List<Thread> ending = new ArrayList<>();
        List<Thread> starts;
        lock.lock();
        try {
            closed = true;
            starts = List.copyOf(starting);
            for (Pool pool : pools.values()) {
                pool.takeAllIdle();
            }
            for (Instance instance : all) {
                ending.add(Thread.ofVirtual().start(instance::kill));
            }
        } finally {
            lock.unlock();
        }
        starts.forEach(Thread::interrupt);
        ending.addAll(starts);
        for (Thread thread : ending) {
            thread.join(Duration.ofSeconds(10));
        }
    }
}
