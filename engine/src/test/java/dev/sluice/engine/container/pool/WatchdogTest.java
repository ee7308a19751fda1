package dev.sluice.engine.container.pool;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class WatchdogTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    @Timeout(120)
    void doesWhatIsDueBeforeALimitThatWasSetEarlier() throws Exception {
        try (var watchdog = new Watchdog()) {
            var done = new CountDownLatch(2);
            watchdog.after(LONG, done::countDown);
            watchdog.after(Duration.ofMillis(20), done::countDown);
            watchdog.after(Duration.ofMillis(5), done::countDown);

            done.await();
        }
    }

    @Test
    @Timeout(120)
    void goesOnAfterAllLimitsWereCalledOff() throws Exception {
        try (var watchdog = new Watchdog()) {
            watchdog.after(Duration.ofMillis(1), () -> {}).cancel();
            watchdog.after(LONG, () -> {}).cancel();
            for (int i = 0; i < 3; i++) {
                var done = new CountDownLatch(1);
                watchdog.after(Duration.ofMillis(1), done::countDown);

                done.await();
            }
        }
    }

    /// Its thread is held up until the last limit is set or called off, so that none is done
    /// before.
    @Property(tries = 50)
    void doesAllThatWasNotCalledOffAndNothingElse(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> delays,
            @ForAll Set<@IntRange(max = 29) Integer> calledOff)
            throws Exception {
        try (var watchdog = new Watchdog()) {
            var all = new CountDownLatch(1);
            var held = new CountDownLatch(1);
            watchdog.after(Duration.ZERO, () -> hold(held, all));
            assertThat(held.await(1, TimeUnit.MINUTES)).isTrue();
            Set<Integer> done = ConcurrentHashMap.newKeySet();
            List<Watchdog.Limit> limits = new ArrayList<>();
            Set<Integer> wanted =
                    IntStream.range(0, delays.size())
                            .boxed()
                            .filter(i -> !calledOff.contains(i))
                            .collect(Collectors.toSet());
            var left = new CountDownLatch(wanted.size());
            for (int i = 0; i < delays.size(); i++) {
                int number = i;
                limits.add(
                        watchdog.after(
                                Duration.ofMillis(delays.get(i)),
                                () -> {
                                    done.add(number);
                                    left.countDown();
                                }));
            }
            calledOff.stream().filter(i -> i < delays.size()).forEach(i -> limits.get(i).cancel());
            var last = new CountDownLatch(1);
            watchdog.after(Duration.ofMillis(21), last::countDown);
            all.countDown();

            assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(done).isEqualTo(wanted);
        }
    }

    private static void hold(CountDownLatch begun, CountDownLatch until) {
        begun.countDown();
        try {
            until.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
