package dev.sluice.app;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.picture.PngFile;
import dev.sluice.app.canvas.picture.SvgPicture;
import dev.sluice.app.canvas.scene.Snapshots;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Tokens;
import dev.sluice.app.shell.window.Theme;
import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;

import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// `sluice picture`: draws a flow as the designer shows it, without a window.
@Command(
        name = "picture",
        mixinStandardHelpOptions = true,
        description = "Draw a flow into a file, without a window.")
final class PictureCommand implements Callable<Integer> {
    private static final double LEAST_SCALE = 0.1;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FLOW", description = "The flow's folder.")
    @SuppressWarnings("NullAway.Init")
    private Path flow;

    @Option(
            names = "-o",
            required = true,
            paramLabel = "FILE",
            description = "Where the picture goes. Its ending says what it is: .png or .svg.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--dark", description = "Draw it in the dark look.")
    private boolean dark;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "2",
            description = "Pixels of a PNG for one of the canvas, 0.1 to 8 (default: 2).")
    private double scale;

    PictureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws FlowFileException, IOException, InterruptedException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && !name.endsWith(".png")) {
            terminal.err().println("sluice: A picture is a .png or a .svg file, not " + file + ".");
            return Exit.WRONG;
        }
        if (!(scale >= LEAST_SCALE && scale <= 8)) {
            terminal.err().println("sluice: --scale must be from 0.1 to 8.");
            return Exit.WRONG;
        }
        FlowFolder folder = FlowFolder.open(flow);
        var document = Placement.complete(new FlowDocument(folder.flow(), folder.layout()));
        var diagram = Diagram.of(document);
        var look = new Look(new Icons(), Messages.in(Language.ENGLISH));
        if (name.endsWith(".svg")) {
            String svg = SvgPicture.of(diagram, look, Tokens.of(dark));
            Files.write(file, svg.getBytes(StandardCharsets.UTF_8));
            return Exit.OK;
        }
        double largest = Snapshots.largestScale(diagram);
        if (scale > largest) {
            tooLarge(largest);
            return Exit.WRONG;
        }
        Files.write(file, png(diagram, look));
        return Exit.OK;
    }

    /// Steps may lie as far apart as a layout can say.
    private void tooLarge(double largest) {
        double offered = Math.floor(largest * 100) / 100;
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "sluice: The flow is drawn too wide for a PNG at the scale %s. %s%n",
                        scale,
                        offered >= LEAST_SCALE
                                ? "Try --scale " + offered + ", or draw an .svg."
                                : "Draw an .svg, or look in flow.layout.json for a step that lies"
                                        + " far away.");
    }

    private byte[] png(Diagram diagram, Look look) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var drawing =
                new FutureTask<>(
                        () -> {
                            Theme theme = dark ? Theme.DARK : Theme.LIGHT;
                            theme.applyToAll();
                            return bytes(Snapshots.of(diagram, look, theme.stylesheets(), scale));
                        });
        Platform.startup(drawing);
        try {
            return drawing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The picture cannot be drawn", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    private static byte[] bytes(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return PngFile.of(pixels, width, height);
    }
}
