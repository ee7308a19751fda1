package dev.sluice.engine.container.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The instances of one function. Guarded by the pools' lock.
final class Pool {
    private Workload current;
    private final Deque<Instance> idle = new ArrayDeque<>();
    private final Deque<Waiter> waiting = new ArrayDeque<>();

    /// Idle, in use and starting.
    private int instances;

    private int starting;

    Pool(Workload current) {
        this.current = current;
    }

    Deque<Waiter> waiting() {
        return waiting;
    }

    /// From now on the function is this; returns the idle instances of what it was before.
    List<Instance> become(Workload workload) {
        if (workload.equals(current)) {
            return List.of();
        }
        current = workload;
        List<Instance> former = List.copyOf(idle);
        idle.clear();
        instances -= former.size();
        return former;
    }

    boolean isCurrent(Workload workload) {
        return workload.equals(current);
    }

    /// Whether one more may be started.
    boolean hasRoom() {
        return instances < concurrency();
    }

    /// Whether as many calls as are reserved are under way, and one more is too many.
    boolean isThrottled() {
        int calls = instances - starting - idle.size() + waiting.size();
        return current.function().reserved() && calls >= concurrency();
    }

    int concurrency() {
        return current.function().parallel();
    }

    void addStarting() {
        instances++;
        starting++;
    }

    /// The start has ended; what was started counts on.
    void startEnded() {
        starting--;
    }

    void remove() {
        instances--;
    }

    boolean isEmpty() {
        return instances == 0 && waiting.isEmpty();
    }

    /// The idle instance used last, for its memory is still warm.
    Optional<Instance> takeIdle() {
        return Optional.ofNullable(idle.pollFirst());
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    void giveIdle(Instance instance, long now) {
        instance.idleFrom(now);
        idle.addFirst(instance);
    }

    /// The idle instance that was used the longest time ago.
    Optional<Instance> leastRecentlyUsed() {
        return Optional.ofNullable(idle.peekLast());
    }

    void removeIdle(Instance instance) {
        if (idle.remove(instance)) {
            instances--;
        }
    }

    /// Takes out those that have been idle since before the moment.
    List<Instance> idleSinceBefore(long moment) {
        var old = new ArrayList<Instance>();
        for (Iterator<Instance> all = idle.descendingIterator(); all.hasNext(); ) {
            Instance instance = all.next();
            if (instance.idleSince() - moment >= 0) {
                break;
            }
            all.remove();
            instances--;
            old.add(instance);
        }
        return old;
    }

    List<Instance> takeAllIdle() {
        List<Instance> all = List.copyOf(idle);
        idle.clear();
        instances -= all.size();
        return all;
    }

    /// The first call in line that the instance suits.
    Optional<Waiter> pollWaiter(Workload workload) {
        for (Iterator<Waiter> all = waiting.iterator(); all.hasNext(); ) {
            Waiter waiter = all.next();
            if (waiter.workload().equals(workload)) {
                all.remove();
                return Optional.of(waiter);
            }
        }
        return Optional.empty();
    }
}
