package dev.sluice.engine.container.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.NotFoundException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// Requests that an interrupt meets.
class UndisturbedTest {
    @Test
    @Timeout(120)
    void anInterruptWaitsUntilTheRequestIsThroughAndIsNotLost() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var given = new AtomicReference<String>();
        var isInterrupted = new AtomicReference<Boolean>();
        Thread worker =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    given.set(Undisturbed.call(() -> swallowing(begun, go)));
                                    isInterrupted.set(Thread.interrupted());
                                });
        begun.await();

        worker.interrupt();
        go.countDown();
        worker.join();

        assertThat(given.get()).isEqualTo("made");
        assertThat(isInterrupted.get()).isTrue();
    }

    /// What the client does now and then.
    private static String swallowing(CountDownLatch begun, CountDownLatch go) {
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException _) {
            return "disturbed";
        }
        return "made";
    }

    @Test
    void whatTheEngineRefusesIsThrownAsItIs() {
        assertThatThrownBy(
                        () ->
                                Undisturbed.call(
                                        () -> {
                                            throw new NotFoundException("no such image");
                                        }))
                .isInstanceOf(NotFoundException.class);
    }
}
