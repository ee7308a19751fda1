package dev.sluice.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class BulletinTest {
    private final Bulletin bulletin = new Bulletin(Runnable::run);

    @Test
    void whatIsSaidAgainIsHeardAgain() {
        List<String> heard = new ArrayList<>();
        bulletin.noticeProperty()
                .subscribe(
                        notice -> {
                            if (notice != null) {
                                heard.add(notice.text());
                            }
                        });

        bulletin.say("runs.stopped");
        bulletin.say("runs.stopped");

        assertThat(heard).containsExactly("runs.stopped", "runs.stopped");
    }
}
