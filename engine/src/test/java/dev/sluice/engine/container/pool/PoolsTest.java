package dev.sluice.engine.container.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.code.CodeVersion;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// The pools alone, over instances that are started by hand and do nothing.
@Timeout(120)
class PoolsTest {
    private final Stage stage = new Stage();
    private Pools pools = pools(10_000);

    private Pools pools(long budgetMb) {
        return new Pools(stage, new MemoryBudget(budgetMb), (_, _, _, _) -> {});
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.open();
        pools.close();
    }

    @Test
    void givesAnIdleInstanceToTheNextCall() throws Exception {
        stage.open();
        Instance first = granted(workload("f", 128, 4));
        pools.release(first);

        assertThat(granted(workload("f", 128, 4))).isSameAs(first);
        assertThat(stage.starts).hasSize(1);
    }

    @Test
    void neverGivesAnInstanceToAnotherFunction() throws Exception {
        stage.open();
        Instance first = granted(workload("f", 128, 4));
        pools.release(first);

        assertThat(granted(workload("g", 128, 4))).isNotSameAs(first);
    }

    @Test
    void startsNoMoreThanTheConcurrencyAndServesInOrder() throws Exception {
        stage.open();
        Workload f = workload("f", 128, 2);
        Instance one = granted(f);
        Instance two = granted(f);
        Future<Acquired> third = acquiring(f);
        Future<Acquired> fourth = acquiring(f);
        assertThat(stage.starts).hasSize(2);

        pools.release(two);
        assertThat(instance(third)).isSameAs(two);
        pools.release(one);
        assertThat(instance(fourth)).isSameAs(one);

        assertThat(stage.starts).hasSize(2);
    }

    @Test
    void doesNotLetACallWaitForItsStartWhenAnotherInstanceIsFree() throws Exception {
        Workload f = workload("f", 128, 2);
        Future<Acquired> first = acquiring(f);
        stage.finishOne();
        Instance running = instance(first);
        Future<Acquired> second = acquiring(f);
        stage.awaitStarts(2);

        pools.release(running);

        assertThat(instance(second)).isSameAs(running);
        stage.finishOne();
        assertThat(instance(acquiring(f))).isNotSameAs(running);
        assertThat(stage.starts).hasSize(2);
    }

    @Test
    void throttlesAReservedConcurrencyByCallsAndNotByStarts() throws Exception {
        stage.open();
        Workload f = workload("f", 128, 1, true, "v1");
        Instance instance = granted(f);

        assertThat(instance(pools.acquire(f, stage.log))).isNull();
        stage.shut();
        pools.discard(instance, true);
        stage.awaitStarts(2);
        Future<Acquired> next = acquiring(f);
        stage.finishOne();

        assertThat(instance(next)).isNotNull();
    }

    @Test
    void tellsAFailedStartToItsOwnCallOnly() throws Exception {
        Workload f = workload("f", 128, 2);
        Future<Acquired> one = acquiring(f);
        stage.awaitStarts(1);
        Future<Acquired> two = acquiring(f);
        stage.awaitStarts(2);

        stage.failOne(new Start.Died(new Death(3, false), 1));
        stage.finishOne();

        var failed = one.get() instanceof Acquired.NotStarted ? one : two;
        var served = failed == one ? two : one;
        assertInstanceOf(Acquired.NotStarted.class, failed.get());
        assertThat(instance(served)).isNotNull();
    }

    @Test
    void triesAgainForTheNextCallAfterAFailure() throws Exception {
        Workload f = workload("f", 128, 1);
        Future<Acquired> one = acquiring(f);
        stage.awaitStarts(1);
        Future<Acquired> two = acquiring(f);

        stage.failOne(new Start.Died(new Death(3, false), 1));
        stage.awaitStarts(2);
        stage.finishOne();

        assertInstanceOf(Acquired.NotStarted.class, one.get());
        assertThat(instance(two)).isNotNull();
    }

    @Test
    void tellsWhatTheHostLacks() throws Exception {
        Future<Acquired> call = acquiring(workload("f", 128, 1));

        stage.lackOne(new RuntimeUnavailableException("start f", "no engine", "start it", null));

        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(RuntimeUnavailableException.class)
                .rootCause()
                .hasMessageContaining("no engine");
        assertThatThrownBy(
                        () -> {
                            var ensured =
                                    task(
                                            () -> {
                                                pools.ensureOne(workload("g", 128, 1));
                                                return null;
                                            });
                            stage.lackOne(
                                    new RuntimeUnavailableException("start g", "no", "", null));
                            ensured.get();
                        })
                .hasRootCauseInstanceOf(RuntimeUnavailableException.class);
    }

