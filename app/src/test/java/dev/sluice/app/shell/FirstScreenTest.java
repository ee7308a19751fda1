package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.NextFrame;
import dev.sluice.app.shell.window.Welcome;
import dev.sluice.engine.model.Step;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Where a designer begins: with the flow that is wanted, else with the samples.
class FirstScreenTest extends OnBareDesigner {
    @Test
    void aFlowThatIsWantedOpensWithoutTheFirstScreenInBetween(FxRobot robot) throws Exception {
        Path flow = designers.written();
        List<String> seen = new ArrayList<>();
        robot.interact(
                () -> {
                    var other = new Stage();
                    Designer wanting = designers.in(other);
                    other.getScene()
                            .rootProperty()
                            .subscribe(root -> seen.add(root.getClass().getSimpleName()));
                    wanting.begin(flow);
                    other.show();
                    designer = wanting;
                });
        await(() -> designer.session() != null);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(seen).endsWith("FlowPane").doesNotContain("Welcome");
    }

    @Test
    void whereTheFlowThatIsWantedDoesNotOpenTheFirstScreenStands(FxRobot robot) throws Exception {
        robot.interact(() -> designer.begin(folder.resolve("nowhere")));

        await(
                () ->
                        stage.getScene().getRoot() instanceof Welcome
                                && !designers.questions.told.isEmpty());
        assertThat(designer.session()).isNull();
    }

    @Test
    void theFirstScreenScrollsInAWindowTooSmallForIt(FxRobot robot) throws Exception {
        await(() -> stage.getScene().lookup("#sample-hello") != null);
        var small = new AtomicReference<Stage>();
        robot.interact(
                () -> {
                    var other = new Stage();
                    designers.in(other).begin(null);
                    other.setMinHeight(0);
                    other.setWidth(960);
                    other.setHeight(300);
                    other.show();
                    small.set(other);
                });

        await(() -> small.get().getScene().lookup("#welcome > .scroll-pane") != null);
        await(() -> small.get().getScene().lookup("#sample-hello") != null);
        assertThat(stage.getScene().lookup("#welcome > .scroll-pane")).isNull();
    }

    @Test
    void aNewFlowLeavesTheKeyboardWithTheCanvas(FxRobot robot) throws Exception {
        robot.interact(() -> designer.begin(null));
        await(() -> robot.lookup("#welcome-new").tryQuery().isPresent());

        robot.clickOn("#welcome-new");
        await(() -> robot.lookup("#canvas").tryQuery().isPresent());
        frames(robot);

        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("canvas");
    }

    /// Lets some frames pass, in which the scene looks for a control that could have the keyboard.
    private static void frames(FxRobot robot) throws Exception {
        var frame = new NextFrame();
        for (int i = 0; i < 5; i++) {
            var passed = new CountDownLatch(1);
            robot.interact(() -> frame.execute(passed::countDown));
            assertThat(passed.await(50, TimeUnit.SECONDS)).isTrue();
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aSampleIsCopiedAndOpened(FxRobot robot) throws Exception {
        robot.interact(() -> designer.begin(null));
        await(() -> robot.lookup("#sample-hello").tryQuery().isPresent());

        robot.clickOn("#sample-hello");
        await(() -> designer.session() != null);

        assertThat(folder.resolve("home/hello/flow.json")).exists();
        assertThat(designer.session().document().flow().steps()).isNotEmpty();
    }

    @Test
    void aSampleSpeaksTheLanguageOfTheWindow(FxRobot robot) throws Exception {
        robot.interact(() -> designer.begin(null));
        await(() -> robot.lookup("#language-CHINESE").tryQuery().isPresent());
        robot.clickOn("#language-CHINESE");
        await(() -> robot.lookup("问候（hello）").tryQuery().isPresent());

        robot.clickOn("#sample-hello");
        await(() -> designer.session() != null);

        Step greet = designer.session().document().step("greet");
        assertThat(greet.head().label()).isEqualTo("问候");
    }
}
