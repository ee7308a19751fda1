package dev.sluice.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.Preparation.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

@Timeout(120)
class PreparationTest {
    private final Preparations all = new Preparations();
    private final List<String> log = new ArrayList<>();
    private final List<State> ended = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    private Preparation begin() {
        all.listen(
                new Preparations.Listener() {
                    @Override
                    public void changed() {}

                    @Override
                    public void ended(Preparation preparation) {
                        ended.add(preparation.state());
                    }
                });
        return all.of("f", (_, text) -> log.add(text));
    }

    @Test
    void isOfInterestFromItsFirstLineOn() throws Exception {
        try (Preparation work = begin()) {
            assertThat(all.open()).isEmpty();

            String result =
                    work.carryOut(
                            () -> {
                                work.line("stderr", "sluice: pulling python");
                                work.moved(1, 4);
                                assertThat(all.open()).containsExactly(work);
                                assertThat(work.share()).isEqualTo(0.25);
                                return "made";
                            });

            assertThat(result).isEqualTo("made");
            assertThat(work.lines()).containsExactly("pulling python");
        }
        assertThat(log).containsExactly("sluice: pulling python");
        assertThat(all.open()).isEmpty();
        assertThat(ended).containsExactly(State.DONE);
    }

    @Test
    void cancellingBreaksItOffAndSaysSo() {
        try (Preparation work = begin()) {
            work.line("stderr", "sluice: pulling python");
            work.cancel();

            assertThatThrownBy(
                            () ->
                                    work.carryOut(
                                            () -> {
                                                never.await();
                                                return "made";
                                            }))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("function f")
                    .hasMessageContaining("cancelled while pulling python");
        }
        assertThat(ended).containsExactly(State.CANCELLED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatAClientMakesOfTheInterruptIsToldAsCancelled() {
        try (Preparation work = begin()) {
            work.line("stderr", "sluice: pulling python");

            assertThatThrownBy(
                            () ->
                                    work.carryOut(
                                            () -> {
                                                work.cancel();
                                                throw new IllegalStateException("closed");
                                            }))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("cancelled while pulling python");
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancellingTooLateDoesNothing() throws Exception {
        Preparation work = begin();
        work.carryOut(() -> "made");

        work.cancel();

        assertThat(work.state()).isEqualTo(State.DONE);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        work.close();
    }

    @Test
    void anInterruptOfSomebodyElseStaysOne() {
        try (Preparation work = begin()) {
            work.line("stderr", "sluice: pulling python");
            Thread.currentThread().interrupt();

            assertThatThrownBy(
                            () ->
                                    work.carryOut(
                                            () -> {
                                                never.await();
                                                return "made";
                                            }))
                    .isInstanceOf(InterruptedException.class);
        }
        assertThat(ended).containsExactly(State.FAILED);
    }
}
