package dev.sluice.app.shell;

import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.window.Welcome;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// A start of the window in a home of its own, which ends when the window can be used. Starts are
/// measured by it, and what Java keeps for later starts is made from it.
public final class Rehearsal {
    /// So many frames after something is there, it has been drawn.
    private static final int DRAWN = 2;

    private final @Nullable Path flow;
    private final DesignerApp app;
    private final Deque<Scene> scenes = new ArrayDeque<>();
    private final CompletableFuture<Instant> usable = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /// What is waited for, and what is done when it has been drawn.
    private record Scene(BooleanSupplier there, Runnable then) {}

    /// @param home where the window finds no settings and leaves what it writes
    /// @param flow opened at once; `null`: the window shows where to begin
    public Rehearsal(Path home, @Nullable Path flow) {
        this.flow = flow;
        var places =
                new Designer.Places(
                        new SettingsFile(home.resolve("choices.json")),
                        home.resolve("state"),
                        home.resolve("flows"));
        this.app = new DesignerApp(places, flow);
    }

    /// Starts the window.
    ///
    /// @param after a flow that is opened then; `null`: the window closes at once
    /// @return when the window could be used
    public Instant play(@Nullable Path after) {
        try {
            CompletableFuture.runAsync(() -> begin(after), Platform::startup).join();
            over.join();
        } finally {
            Platform.exit();
            app.close();
        }
        return usable.join();
    }

    private void begin(@Nullable Path after) {
        var stage = new Stage();
        Designer designer = app.open(stage);
        scenes.add(
                new Scene(
                        () -> flow == null ? isWelcome(stage) : designer.session() != null,
                        () -> usable.complete(Instant.now())));
        if (after != null) {
            scenes.add(new Scene(() -> true, () -> designer.open(after)));
            scenes.add(new Scene(() -> designer.session() != null, () -> {}));
        }
        new Frames().start();
    }

    private static boolean isWelcome(Stage stage) {
        return stage.getScene().getRoot() instanceof Welcome;
    }

    /// Goes from one scene to the next.
    private final class Frames extends AnimationTimer {
        private int drawn;

        @Override
        public void handle(long now) {
            Scene scene = scenes.peek();
            if (scene == null) {
                stop();
                over.complete(null);
            } else if (scene.there().getAsBoolean() && ++drawn > DRAWN) {
                drawn = 0;
                scenes.remove();
                scene.then().run();
            }
        }
    }
}
