package dev.sluice.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.RunView.StepView;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;

/// Until when the steps of a run wait.
class RunFoldTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static StepView view(RunScript script) {
        var fold = new RunFold(Set.of("a", "box"));
        script.entries().forEach(fold::add);
        return fold.view().steps().get("a");
    }

    private static RunScript came() {
        return new RunScript("r1").started("by-hand").came("a", 1);
    }

    private static RunEvent timer(String path, TimerKind kind, Instant due) {
        return new RunEvent.TimerSet(StepPath.of(path), 1, kind + path, kind, due);
    }

    @Test
    void aPauseLastsUntilItsTimerIsDue() {
        RunScript script = came().add(timer("a", TimerKind.WAIT, NOON));

        assertThat(view(script).status()).isEqualTo(Status.WAITING);
        assertThat(view(script).until()).isEqualTo(NOON);
        assertThat(view(script.gave("a", 1, null)).until()).isNull();
    }

    @Test
    void anotherTryIsMadeWhenItsTimerIsDue() {
        RunScript script =
                came().add(timer("a", TimerKind.TIMEOUT, NOON))
                        .called("a", 1)
                        .retried("a", 5)
                        .add(timer("a", TimerKind.RETRY, NOON.plusSeconds(5)));

        assertThat(view(script).until()).isEqualTo(NOON.plusSeconds(5));
        assertThat(view(script.called("a", 1)).until()).isNull();
    }

    @Test
    void aCallbackIsToBeAnsweredBeforeTheFirstOfItsLimits() {
        RunScript script =
                came().add(new RunEvent.CallbackWaiting(StepPath.of("a"), 1, 1, "t"))
                        .add(timer("a", TimerKind.TIMEOUT, NOON.plusSeconds(60)))
                        .add(timer("a", TimerKind.HEARTBEAT, NOON));

        assertThat(view(script).status()).isEqualTo(Status.AWAITING);
        assertThat(view(script).until()).isEqualTo(NOON);
        script.add(timer("a", TimerKind.HEARTBEAT, NOON.plusSeconds(90)));
        assertThat(view(script).until()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void ofManyThatWaitTheFirstIsTold() {
        RunScript script =
                new RunScript("r1")
                        .started("by-hand")
                        .came("box[0]/a", 1)
                        .came("box[1]/a", 2)
                        .add(timer("box[0]/a", TimerKind.WAIT, NOON.plusSeconds(9)))
                        .add(timer("box[1]/a", TimerKind.WAIT, NOON));

        assertThat(view(script).until()).isEqualTo(NOON);
    }

    @Test
    void aStepThatWorksTellsNoLimit() {
        assertThat(view(came().add(timer("a", TimerKind.TIMEOUT, NOON))).until()).isNull();
    }
}
