package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;

class AheadTest {
    private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
    private static final Messages CHINESE = Messages.in(Language.CHINESE);
    private static final Instant NOW = Instant.parse("2026-11-23T14:02:05Z");

    private static Ahead in(long seconds) {
        return new Ahead(NOW.plusSeconds(seconds), ZoneOffset.UTC);
    }

    @Test
    void tellsTheTimeAndHowFarAwayItIs() {
        assertThat(in(185).until(ENGLISH, NOW)).isEqualTo("until 14:05:10, 3 min left");
        assertThat(in(185).until(CHINESE, NOW)).isEqualTo("等到 14:05:10，剩 3 分");
        assertThat(in(59).until(ENGLISH, NOW)).isEqualTo("until 14:03:04, 59 s left");
        assertThat(in(7_500).answer(ENGLISH, NOW)).isEqualTo("answer by 16:07:05, 2 h 5 min left");
        assertThat(in(7_500).answer(CHINESE, NOW)).isEqualTo("16:07:05 前应答，剩 2 小时 5 分");
    }

    @Test
    void tellsTheDayWhereItIsAnotherOne() {
        assertThat(in(86_400).time(ENGLISH, NOW)).isEqualTo("Nov 24, 14:02:05");
        assertThat(in(86_400).time(CHINESE, NOW)).isEqualTo("11月24日 14:02:05");
        assertThat(in(86_400L * 60).time(ENGLISH, NOW)).isEqualTo("Jan 22, 2027, 14:02:05");
        assertThat(in(86_400L * 60).time(CHINESE, NOW)).isEqualTo("2027年1月22日 14:02:05");
    }

    @Test
    void saysNothingOfWhatIsLeftOnceItIsDue() {
        assertThat(in(0).until(ENGLISH, NOW)).isEqualTo("until 14:02:05");
        assertThat(in(-5).answer(ENGLISH, NOW)).isEqualTo("answer by 14:02:00");
    }
}
