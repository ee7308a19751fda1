package dev.sluice.engine.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How long the ended runs of a flow are kept. The latest run is always kept, and so is every run
/// that goes on or can be resumed.
///
/// @param runs so many of the latest are kept; 0: any number
/// @param days those that ended longer ago are not kept; 0: however long ago
public record Retention(int runs, int days) {
    /// What holds where the user chose nothing.
    public static final Retention DEFAULT = new Retention(200, 30);

    /// Every run is kept.
    public static final Retention ALL = new Retention(0, 0);

    public Retention {
        if (runs < 0 || days < 0) {
            throw new IllegalArgumentException(runs + " runs, " + days + " days");
        }
    }

    /// Those that are kept no longer.
    ///
    /// @param latestFirst all runs of the flow
    public List<RunSummary> over(List<RunSummary> latestFirst, Instant now) {
        Instant oldest = days == 0 ? Instant.MIN : now.minus(Duration.ofDays(days));
        var over = new ArrayList<RunSummary>();
        for (int i = 1; i < latestFirst.size(); i++) {
            RunSummary run = latestFirst.get(i);
            Instant ended = run.ended();
            if (ended != null && ((runs > 0 && i >= runs) || ended.isBefore(oldest))) {
                over.add(run);
            }
        }
        return over;
    }

    /// In words: "the last 200 runs, none older than 30 days".
    @Override
    public String toString() {
        String latest = runs == 0 ? "all runs" : "the last " + runs + " runs";
        return days == 0 ? latest : latest + ", none older than " + days + " days";
    }
}
