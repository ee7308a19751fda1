package dev.sluice.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of one look, by name, from the style sheet that the window uses too.
public final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("(-[a-z-]+):\\s*([^;]+);");
    private static final Pattern WITH_ALPHA = Pattern.compile("#([0-9A-Fa-f]{6})([0-9A-Fa-f]{2})");
    private static final Pattern RGBA =
            Pattern.compile("rgba\\((\\d+),\\s*(\\d+),\\s*(\\d+),\\s*([0-9.]+)\\)");

    private final Map<String, String> colors = new HashMap<>();

    private Tokens() {}

    /// The light look, or the dark one.
    public static Tokens of(boolean dark) {
        String name = "/dev/sluice/app/style/tokens-" + (dark ? "dark" : "light") + ".css";
        var tokens = new Tokens();
        try (InputStream in = Tokens.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks the style sheet " + name);
            }
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                tokens.colors.put(matcher.group(1), matcher.group(2).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the style sheet " + name, e);
        }
        return tokens;
    }

    /// A colour without its transparency, as `#rrggbb`.
    public String color(String name) {
        String css = css(name);
        Matcher alpha = WITH_ALPHA.matcher(css);
        if (alpha.matches()) {
            return "#" + alpha.group(1);
        }
        Matcher rgba = RGBA.matcher(css);
        return rgba.matches()
                ? "#%02X%02X%02X"
                        .formatted(
                                Integer.parseInt(rgba.group(1)),
                                Integer.parseInt(rgba.group(2)),
                                Integer.parseInt(rgba.group(3)))
                : css;
    }

    /// How opaque a colour is, from 0 to 1.
    public double opacity(String name) {
        String css = css(name);
        Matcher alpha = WITH_ALPHA.matcher(css);
        if (alpha.matches()) {
            return Math.rint(Integer.parseInt(alpha.group(2), 16) / 2.55) / 100;
        }
        Matcher rgba = RGBA.matcher(css);
        return rgba.matches() ? Double.parseDouble(rgba.group(4)) : 1;
    }

    private String css(String name) {
        String css = colors.get(name);
        if (css == null) {
            throw new IllegalArgumentException("There is no colour " + name);
        }
        return css;
    }
}
