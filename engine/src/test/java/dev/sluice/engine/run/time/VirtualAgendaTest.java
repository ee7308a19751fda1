package dev.sluice.engine.run.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Input;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

@Timeout(120)
class VirtualAgendaTest {
    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");

    private final VirtualAgenda agenda = new VirtualAgenda(BEGIN);

    private static Input answer(String call) {
        return new Input.CallSucceeded(call, null, null);
    }

    private static Instant at(long milliseconds) {
        return BEGIN.plusMillis(milliseconds);
    }

    private void next(Input input, long milliseconds) throws InterruptedException {
        assertThat(agenda.next()).isEqualTo(new Agenda.Due(input, at(milliseconds)));
    }

    @Test
    void whatIsDueAtOnceComesInTheOrderItWasGiven() throws InterruptedException {
        agenda.give(answer("b"));
        agenda.give(answer("a"));
        agenda.give(new Input.Continue());

        next(answer("b"), 0);
        next(answer("a"), 0);
        assertThat(agenda.poll()).isEqualTo(new Agenda.Due(new Input.Continue(), BEGIN));
        assertThat(agenda.poll()).isNull();
    }

    @Test
    void timeJumpsToTheNextTimer() throws InterruptedException {
        agenda.setTimer("week", at(604_800_000));
        agenda.setTimer("day", at(86_400_000));
        agenda.setTimer("stopped", at(1));
        agenda.stopTimer("stopped");

        next(new Input.TimerDue("day"), 86_400_000);
        agenda.give(answer("mock"));
        next(answer("mock"), 86_400_000);
        next(new Input.TimerDue("week"), 604_800_000);
    }

    @Test
    void timersDueAtTheSameTimeFireInTheOrderTheyWereSet() throws InterruptedException {
        agenda.setTimer("z", at(5));
        agenda.setTimer("a", at(5));

        next(new Input.TimerDue("z"), 5);
        next(new Input.TimerDue("a"), 5);
    }

    @Test
    void timeStandsStillWhileACallIsOut() throws Exception {
        agenda.setTimer("wait", at(10_000));
        agenda.began("c");
        var waiting = new FutureTask<>(agenda::next);
        Thread.ofVirtual().start(waiting);
        assertThat(agenda.poll()).isNull();
        assertThat(waiting.isDone()).isFalse();

        agenda.answered("c", answer("c"), Duration.ofMillis(300));

        assertThat(waiting.get(50, TimeUnit.SECONDS))
                .isEqualTo(new Agenda.Due(answer("c"), at(300)));
        next(new Input.TimerDue("wait"), 10_000);
    }

    @Test
    void aTimerThatWasDueBeforeTheAnswerFiresBeforeIt() throws InterruptedException {
        agenda.setTimer("timeout", at(100));
        agenda.began("slow");
        agenda.answered("slow", answer("slow"), Duration.ofMillis(500));

        next(new Input.TimerDue("timeout"), 100);
        next(answer("slow"), 500);
    }

    @Test
    void ofSeveralAnswersTheQuickerComesFirst() throws InterruptedException {
        agenda.began("slow");
        agenda.began("quick");
        agenda.answered("slow", answer("slow"), Duration.ofMillis(500));
        agenda.answered("quick", answer("quick"), Duration.ofMillis(20));

        next(answer("quick"), 20);
        next(answer("slow"), 500);
    }

    @Test
    void anAbandonedCallHoldsNothingUpAndItsAnswerIsLost() throws InterruptedException {
        agenda.setTimer("wait", at(1_000));
        agenda.began("killed");
        agenda.abandoned("killed");
        agenda.answered("killed", answer("killed"), Duration.ofMillis(5));

        next(new Input.TimerDue("wait"), 1_000);
    }

    @Test
    void aHaltEndsTheWaiting() throws Exception {
        agenda.began("never");
        var waiting = new FutureTask<>(agenda::next);
        Thread.ofVirtual().start(waiting);

        agenda.halt();

        assertThat(waiting.get(50, TimeUnit.SECONDS)).isNull();
        agenda.give(answer("late"));
        assertThat(agenda.poll()).isNull();
    }

    @Test
    void nothingMayRunAheadSoThatEachRunGoesTheSameWay() {
        assertThat(agenda.mayRunAhead()).isFalse();
    }
}
