package dev.sluice.app.screen;

import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gives each test a stage of its own, which its method marked `@Start` shows, and mouse and
/// keyboard as an [FxRobot]; hides afterwards whatever window is still shown.
///
/// It does as TestFX's `ApplicationExtension`, but waits for the windows and not for a time
/// ([Hands]).
public final class OnScreen implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace HERE = Namespace.create(OnScreen.class);
    private static final int LONGEST_SECONDS = 120;

    @Override
    public void beforeEach(ExtensionContext context) throws TimeoutException {
        FxToolkit.registerPrimaryStage(); // starts the toolkit
        Stage stage = FxToolkit.registerStage(Stage::new);
        hands(context).rest();
        Object test = context.getRequiredTestInstance();
        for (Method start : starts(test)) {
            onWindow(() -> ReflectionSupport.invokeMethod(start, test, stage));
        }
    }

    private static List<Method> starts(Object test) {
        return AnnotationSupport.findAnnotatedMethods(
                test.getClass(), Start.class, HierarchyTraversalMode.TOP_DOWN);
    }

    @Override
    public void afterEach(ExtensionContext context) throws TimeoutException {
        hands(context).letGo();
        onWindow(
                () -> {
                    List.copyOf(Window.getWindows()).forEach(Window::hide);
                    // what a test has left running keeps its nodes, which are not drawn then
                    FxToolkit.toolkitContext().getRegisteredStage().setScene(null);
                });
    }

    private static void onWindow(Runnable action) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                LONGEST_SECONDS, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(action));
        Frames.await();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return hands(context);
    }

    private static Hands hands(ExtensionContext context) {
        return context.getStore(HERE).computeIfAbsent(Hands.class, _ -> new Hands(), Hands.class);
    }
}
