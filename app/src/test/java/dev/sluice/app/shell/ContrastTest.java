package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.sluice.app.Samples;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is written can be read, and what is drawn can be seen, in both themes: the contrasts that
/// WCAG 2.2 asks for, 4.5 for text and 3 for icons and lines.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double DRAWN = 3;
    private static final Pattern COLOR =
            Pattern.compile("(-[a-z0-9-]+): *(#[0-9A-Fa-f]{6,8}|rgba\\([^)]*\\)|white|black);");

    private static final List<String> SURFACES =
            List.of("-chrome-bg", "-card-bg", "-canvas-bg", "-color-bg-default");

    private static final List<String> SUBTLE =
            List.of(
                    "-color-fg-default -color-danger-subtle",
                    "-color-fg-default -color-warning-subtle",
                    "-color-fg-default -color-accent-subtle",
                    "-color-fg-emphasis -color-accent-emphasis",
                    "-note-fg -note-bg",
                    "-note-blue-fg -note-blue-bg",
                    "-note-green-fg -note-green-bg",
                    "-note-red-fg -note-red-bg",
                    "-note-gray-fg -note-gray-bg");

    private enum Look {
        LIGHT("tokens-light.css", new PrimerLight().getUserAgentStylesheet()),
        DARK("tokens-dark.css", new PrimerDark().getUserAgentStylesheet());

        private final Map<String, double[]> colors = new HashMap<>();

        Look(String tokens, String theme) {
            read(theme);
            read("/dev/sluice/app/style/" + tokens);
        }

        private void read(String name) {
            Class<?> near = name.startsWith("/dev") ? Samples.class : PrimerLight.class;
            try (InputStream in = Objects.requireNonNull(near.getResourceAsStream(name), name)) {
                String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Matcher found = COLOR.matcher(css);
                while (found.find()) {
                    colors.put(found.group(1), color(found.group(2)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        double[] color(String written) {
            javafx.scene.paint.Color c = javafx.scene.paint.Color.web(written);
            return new double[] {c.getRed(), c.getGreen(), c.getBlue(), c.getOpacity()};
        }

        double[] of(String name) {
            return Objects.requireNonNull(colors.get(name), name);
        }

        /// How much a colour stands out from a surface, either of them as it looks on a card.
        double contrast(String ink, String surface) {
            double[] ground = over(of(surface), of("-chrome-bg"));
            double one = luminance(over(of(ink), ground));
            double other = luminance(ground);
            return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        }
    }

    private static double[] over(double[] top, double[] ground) {
        double a = top[3];
        double[] mixed = {0, 0, 0, 1};
        for (int i = 0; i < 3; i++) {
            mixed[i] = top[i] * a + ground[i] * (1 - a);
        }
        return mixed;
    }

    private static double luminance(double[] color) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            linear[i] =
                    color[i] <= 0.04045
                            ? color[i] / 12.92
                            : Math.pow((color[i] + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    @ParameterizedTest
    @EnumSource
    void textCanBeReadOnEverySurface(Look look) {
        List<String> poor = new ArrayList<>();
        for (String surface : SURFACES) {
            for (String ink :
                    List.of(
                            "-fg",
                            "-fg-soft",
                            "-color-fg-default",
                            "-color-fg-muted",
                            "-color-accent-fg",
                            "-color-danger-fg",
                            "-color-warning-fg",
                            "-color-success-fg")) {
                ask(look, ink, surface, TEXT, poor);
            }
        }
        for (String ink : List.of("fg", "comment", "string", "keyword", "number", "call")) {
            ask(look, "-code-" + ink, "-code-bg", TEXT, poor);
            ask(look, "-code-" + ink, "-chrome-bg", TEXT, poor);
        }
        ask(look, "-color-fg-muted", "-code-bg", TEXT, poor);
        ask(look, "-code-fg", "-code-selection", TEXT, poor);
        for (String pair : SUBTLE) {
            String[] names = pair.split(" ");
            ask(look, names[0], names[1], TEXT, poor);
        }

        assertThat(poor).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void iconsAndLinesCanBeSeen(Look look) {
        List<String> poor = new ArrayList<>();
        for (String kind :
                List.of(
                        "code", "python", "nodejs", "java", "go", "control", "time", "data",
                        "service", "trigger", "success", "failure")) {
            ask(look, "-kind-" + kind, "-tint-" + kind, DRAWN, poor);
            ask(look, "-kind-" + kind, "-card-bg", DRAWN, poor);
        }
        for (String line : List.of("-wire-taken", "-wire-error", "-guide", "-wire")) {
            ask(look, line, "-canvas-bg", DRAWN, poor);
        }
        ask(look, "-icon-color", "-chrome-bg", DRAWN, poor);
        ask(look, "-color-accent-emphasis", "-chrome-bg", DRAWN, poor);

        assertThat(poor).isEmpty();
    }

    private static void ask(
            Look look, String ink, String surface, double least, List<String> poor) {
        double contrast = look.contrast(ink, surface);
        if (contrast < least) {
            poor.add("%s on %s: %.2f".formatted(ink, surface, contrast));
        }
    }
}
