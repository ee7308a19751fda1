package dev.sluice.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.RunScript;
import dev.sluice.app.Samples;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.Session;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Map;

/// What a user does with the timeline of a run that waited for an hour.
@ExtendWith(OnScreen.class)
class TimelineViewTest {
    private static final int HOUR = 3_600_000;

    private Chart chart;
    private Session session;
    private RunFeed feed;

    @Start
    void start(Stage stage) {
        session = new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
        feed = new RunFeed();
        var view =
                new TimelineView(new TimelineModel(session, feed), Messages.in(Language.ENGLISH));
        var record = new RunRecord("r1");
        new RunScript("r1")
                .started("by-hand")
                .came("validate", Map.of())
                .called("validate", Map.of())
                .after(400)
                .gave("validate", Map.of(), null)
                .came("notify", Map.of())
                .waits("notify")
                .after(HOUR)
                .gave("notify", Map.of(), null)
                .came("size", Map.of())
                .after(300)
                .gave("size", Map.of(), null)
                .succeeded(null)
                .entries()
                .forEach(record::add);
        feed.show(record);
        stage.setScene(new Scene(view, 900, 300));
        stage.show();
        chart = (Chart) view.getCenter();
    }

    @Test
    void idleTimeIsCollapsedUntilTheUserWantsItToScale(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.gaps()).isEqualTo(1);

        robot.clickOn("#timeline-collapse");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.gaps()).isZero();

        robot.clickOn("#timeline-collapse");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.gaps()).isEqualTo(1);
    }

    @Test
    void theWheelZoomsTheTimeAndFitShowsAllOfIt(FxRobot robot) {
        robot.interact(() -> chart.fireEvent(turnedUpWithControl()));
        assertThat(chart.zoom()).isGreaterThan(1);

        robot.clickOn("#timeline-fit");
        assertThat(chart.zoom()).isEqualTo(1);

        robot.clickOn(chart).push(KeyCode.EQUALS);
        assertThat(chart.zoom()).isGreaterThan(1);
        robot.push(KeyCode.DIGIT0);
        assertThat(chart.zoom()).isEqualTo(1);
    }

    /// The headless screen's wheel knows no keys.
    private static ScrollEvent turnedUpWithControl() {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                300,
                40,
                300,
                40,
                false,
                true,
                false,
                false,
                false,
                false,
                0,
                40,
                0,
                40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void nothingIsDrawnWhileNobodySeesIt(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> chart.getParent().setVisible(false));
        int before = chart.drawings();

        robot.interact(() -> play(2));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.drawings()).isEqualTo(before);

        robot.interact(() -> chart.getParent().setVisible(true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.drawings()).isGreaterThan(before);
        assertThat(chart.gaps()).isEqualTo(2);
    }

    /// Plays a run that waits so many times for an hour.
    private void play(int waits) {
        var record = new RunRecord("r2");
        var script = new RunScript("r2").started("by-hand").came("size", Map.of()).after(400);
        script.gave("size", Map.of(), null);
        for (int i = 0; i < waits; i++) {
            script.came("notify", Map.of())
                    .waits("notify")
                    .after(HOUR)
                    .gave("notify", Map.of(), null)
                    .came("size", Map.of())
                    .after(300)
                    .gave("size", Map.of(), null);
        }
        script.succeeded(null).entries().forEach(record::add);
        feed.show(record);
    }

    @Test
    void keysWalkTheRowsAndSelectTheStep(FxRobot robot) {
        robot.interact(chart::requestFocus);
        robot.push(KeyCode.HOME).push(KeyCode.DOWN).push(KeyCode.ENTER);

        assertThat(session.selection().only()).isEqualTo("notify");
        assertThat(chart.getAccessibleText()).contains("notify").contains("1 h 0 min");
    }
}
