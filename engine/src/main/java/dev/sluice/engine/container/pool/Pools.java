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
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Starter starter;
    private final MemoryBudget budget;
    private final FunctionLog between;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Workload.Key, Pool> pools = new HashMap<>();
    private final Set<Instance> all = new HashSet<>();
    private final Set<StartAttempt> starting = new HashSet<>();
    private final Set<Thread> ending = new HashSet<>();
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
            if (closed) {
                throw refusal(workload);
            }
            Pool pool = became(workload);
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
        try {
            return waiter.await();
        } catch (InterruptedException e) {
            giveUp(waiter);
            throw e;
        }
    }

    private static RuntimeUnavailableException refusal(Workload workload) {
        return new RuntimeUnavailableException(
                "call " + workload.name(), "the runtime is closed", "Open a new one.", null);
    }

    /// The pool of a function that is this from now on.
    private Pool became(Workload workload) {
        Pool pool = poolOf(workload);
        pool.become(workload).forEach(this::forget);
        return pool;
    }

    private Pool poolOf(Workload workload) {
        return pools.computeIfAbsent(workload.key(), _ -> new Pool(workload));
    }

    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            poolOf(waiter.workload()).waiting().remove(waiter);
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
            if (idle.get().body().isAlive()) {
                return idle;
            }
            pool.remove();
            forget(idle.get());
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
            return;
        }
        if (!closed && pool.isCurrent(instance.workload()) && instance.body().isAlive()) {
            pool.giveIdle(instance, System.nanoTime());
        } else {
            pool.remove();
            forget(instance);
        }
        growAll();
    }

    private LogSink betweenCalls(Workload workload) {
        return (stream, text) -> between.line(workload.flowFolder(), workload.name(), stream, text);
    }

    /// Starts one instance before a call needs it, unless there is one.
    ///
    /// @throws RuntimeUnavailableException where the host lacks something
    void ensureOne(Workload workload) throws InterruptedException, RuntimeUnavailableException {
        Optional<StartAttempt> attempt = Optional.empty();
        lock.lock();
        try {
            Pool pool = became(workload);
            if (pool.hasRoom() && !pool.hasIdle()) {
                attempt = startAhead(pool, workload);
            }
        } finally {
            lock.unlock();
        }
        if (attempt.isPresent()) {
            attempt.get().await();
        }
    }

    private Optional<StartAttempt> startAhead(Pool pool, Workload workload) {
        return closed || !pool.isCurrent(workload) || !makeRoom(workload)
                ? Optional.empty()
                : Optional.of(start(pool, workload, null));
    }

    private void growAll() {
        pools.values().forEach(this::grow);
    }

    /// Starts instances for calls in line, as far as limits allow.
    private void grow(Pool pool) {
        for (Waiter waiter : pool.waiting()) {
            if (closed || !pool.hasRoom()) {
                return;
            }
            if (!waiter.hasAskedForStart()) {
                if (!makeRoom(waiter.workload())) {
                    return;
                }
                waiter.askForStart();
                start(pool, waiter.workload(), waiter);
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

    private StartAttempt start(Pool pool, Workload workload, @Nullable Waiter asker) {
        pool.addStarting();
        var attempt =
                new StartAttempt(workload, asker, starter, betweenCalls(workload), this::started);
        starting.add(attempt);
        attempt.begin();
        return attempt;
    }

    private void started(StartAttempt attempt) {
        lock.lock();
        try {
            starting.remove(attempt);
            Pool pool = poolOf(attempt.workload());
            pool.startEnded();
            Optional<Instance> instance = attempt.instance();
            if (instance.isPresent()) {
                all.add(instance.get());
                handOn(instance.get());
                return;
            }
            pool.remove();
            budget.giveBack(attempt.workload().function().memory());
            if (attempt.asker() != null) {
                heir(attempt.asker(), pool)
                        .ifPresent(
                                waiter -> {
                                    pool.waiting().remove(waiter);
                                    attempt.tell(waiter);
                                });
            }
            growAll();
        } finally {
            lock.unlock();
        }
    }

    /// The call that a failed start concerns: the one that asked for it, or, where that was served
    /// by another's instance, the one that lost its own start so.
    private Optional<Waiter> heir(Waiter asker, Pool pool) {
        if (pool.waiting().contains(asker)) {
            return Optional.of(asker);
        }
        return pool.waiting().stream()
                .filter(Waiter::hasAskedForStart)
                .filter(waiter -> starting.stream().noneMatch(other -> other.asker() == waiter))
                .findFirst();
    }

    /// The instance counts no more; it is ended behind.
    private void forget(Instance instance) {
        if (all.remove(instance)) {
            budget.giveBack(instance.workload().function().memory());
            LogSink log = betweenCalls(instance.workload());
            Thread thread =
                    Thread.ofVirtual()
                            .name("sluice-discard-" + instance.workload().name())
                            .unstarted(() -> end(instance, log));
            ending.add(thread);
            thread.start();
        }
    }

    private void end(Instance instance, LogSink log) {
        try {
            instance.end(log);
        } finally {
            lock.lock();
            try {
                ending.remove(Thread.currentThread());
            } finally {
                lock.unlock();
            }
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
        List<StartAttempt> attempts;
        lock.lock();
        try {
            closed = true;
            attempts = List.copyOf(starting);
            for (Pool pool : pools.values()) {
                pool.takeAllIdle();
                pool.waiting().forEach(waiter -> waiter.fail(refusal(waiter.workload())));
                pool.waiting().clear();
            }
            List.copyOf(all).forEach(this::forget);
        } finally {
            lock.unlock();
        }
        for (StartAttempt attempt : attempts) {
            attempt.interrupt();
            attempt.thread().join(LONGEST_END);
        }
        for (Thread thread : endings()) {
            thread.join(LONGEST_END);
        }
    }

    private List<Thread> endings() {
        lock.lock();
        try {
            return new ArrayList<>(ending);
        } finally {
            lock.unlock();
        }
    }
}
