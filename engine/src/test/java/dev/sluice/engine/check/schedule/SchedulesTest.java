package dev.sluice.engine.check.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.schedule.Schedules.Reading;
import dev.sluice.engine.model.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

class SchedulesTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z"); // a Thursday

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "5 0 * * *            | -      | -              | 2026-01-01T00:05:00Z",
                "0 2 * * *            | unix   | Europe/Berlin  | 2026-01-01T01:00:00Z",
                "0 2 * * *            | unix   | Asia/Shanghai  | 2026-01-01T18:00:00Z",
                "*/15 * * * *         | unix   | -              | 2026-01-01T00:15:00Z",
                "0 9 * * 1-5          | unix   | -              | 2026-01-01T09:00:00Z",
                "0 9 * * 0            | unix   | -              | 2026-01-04T09:00:00Z",
                "0 9 * * SUN          | unix   | -              | 2026-01-04T09:00:00Z",
                "0 9 * * 7            | unix   | -              | 2026-01-04T09:00:00Z",
                "0 0 29 2 *           | unix   | -              | 2028-02-29T00:00:00Z",
                "0 30 9 ? * 1         | quartz | -              | 2026-01-04T09:30:00Z",
                "0 30 9 L * ?         | quartz | -              | 2026-01-31T09:30:00Z",
                "30 9 ? * 1 *         | aws    | -              | 2026-01-04T09:30:00Z",
                "cron(30 9 * * ? *)   | aws    | -              | 2026-01-01T09:30:00Z",
                "30 9 ? * MON-FRI *   | aws    | -              | 2026-01-01T09:30:00Z",
                "30 9 ? * 6#1 *       | aws    | -              | 2026-01-02T09:30:00Z",
                "10 30 9 * * *        | fc     | -              | 2026-01-01T09:30:10Z",
                "0 0 2 * * 0          | fc     | -              | 2026-01-04T02:00:00Z",
                "0 0 2 ? * SUN        | fc     | -              | 2026-01-04T02:00:00Z",
                "CRON_TZ=Asia/Shanghai 0 0 10 * * * | fc | -    | 2026-01-01T02:00:00Z",
                "@every 5m            | fc     | -              | 2026-01-01T00:05:00Z",
            })
    void firesNextWhenItsDialectSays(String cron, String dialect, String zone, Instant next) {
        assertThat(Schedules.cron(cron, dialect, zone).schedule().next(NEW_YEAR)).contains(next);
    }

    @Test
    void aUnixTextThatRestrictsBothDaysFiresOnEither() {
        Schedule schedule = Schedules.cron("0 0 13 * 5", "unix", null).schedule();

        assertThat(schedule.next(NEW_YEAR, 4))
                .containsExactly(
                        Instant.parse("2026-01-02T00:00:00Z"),
                        Instant.parse("2026-01-09T00:00:00Z"),
                        Instant.parse("2026-01-13T00:00:00Z"),
                        Instant.parse("2026-01-16T00:00:00Z"));
    }

    @Test
    void everyTimeComesAfterTheLastAcrossTheChangesOfTheClock() {
        Schedule schedule = Schedules.cron("30 2 * * *", "unix", "Europe/Berlin").schedule();

        List<Instant> spring = schedule.next(Instant.parse("2026-03-27T12:00:00Z"), 4);
        List<Instant> autumn = schedule.next(Instant.parse("2026-10-23T12:00:00Z"), 4);

        assertThat(spring).doesNotHaveDuplicates().isSorted().hasSize(4);
        assertThat(autumn).doesNotHaveDuplicates().isSorted().hasSize(4);
    }

    @Test
    @Timeout(120)
    void aDateThatNeverComesGivesNoTime() {
        assertThat(Schedules.cron("0 0 30 2 *", "unix", null))
                .satisfiesAnyOf(
                        read -> assertThat(read.schedule().next(NEW_YEAR)).isEmpty(),
                        read -> assertThat(read).isInstanceOf(Reading.Wrong.class));
        assertThat(Schedules.cron("0 0 1 1 ? 2020", "aws", null).schedule().next(NEW_YEAR))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 second    | 2026-01-01T00:00:01Z",
                "5 minutes   | 2026-01-01T00:05:00Z",
                "1 minutes   | 2026-01-01T00:01:00Z",
                "2 hours     | 2026-01-01T02:00:00Z",
                "7 days      | 2026-01-08T00:00:00Z",
            })
    void aRateCountsFromTheLastTime(String rate, Instant next) {
        assertThat(Schedules.rate(rate).schedule().next(NEW_YEAR)).contains(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "5 0 * *          | unix   | -        | cron     | wrong number of fields",
                "5 0 * * * *      | unix   | -        | cron     | wrong number of fields",
                "60 0 * * *       | unix   | -        | cron     | 60",
                "x 0 * * *        | unix   | -        | cron     | x",
                "0 9 * * * *      | aws    | -        | cron     | must be ?",
                "0 9 ? * ? *      | aws    | -        | cron     | must be ?",
                "0 9 * * ?        | aws    | -        | cron     | wrong number of fields",
                "0 0 25 * * *     | fc     | -        | cron     | 25",
                "0 9 * * *        | linux  | -        | dialect  | linux",
                "0 9 * * *        | unix   | Mars/One | timeZone | Mars/One",
                "''               | unix   | -        | cron     | ",
            })
    void tellsWhatIsWrongWithAText(
            String cron, String dialect, String zone, String field, String words) {
        Reading reading = Schedules.cron(cron, dialect, zone);

        assertThat(reading).isInstanceOf(Reading.Wrong.class);
        Reading.Wrong wrong = (Reading.Wrong) reading;
        assertThat(wrong.field()).isEqualTo(field);
        assertThat(wrong.message()).contains(words == null ? "" : words);
        assertThat(wrong.hint()).isNotEmpty();
    }

    @Test
    void refusesRatesItCannotKeep() {
        for (String rate :
                List.of("0 minutes", "minute", "5min", "-1 days", "1.5 hours", "5 weeks")) {
            assertThat(Schedules.rate(rate)).as(rate).isInstanceOf(Reading.Wrong.class);
        }
    }

    @Test
    @Timeout(120)
    void refusesAnEndlessText() {
        assertThat(Schedules.cron("1,".repeat(1_000_000) + "2 * * * *", "unix", null))
                .isInstanceOf(Reading.Wrong.class);
    }

    @Test
    void aTimerHasEitherACronTextOrARate() {
        var head = Trigger.Head.of("t", List.of());

        assertThat(
                        Schedules.of(
                                new Trigger.Timer(
                                        head, "0 0 * * *", null, null, "1 day", null, null)))
                .isInstanceOf(Reading.Wrong.class);
        assertThat(Schedules.of(new Trigger.Timer(head, null, null, null, null, null, null)))
                .isInstanceOf(Reading.Wrong.class);
        assertThat(Schedules.of(new Trigger.Timer(head, null, null, null, "1 day", null, null)))
                .isInstanceOf(Reading.Read.class);
    }
}
