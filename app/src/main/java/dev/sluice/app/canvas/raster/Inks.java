package dev.sluice.app.canvas.raster;

import javafx.scene.Group;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The colours of the style sheet, for what is drawn without it. Each is the background of a region
/// that nobody sees.
public final class Inks extends Group {
    private static final String[] KINDS = {
        "code", "python", "nodejs", "java", "go", "control", "time", "data", "service", "trigger",
        "success", "failure"
    };

    private final Map<Palette.Ink, Region> inks = new EnumMap<>(Palette.Ink.class);
    private final Map<String, Region> kinds = new HashMap<>();

    public Inks() {
        setVisible(false);
        setManaged(false);
        for (Palette.Ink ink : Palette.Ink.values()) {
            inks.put(ink, region("ink-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        for (String kind : KINDS) {
            Region region = region("ink-kind");
            region.getStyleClass().add("kind-" + kind);
            kinds.put("kind-" + kind, region);
        }
    }

    private Region region(String styleClass) {
        var region = new Region();
        region.setManaged(false);
        region.getStyleClass().add(styleClass);
        getChildren().add(region);
        return region;
    }

    /// The colours as they are now. Two of the same theme are equal.
    public Colors now() {
        Map<Palette.Ink, Integer> ofInks = new EnumMap<>(Palette.Ink.class);
        inks.forEach((ink, region) -> ofInks.put(ink, argb(region)));
        Map<String, Integer> ofKinds = new HashMap<>();
        kinds.forEach((kind, region) -> ofKinds.put(kind, argb(region)));
        return new Colors(ofInks, ofKinds);
    }

    private static int argb(Region region) {
        Background background = region.getBackground();
        if (background == null
                || background.getFills().isEmpty()
                || !(background.getFills().getFirst().getFill() instanceof Color color)) {
            return 0;
        }
        int alpha = (int) Math.rint(color.getOpacity() * 255);
        int red = (int) Math.rint(color.getRed() * alpha);
        int green = (int) Math.rint(color.getGreen() * alpha);
        int blue = (int) Math.rint(color.getBlue() * alpha);
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    /// The colours of one theme.
    public record Colors(Map<Ink, Integer> inks, Map<String, Integer> kinds) implements Palette {
        @Override
        public int of(Ink ink) {
            return inks.getOrDefault(ink, 0);
        }

        @Override
        public int ofKind(String kind) {
            return kinds.getOrDefault(kind, 0);
        }
    }
}
