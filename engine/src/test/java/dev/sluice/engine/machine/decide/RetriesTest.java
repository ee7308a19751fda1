package dev.sluice.engine.machine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Flows;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.model.Handling.Retrier;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class RetriesTest {
    private static List<Double> delays(Retrier retrier, int failures) {
        Play play = Play.of(Flows.flow(Flows.function("a").retry(retrier)), "0");
        for (int i = 0; i < failures; i++) {
            play.fail("a", "x").fire();
        }
        return play.all(RunEvent.StepRetried.class).stream().map(e -> e.delaySeconds()).toList();
    }

    private static Retrier retrier(
            @Nullable Integer interval, @Nullable Double rate, @Nullable Integer most) {
        return new Retrier(List.of("States.ALL"), interval, 9, rate, most, null);
    }

    @ParameterizedTest
    @CsvSource({
        " ,    ,   , 1.0, 2.0,  4.0",
        "5,    ,   , 5.0, 10.0, 20.0",
        "5, 1.0,   , 5.0, 5.0,  5.0",
        "2, 1.5,   , 2.0, 3.0,  4.5",
        "5, 3.0, 12, 5.0, 12.0, 12.0",
        "9, 3.0, 4,  4.0, 4.0,  4.0",
    })
    void waitsAsTheSpecificationSays(
            @Nullable Integer interval,
            @Nullable Double rate,
            @Nullable Integer most,
            double first,
            double second,
            double third) {
        assertThat(delays(retrier(interval, rate, most), 3)).containsExactly(first, second, third);
    }

    @Property(tries = 200)
    void drawsJitterBetweenNothingAndTheWholeDelay(
            @ForAll @IntRange(min = 1, max = 1000) int interval,
            @ForAll @DoubleRange(min = 1, max = 4) double rate) {
        var plain = new Retrier(List.of("States.ALL"), interval, 4, rate, null, "none");
        var full = new Retrier(List.of("States.ALL"), interval, 4, rate, null, "full");
        List<Double> whole = delays(plain, 3);
        List<Double> drawn = delays(full, 3);

        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.get(i)).isBetween(0.0, whole.get(i));
        }
    }

    @Property(tries = 50)
    void neverWaitsLongerThanTheLanguageCanSay(@ForAll @IntRange(min = 2, max = 9) int failures) {
        var wild = new Retrier(List.of("States.ALL"), 99_999_999, 99, 1e9, null, null);

        assertThat(delays(wild, failures)).allMatch(d -> d <= Seconds.MOST);
    }
}
