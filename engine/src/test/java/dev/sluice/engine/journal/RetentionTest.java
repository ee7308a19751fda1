package dev.sluice.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");

    /// @param daysAgo when it ended; below 0: it has not
    private static RunSummary run(int number, int daysAgo) {
        Instant ended = daysAgo < 0 ? null : NOW.minus(Duration.ofDays(daysAgo));
        return new RunSummary(
                "r" + number,
                "flow",
                "go",
                ended == null ? RunSummary.Status.INTERRUPTED : RunSummary.Status.SUCCEEDED,
                NOW.minus(Duration.ofDays(400)),
                ended,
                3,
                null);
    }

    private static List<String> over(Retention retention, int... daysAgo) {
        List<RunSummary> runs = new ArrayList<>();
        for (int i = 0; i < daysAgo.length; i++) {
            runs.add(run(i, daysAgo[i]));
        }
        return retention.over(runs, NOW).stream().map(RunSummary::id).toList();
    }

    @Test
    void keepsTheLatestRunsAndNoneThatIsTooOld() {
        assertThat(over(new Retention(2, 0), 0, 1, 2, 3)).containsExactly("r2", "r3");
        assertThat(over(new Retention(0, 2), 0, 1, 2, 3)).containsExactly("r3");
        assertThat(over(new Retention(3, 1), 0, 1, 2, 3)).containsExactly("r2", "r3");
        assertThat(over(Retention.ALL, 0, 900)).isEmpty();
    }

    @Test
    void keepsTheLatestRunHoweverOldAndThoseThatCanBeResumed() {
        assertThat(over(new Retention(1, 1), 300, -1, -1)).isEmpty();
    }

    @Test
    void saysWhatIsKept() {
        assertThat(new Retention(200, 30))
                .hasToString("the last 200 runs, none older than 30 days");
        assertThat(new Retention(0, 30)).hasToString("all runs, none older than 30 days");
        assertThat(new Retention(5, 0)).hasToString("the last 5 runs");
    }

    @Property(tries = 300)
    void whatIsOverHasEndedAndIsNotTheLatestAndIsBeyondALimit(
            @ForAll @Size(max = 30) List<@IntRange(min = -1, max = 60) Integer> daysAgo,
            @ForAll @IntRange(max = 20) int keep,
            @ForAll @IntRange(max = 50) int days) {
        int[] ago = daysAgo.stream().mapToInt(Integer::intValue).toArray();

        List<String> over = over(new Retention(keep, days), ago);

        for (int i = 0; i < ago.length; i++) {
            boolean isBeyond = (keep > 0 && i >= keep) || (days > 0 && ago[i] > days);
            assertThat(over.contains("r" + i)).isEqualTo(i > 0 && ago[i] >= 0 && isBeyond);
        }
    }
}
