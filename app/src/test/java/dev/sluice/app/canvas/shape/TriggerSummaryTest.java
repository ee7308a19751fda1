package dev.sluice.app.canvas.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What a timer says of its times on the canvas.
class TriggerSummaryTest {
    private static String said(Language language, @Nullable String cron, @Nullable String rate) {
        var timer =
                new Trigger.Timer(
                        Trigger.Head.of("timer", List.of()), cron, null, null, rate, null, null);
        return new Summaries(Messages.in(language)).of(timer);
    }

    @Test
    void aRateIsSaidInTheWindowsLanguage() {
        assertThat(said(Language.ENGLISH, null, "5 minutes")).isEqualTo("every 5 minutes");
        assertThat(said(Language.ENGLISH, null, "1 hour")).isEqualTo("every hour");
        assertThat(said(Language.CHINESE, null, "2 days")).isEqualTo("每 2 天");
    }

    @Test
    void whatIsNoRateStandsAsItIs() {
        assertThat(said(Language.CHINESE, null, "often's {0}")).isEqualTo("often's {0}");
        assertThat(said(Language.ENGLISH, "0 6 * * *", null)).isEqualTo("0 6 * * *");
    }
}
