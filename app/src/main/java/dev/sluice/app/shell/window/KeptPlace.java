package dev.sluice.app.shell.window;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts a window where it stood the last time, and keeps where it stands for the next.
public final class KeptPlace {
    /// By then the system has placed a window that it shows; later the user has.
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final Path file;
    private Instant shown = Instant.MIN;
    private volatile @Nullable WindowPlace place;

    private KeptPlace(Path file, @Nullable WindowPlace place) {
        this.file = file;
        this.place = place;
    }

    /// Reads what was kept; what cannot be read is as good as nothing.
    public static KeptPlace in(Path file) {
        try {
            return new KeptPlace(file, WindowPlace.of(Files.readString(file)));
        } catch (IOException _) {
            return new KeptPlace(file, null);
        }
    }

    /// Places a window that is not shown yet, and follows it from then on.
    public void put(Stage stage) {
        WindowPlace kept = place;
        WindowPlace now = kept == null ? WindowPlace.in(screens().getFirst()) : kept.on(screens());
        stage.setX(now.x());
        stage.setY(now.y());
        stage.setWidth(now.width());
        stage.setHeight(now.height());
        stage.setMaximized(now.maximized());
        place = now;
        // A window's sizes and that it is maximized are told one after the other.
        Runnable soon = () -> Platform.runLater(() -> follow(stage));
        stage.xProperty().subscribe(soon);
        stage.yProperty().subscribe(soon);
        stage.widthProperty().subscribe(soon);
        stage.heightProperty().subscribe(soon);
        stage.maximizedProperty().subscribe(soon);
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> shown = Instant.now());
    }

    private static List<Rectangle2D> screens() {
        List<Rectangle2D> all = new ArrayList<>();
        all.add(Screen.getPrimary().getVisualBounds());
        Screen.getScreens().forEach(screen -> all.add(screen.getVisualBounds()));
        return all;
    }

    private void follow(Stage stage) {
        WindowPlace before = place;
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen() || before == null) {
            return;
        }
        if (!before.maximized() && isSettling()) {
            // Some systems put a window elsewhere when they give it its frame.
            shown = Instant.MIN;
            stage.setX(before.x());
            stage.setY(before.y());
            return;
        }
        place =
                stage.isMaximized()
                        ? new WindowPlace(
                                before.x(), before.y(), before.width(), before.height(), true)
                        : new WindowPlace(
                                stage.getX(),
                                stage.getY(),
                                stage.getWidth(),
                                stage.getHeight(),
                                false);
    }

    private boolean isSettling() {
        return Instant.now().minus(SETTLING).isBefore(shown);
    }

    /// Writes where the window stood last.
    public void keep() throws IOException {
        WindowPlace last = place;
        if (last != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, last.text());
        }
    }
}
