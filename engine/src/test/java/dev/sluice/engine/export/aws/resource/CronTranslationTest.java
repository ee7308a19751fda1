package dev.sluice.engine.export.aws.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.check.schedule.Schedule;
import dev.sluice.engine.check.schedule.Schedules;
import dev.sluice.engine.model.Trigger;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class CronTranslationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 0 * * *          | cron(5 0 * * ? *)",
                "*/15 * * * *       | cron(0/15 * * * ? *)",
                "0 8-18/2 * * *     | cron(0 8,10,12,14,16,18 * * ? *)",
                "0 9 * * 1-5        | cron(0 9 ? * 2-6 *)",
                "0 9 * * MON-FRI    | cron(0 9 ? * 2-6 *)",
                "0 9 * * 0          | cron(0 9 ? * 1 *)",
                "0 9 * * 7          | cron(0 9 ? * 1 *)",
                "0 9 * * 5-7        | cron(0 9 ? * 1,6,7 *)",
                "0 9 * * 0-6        | cron(0 9 * * ? *)",
                "0 9 * * 1,3        | cron(0 9 ? * 2,4 *)",
                "0 9 * * */2        | cron(0 9 ? * 1,3,5,7 *)",
                "30 6 1,15 JAN-MAR * | cron(30 6 1,15 JAN-MAR ? *)",
                "0 0 13 * 5         | cron(0 0 13 * ? *) cron(0 0 ? * 6 *)",
            })
    void translatesUnix(String unix, String aws) {
        assertThat(String.join(" ", of(unix, null, null).expressions())).isEqualTo(aws);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quartz | 0 15 10 ? * 6L        | cron(15 10 ? * 6L *)",
                "quartz | 0 0 12 1W * ? 2030    | cron(0 12 1W * ? 2030)",
                "quartz | 0 0 12 * * *          | cron(0 12 * * ? *)",
                "aws    | 0 10 * * ? *          | cron(0 10 * * ? *)",
                "fc     | 0 0 2 * * *           | cron(0 2 * * ? *)",
                "fc     | CRON_TZ=Asia/Shanghai 0 0 2 * * 1 | cron(0 2 ? * 2 *)",
                "fc     | @every 90m            | rate(90 minutes)",
                "fc     | @every 1h             | rate(1 hour)",
            })
    void translatesOtherDialects(String dialect, String cron, String aws) {
        assertThat(of(cron, dialect, null).expressions()).containsExactly(aws);
    }

    @ParameterizedTest
    @CsvSource({
        "1 minute,rate(1 minute)", "5 minutes,rate(5 minutes)", "60 minutes,rate(1 hour)",
        "120 seconds,rate(2 minutes)", "48 hours,rate(2 days)", "1 day,rate(1 day)"
    })
    void translatesRates(String rate, String aws) {
        assertThat(rate(rate).expressions()).containsExactly(aws);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"quartz | 30 0 12 * * ?", "fc | 10 0 2 * * *", "fc | @every 30s"})
    void saysWhatHasNoCounterpart(String dialect, String cron) {
        var translation = of(cron, dialect, null);
        assertThat(translation.expressions()).isEmpty();
        assertThat(translation.differs()).contains("no counterpart");
    }

    @ParameterizedTest
    @CsvSource({"30 seconds", "90 seconds"})
    void saysWhatIsNoWholeMinute(String rate) {
        assertThat(rate(rate).expressions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Asia/Shanghai || Asia/Shanghai",
                " | CRON_TZ=Europe/Paris | Europe/Paris",
                " || UTC"
            })
    void keepsTheZone(String zone, String prefix, String expected) {
        String cron = (prefix == null ? "" : prefix + " ") + "0 0 2 * * *";
        assertThat(of(cron, "fc", zone).zone()).isEqualTo(expected);
    }

    /// The translated expressions together fire at the very times at which the timer does.
    @Property(tries = 300)
    void firesAtTheSameTimes(@ForAll("unix") String unix, @ForAll("zones") String zone) {
        Schedule wanted = Schedules.cron(unix, "unix", zone).schedule();
        List<Schedule> translated =
                of(unix, "unix", zone).expressions().stream()
                        .map(e -> e.substring("cron(".length(), e.length() - 1))
                        .map(e -> Schedules.cron(e, "aws", zone).schedule())
                        .toList();

        Instant at = START;
        for (int i = 0; i < 12; i++) {
            Instant after = at;
            Optional<Instant> next =
                    translated.stream()
                            .flatMap(s -> s.next(after).stream())
                            .min(Instant::compareTo);
            assertThat(next).as(unix).isEqualTo(wanted.next(at));
            if (next.isEmpty()) {
                return;
            }
            at = next.get();
        }
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York");
    }

    @Provide
    Arbitrary<String> unix() {
        return Combinators.combine(
                        Arbitraries.of("0", "*/20", "5,35", "10-50/20", "59"),
                        Arbitraries.of("*", "0", "6-18/6", "22,23", "*/8"),
                        Arbitraries.of("*", "1", "13,28", "10-12", "*/10", "31"),
                        Arbitraries.of("*", "2", "1-3", "JUN,DEC"),
                        Arbitraries.of("*", "0", "7", "1-5", "FRI", "6,0", "MON-WED", "2-6/2"))
                .as(
                        (minute, hour, day, month, weekday) ->
                                String.join(" ", minute, hour, day, month, weekday));
    }

    private static CronTranslation of(String cron, String dialect, String zone) {
        return CronTranslation.of(
                new Trigger.Timer(
                        Trigger.Head.of("t", List.of()), cron, dialect, zone, null, null, null));
    }

    private static CronTranslation rate(String rate) {
        return CronTranslation.of(
                new Trigger.Timer(
                        Trigger.Head.of("t", List.of()), null, null, null, rate, null, null));
    }
}
