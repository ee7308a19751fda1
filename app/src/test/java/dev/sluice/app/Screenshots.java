package dev.sluice.app;

import dev.sluice.app.canvas.geometry.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.MainWindow;
import dev.sluice.app.shell.NoActions;
import dev.sluice.app.shell.Panels;
import dev.sluice.engine.check.Checks;

import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import javax.imageio.ImageIO;

/// Takes pictures of the window: every theme, language and size, into the folder named.
public final class Screenshots {
    private Screenshots() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "app/target/shots");
        Files.createDirectories(folder);
        var done = new CountDownLatch(1);
        Platform.startup(() -> {});
        Platform.runLater(
                () -> {
                    take(
                            folder,
                            "light",
                            new Settings(Language.ENGLISH, ThemeChoice.LIGHT),
                            1440,
                            900);
                    take(
                            folder,
                            "dark",
                            new Settings(Language.ENGLISH, ThemeChoice.DARK),
                            1440,
                            900);
                    take(
                            folder,
                            "zh",
                            new Settings(Language.CHINESE, ThemeChoice.LIGHT),
                            1280,
                            720);
                    take(
                            folder,
                            "large",
                            new Settings(Language.CHINESE, ThemeChoice.DARK),
                            2560,
                            1440);
                    done.countDown();
                });
        done.await();
        Platform.exit();
    }

    private static void take(Path folder, String name, Settings settings, int width, int height) {
        FlowDocument document = Placement.complete(Samples.photoIntake());
        var session = new Session(document, null, Checks::check, new FxThread());
        var stage = new Stage();
        var window = new MainWindow(stage, (_, _, _) -> Panels.NONE);
        window.show(session, settings, new NoActions());
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        for (int i = 0; i < 3; i++) {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        }
        write(window.scene().snapshot(null), folder.resolve(name + ".png"));
        stage.hide();
    }

    static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
