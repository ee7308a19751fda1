package dev.sluice.engine.cost.bill;

import java.math.BigDecimal;

/// What the user chooses about an estimate.
///
/// @param region as the provider names it
/// @param runsPerMonth how many runs a month has
/// @param monthHours how long a month is, for what is billed by the hour
/// @param free whether the account's free tier is there
/// @param counting how state transitions are counted
public record Settings(
        String region,
        BigDecimal runsPerMonth,
        BigDecimal monthHours,
        FreeTier free,
        Counting counting) {
    /// 730 hours, as vendors' own calculators have it.
    public static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);

    /// AWS in us-east-1, no free tier, transitions as the vendor's page illustrates them.
    public static Settings of(long runsPerMonth) {
        return new Settings(
                "us-east-1",
                BigDecimal.valueOf(runsPerMonth),
                MONTH_HOURS,
                FreeTier.NONE,
                Counting.START_AND_END);
    }

    public Settings with(FreeTier tier) {
        return new Settings(region, runsPerMonth, monthHours, tier, counting);
    }

    public Settings with(Counting rule) {
        return new Settings(region, runsPerMonth, monthHours, free, rule);
    }

    public Settings withRegion(String name) {
        return new Settings(name, runsPerMonth, monthHours, free, counting);
    }

    public Settings withRunsPerMonth(BigDecimal runs) {
        return new Settings(region, runs, monthHours, free, counting);
    }

    /// How many transitions a run of N states is. Practice differs, so the rule has a name; each
    /// retry is one more under all of them.
    public enum Counting {
        /// N: the states that were entered.
        STATES(0),
        /// N + 1: the way in as well.
        START(1),
        /// N + 2: the start and the end as well, as the picture on the vendor's price page.
        START_AND_END(2);

        private final int more;

        Counting(int more) {
            this.more = more;
        }

        /// What a run has beside its states.
        public int more() {
            return more;
        }
    }
}