    @Test
    void endsTheInstanceUsedLongestAgoToMakeRoom() throws Exception {
        pools = pools(300);
        stage.open();
        Instance oldest = granted(workload("f", 100, 1));
        Instance middle = granted(workload("g", 100, 1));
        Instance newest = granted(workload("h", 100, 1));
        pools.release(oldest);
        pools.release(middle);
        pools.release(newest);

        granted(workload("i", 100, 1));

        assertThat(body(oldest).ended.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(body(middle).isAlive()).isTrue();
        assertThat(body(newest).isAlive()).isTrue();
    }

    @Test
    void waitsForMemoryAndLetsTheLargestRunAlone() throws Exception {
        pools = pools(300);
        stage.open();
        Instance busy = granted(workload("f", 200, 1));
        Future<Acquired> large = acquiring(workload("large", 1000, 1));
        assertThat(stage.starts).hasSize(1);

        pools.release(busy);

        assertThat(instance(large)).isNotNull();
        assertThat(body(busy).ended.await(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsWhatAChangedFunctionLeavesBehind() throws Exception {
        stage.open();
        Instance idle = granted(workload("f", 128, 2, false, "v1"));
        Instance busy = granted(workload("f", 128, 2, false, "v1"));
        pools.release(idle);

        granted(workload("f", 128, 2, false, "v2"));

        assertThat(body(idle).ended.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(body(busy).isAlive()).isTrue();
        pools.release(busy);
        assertThat(body(busy).ended.await(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void replacesAnInstanceThatDiedWhileItWasIdle() throws Exception {
        stage.open();
        Workload f = workload("f", 128, 1);
        Instance instance = granted(f);
        pools.release(instance);
        body(instance).kill();

        assertThat(granted(f)).isNotSameAs(instance);
    }

    @Test
    void takesACallOutOfTheLineWhenItsThreadIsInterrupted() throws Exception {
        stage.open();
        Workload f = workload("f", 128, 1);
        Instance instance = granted(f);
        var waits = new FutureTask<>(() -> pools.acquire(f, stage.log));
        Thread thread = Thread.ofVirtual().start(waits);
        Future<Acquired> after = acquiring(f);

        thread.interrupt();
        assertThatThrownBy(waits::get).hasCauseInstanceOf(InterruptedException.class);
        pools.release(instance);

        assertThat(instance(after)).isSameAs(instance);
    }

    @Test
    void endsWhatHasBeenIdleForLong() throws Exception {
        stage.open();
        Instance idle = granted(workload("f", 128, 2));
        Instance busy = granted(workload("f", 128, 2));
        pools.release(idle);

        pools.shrink(Duration.ofHours(1));
        assertThat(body(idle).isAlive()).isTrue();
        pools.shrink(Duration.ZERO);

        assertThat(body(idle).ended.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(body(busy).isAlive()).isTrue();
    }

    @Test
    void refusesAndEndsAllWhenClosed() throws Exception {
        stage.open();
        Workload f = workload("f", 128, 1);
        Instance busy = granted(f);
        Future<Acquired> waits = acquiring(f);

        pools.close();

        assertThat(body(busy).isAlive()).isFalse();
        assertThatThrownBy(waits::get).hasCauseInstanceOf(RuntimeUnavailableException.class);
        assertThatThrownBy(() -> pools.acquire(f, stage.log))
                .isInstanceOf(RuntimeUnavailableException.class);
        assertThat(stage.starts).hasSize(1);
    }

    // ---- Means ----------------------------------------------------------------------------------

    private static Workload workload(String id, int memory, int concurrency) {
        return workload(id, memory, concurrency, false, "v1");
    }

    private static Workload workload(
            String id, int memory, int concurrency, boolean reserved, String version) {
        var function =
                new FunctionSpec(
                        id,
                        "python3.13",
                        "index.handler",
                        "functions/" + id,
                        memory,
                        10,
                        concurrency,
                        reserved,
                        Map.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null);
        Path flow = Path.of("flow");
        return new Workload(function, flow, Map.of(), new CodeVersion(version, flow));
    }

    private Instance granted(Workload workload) throws Exception {
        return assertInstanceOf(Acquired.Granted.class, pools.acquire(workload, stage.log))
                .instance();
    }

    /// A call on a thread of its own that stands in line, or has been served, when this returns.
    private Future<Acquired> acquiring(Workload workload) throws InterruptedException {
        var call = new FutureTask<>(() -> pools.acquire(workload, stage.log));
        Thread thread = Thread.ofPlatform().daemon().start(call);
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        return call;
    }

    private static <T> Future<T> task(java.util.concurrent.Callable<T> action) {
        var task = new FutureTask<>(action);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static @Nullable Instance instance(Future<Acquired> acquired) throws Exception {
        return instance(acquired.get());
    }

    private static @Nullable Instance instance(Acquired acquired) {
        return acquired instanceof Acquired.Granted(var instance) ? instance : null;
    }

    private static Stage.Hand body(Instance instance) {
        return (Stage.Hand) instance.body();
    }
}
