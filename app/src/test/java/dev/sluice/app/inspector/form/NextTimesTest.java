package dev.sluice.app.inspector.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Templates;
import dev.sluice.app.inspector.form.field.Typed;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class NextTimesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Trigger.Timer timer(
            @Nullable String cron, @Nullable String zone, @Nullable String rate) {
        return new Trigger.Timer(
                Trigger.Head.of("nightly", List.of()), cron, null, zone, rate, null, null);
    }

    @Test
    void tellsTenTimesByTheTimersOwnClock() {
        assertThat(NextTimes.of(timer("30 6 * * *", "Asia/Shanghai", null), NOW).lines())
                .hasSize(10)
                .first()
                .isEqualTo("2026-03-02 06:30:00 +08:00");
    }

    @Test
    void tellsTheTimesOfARate() {
        assertThat(NextTimes.of(timer(null, null, "5 minutes"), NOW).lines().toList())
                .startsWith("2026-03-01 12:05:00 +00:00", "2026-03-01 12:10:00 +00:00");
    }

    @Test
    void tellsNothingOfATimerThatIsWrong() {
        assertThat(NextTimes.of(timer(null, null, null), NOW)).isEqualTo("–");
    }

    @Test
    void refusesAScheduleThatIsNoneWhileItIsTyped() {
        var form =
                TriggerForm.of(
                        FlowDocument.empty("f"),
                        timer("30 6 * * *", null, null),
                        new Templates(_ -> Optional.empty()));
        Field cron = form.field("cron").orElseThrow();

        assertThat(cron.typed("every day")).isInstanceOf(Typed.Wrong.class);
        assertThat(cron.typed("0 7 * * *")).isInstanceOf(Typed.Change.class);
        assertThat(form.field("rate").orElseThrow().typed("soon")).isInstanceOf(Typed.Wrong.class);
    }
}
