package dev.sluice.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What every journal tells of runs, and who may go on with them, cancel and delete them.
public abstract class RunsContract extends JournalHarness {
    @Test
    void aRunIsKnownOnceItsFirstEventsAreDurable() {
        journal.begin(head("r"));
        assertThat(journal.find("r")).isEmpty();
        assertThat(journal.runs(10)).isEmpty();

        journal.append(List.of(entry("r", 1, started(null))));

        assertThat(journal.head("r")).contains(head("r"));
        assertThat(journal.find("r"))
                .contains(
                        new RunSummary(
                                "r",
                                "photo-intake",
                                "manual",
                                RunSummary.Status.RUNNING,
                                NOW,
                                null,
                                1,
                                null));
        assertThat(journal.head("nobody")).isEmpty();
        assertThat(journal.find("nobody")).isEmpty();
    }

    @Test
    void listsTheLatestRunsFirst() {
        Stream.of("a", "b", "c").forEach(this::begin);

        assertThat(journal.runs(10)).extracting(RunSummary::id).containsExactly("c", "b", "a");
        assertThat(journal.runs(2)).extracting(RunSummary::id).containsExactly("c", "b");
    }

    @Test
    void tellsHowARunEnded() {
        Map<String, RunEvent> ends =
                Map.of(
                        "good", new RunEvent.RunSucceeded(1),
                        "bad", new RunEvent.RunFailed(new Failure("BadPhoto", "why"), null),
                        "stopped", new RunEvent.RunCancelled("enough"));
        ends.forEach(
                (run, end) -> {
                    begin(run);
                    journal.append(List.of(entry(run, 2, end)));
                    journal.release(run);
                });

        assertThat(journal.find("good").orElseThrow().status())
                .isEqualTo(RunSummary.Status.SUCCEEDED);
        assertThat(journal.find("bad").orElseThrow().status()).isEqualTo(RunSummary.Status.FAILED);
        assertThat(journal.find("bad").orElseThrow().error()).isEqualTo("BadPhoto");
        assertThat(journal.find("stopped").orElseThrow().status())
                .isEqualTo(RunSummary.Status.CANCELLED);
        assertThat(journal.runs(3))
                .allSatisfy(
                        run -> {
                            assertThat(run.ended()).isEqualTo(NOW);
                            assertThat(run.events()).isEqualTo(2);
                        });
    }

    @Test
    void tellsTheErrorsThatCameUpCaughtOnesToo() {
        var step = StepPath.of("s");
        var late = new Failure("States.Timeout", "after 3 s");
        begin("r");
        journal.append(
                List.of(
                        entry("r", 2, scheduled("s", 1)),
                        entry("r", 3, new RunEvent.StepRetried(step, 1, 1, late, 0, 1, null)),
                        entry("r", 4, new RunEvent.StepRetried(step, 1, 2, late, 0, 1, null))));
        var caught = new Failure("NotAPhoto", "seen: \0\n%_ 图");
        journal.append(
                List.of(entry("r", 5, new RunEvent.StepCaught(step, 1, caught, 0, 1, null))));
        journal.append(List.of(entry("r", 6, new RunEvent.RunSucceeded(1))));
        begin("quiet");

        assertThat(journal.find("r").orElseThrow().raised())
                .isEqualTo("States.Timeout: after 3 s\nNotAPhoto: seen:   %_ 图");
        assertThat(journal.find("r").orElseThrow().error()).isNull();
        assertThat(journal.find("quiet").orElseThrow().raised()).isEmpty();
    }

    @Test
    void keepsTheFirstErrorsOfARunWithVeryMany() {
        var step = StepPath.of("s");
        begin("r");
        for (int i = 2; i < 200; i++) {
            var why = new Failure("E" + i, "x".repeat(i < 10 ? 100_000 : 300));
            journal.append(
                    List.of(entry("r", i, new RunEvent.StepRetried(step, 1, i, why, 0, 1, null))));
        }

        assertThat(journal.find("r").orElseThrow().raised())
                .startsWith("E2: xxx")
                .contains("\nE9: ")
                .doesNotContain("E20")
                .hasSizeLessThanOrEqualTo(Raised.MOST);
    }

    @Test
    void aRunThatWasGivenUpIsInterruptedAndCanBeClaimed() {
        begin("r");

        journal.release("r");

        assertThat(journal.find("r").orElseThrow().status())
                .isEqualTo(RunSummary.Status.INTERRUPTED);
        assertThatThrownBy(() -> journal.append(List.of(entry("r", 2, scheduled("s", null)))))
                .isInstanceOf(JournalException.class);

        assertThat(journal.claim("r")).isTrue();
        journal.append(List.of(entry("r", 2, new RunEvent.RunResumed("me"))));

        assertThat(journal.find("r").orElseThrow().status()).isEqualTo(RunSummary.Status.RUNNING);
        assertThat(read("r", 1)).hasSize(2);
    }

    @Test
    void aRunThatHasEndedCannotBeClaimed() {
        begin("r");
        journal.append(List.of(entry("r", 2, new RunEvent.RunSucceeded(null))));
        journal.release("r");

        assertThat(journal.claim("r")).isFalse();
        assertThat(journal.claim("nobody")).isFalse();
    }

    @Test
    void tellsTheOwnerOnceToCancelARun() {
        begin("r");
        begin("other");
        journal.requestCancel("r", "by hand");

        assertThat(journal.takeCancelRequests()).containsExactly(Map.entry("r", "by hand"));
        assertThat(journal.takeCancelRequests()).isEmpty();
    }

    @Test
    void nobodyIsAskedToCancelARunThatHasEnded() {
        begin("r");
        journal.append(List.of(entry("r", 2, new RunEvent.RunSucceeded(null))));

        journal.requestCancel("r", "too late");

        assertThat(journal.takeCancelRequests()).isEmpty();
    }

    @Test
    void deletesARunThatIsOver() {
        begin("r");
        begin("other");
        journal.release("r");

        journal.delete("r");
        journal.delete("nobody");

        assertThat(journal.find("r")).isEmpty();
        assertThat(read("r", 1)).isEmpty();
        assertThat(read("other", 1)).hasSize(1);
    }

    @Test
    void deletesManyRunsButNoneThatGoesOn() {
        begin("a");
        begin("b");
        begin("live");
        journal.release("a");
        journal.release("b");

        assertThat(journal.delete(List.of("a", "live", "b"))).containsExactly("a", "b");

        assertThat(journal.runs(10)).extracting(RunSummary::id).containsExactly("live");
    }

    @Test
    void doesNotDeleteARunThatGoesOn() {
        begin("r");

        assertThatThrownBy(() -> journal.delete("r"))
                .isInstanceOf(JournalException.class)
                .hasMessage("Run r is still going on.");
        assertThat(read("r", 1)).hasSize(1);
    }
}
