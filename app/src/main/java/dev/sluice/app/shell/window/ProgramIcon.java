package dev.sluice.app.shell.window;

import dev.sluice.app.fx.Icons;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import java.nio.ByteBuffer;
import java.util.List;

/// The program's icon in title bars, panels and switchers of the desktop. Dialogs take over that of
/// the window they belong to.
public final class ProgramIcon {
    /// In pixels: the toolkit takes the one that the system asks for, and the system makes it
    /// smaller.
    private static final List<Integer> SIZES = List.of(32, 128);

    private ProgramIcon() {}

    /// Lets a window bear it.
    public static void give(Stage stage, Icons icons) {
        stage.getIcons().setAll(SIZES.stream().map(size -> image(icons, size)).toList());
    }

    private static Image image(Icons icons, int size) {
        var drawn = new Group(icons.icon("sluice", size)); // not a region: themes would fill it
        new Scene(drawn, size, size, Color.TRANSPARENT); // what has no scene is not laid out
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return inBytes(drawn.snapshot(parameters, null), size);
    }

    /// The toolkit passes over icons whose pixels are whole numbers, as those of snapshots are.
    private static Image inBytes(Image drawn, int size) {
        var format = PixelFormat.getByteBgraPreInstance();
        ByteBuffer pixels = ByteBuffer.allocate(4 * size * size);
        drawn.getPixelReader().getPixels(0, 0, size, size, format, pixels, 4 * size);
        return new WritableImage(new PixelBuffer<>(size, size, pixels.rewind(), format));
    }
}
