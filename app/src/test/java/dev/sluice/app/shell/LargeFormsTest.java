package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.edit.DefinitionEdit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.runs.ScriptedRuns;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Step;

import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// The forms of a function with a hundred variables and of a choice with a hundred rules.
@ExtendWith(OnScreen.class)
class LargeFormsTest {
    private static final int MOST_AT_FIRST = 60;

    @TempDir Path folder;
    private ShownFlow flow;
    private String choice = "";

    @Start
    void start(Stage stage) {
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        flow = ShownFlow.in(stage, folder, settings, document(), ScriptedRuns.photo());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(flow.window().stage()));
    }

    private FlowDocument document() {
        FlowDocument photo = Samples.photoIntake();
        var call = (Step.Function) photo.flow().steps().get("validate");
        FunctionSpec f = photo.flow().functions().get(call.function());
        Map<String, EnvironmentValue> variables = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            variables.put("VARIABLE_" + i, new EnvironmentValue.Literal("value " + i));
        }
        var function =
                new FunctionSpec(
                        f.id(),
                        f.runtime(),
                        f.handler(),
                        f.code(),
                        f.memoryMb(),
                        f.timeoutSeconds(),
                        f.concurrency(),
                        f.reserved(),
                        variables,
                        f.packages(),
                        f.network(),
                        f.cpu(),
                        f.architecture(),
                        f.image());
        Step.Choice few =
                photo.flow().steps().values().stream()
                        .filter(Step.Choice.class::isInstance)
                        .map(Step.Choice.class::cast)
                        .findFirst()
                        .orElseThrow();
        choice = few.id();
        var rules = Collections.nCopies(100, few.rules().getFirst());
        var many = new Step.Choice(few.head(), rules, few.otherwise(), few.data());
        FlowDocument with = new DefinitionEdit.ChangeFunction(function, "environment").apply(photo);
        return new ElementEdit.ChangeStep(many, "rules").apply(with);
    }

    /// How many fields are there when the form of a step is first laid out.
    private int firstFields(FxRobot robot, String step) throws InterruptedException {
        robot.interact(() -> flow.session().select(Selection.ofElement("metadata")));
        WaitForAsyncUtils.waitForFxEvents();
        var laidOut = new CountDownLatch(1);
        var fields = new AtomicInteger();
        robot.interact(
                () -> {
                    Scene scene = flow.window().stage().getScene();
                    scene.addPostLayoutPulseListener(
                            new Runnable() {
                                @Override
                                public void run() {
                                    scene.removePostLayoutPulseListener(this);
                                    fields.set(fields(robot));
                                    laidOut.countDown();
                                }
                            });
                    flow.session().select(Selection.ofElement(step));
                });
        assertThat(laidOut.await(50, TimeUnit.SECONDS)).isTrue();
        return fields.get();
    }

    private static int fields(FxRobot robot) {
        return robot.lookup("#form-settings").lookup(".text-field").queryAll().size();
    }

    private void opensWithTheFirstFieldsAndScrolls(FxRobot robot, String step)
            throws InterruptedException, TimeoutException {
        int first = firstFields(robot, step);

        assertThat(first).isBetween(1, MOST_AT_FIRST);
        ScrollPane form = robot.lookup("#form-settings").queryAs(ScrollPane.class);
        WindowState.await(() -> fields(robot) >= 100);
        robot.moveTo(form).scroll(5, VerticalDirection.DOWN);
        assertThat(form.getVvalue()).isPositive();
    }

    @Test
    void aHundredVariables(FxRobot robot) throws InterruptedException, TimeoutException {
        opensWithTheFirstFieldsAndScrolls(robot, "validate");
    }

    @Test
    void aHundredRules(FxRobot robot) throws InterruptedException, TimeoutException {
        opensWithTheFirstFieldsAndScrolls(robot, choice);
    }
}
