package dev.sluice.app.canvas.picture;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Rect;

import java.util.Locale;

/// Writes SVG, one element a line.
final class Svg {
    private final StringBuilder text = new StringBuilder();

    Svg(Rect area) {
        text.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s %s %s %s\" width=\"%s\" height=\"%s\" font-family=\"'Noto Sans', 'Noto Sans CJK SC', system-ui, sans-serif\">%n"
                        .formatted(
                                number(area.x()),
                                number(area.y()),
                                number(area.width()),
                                number(area.height()),
                                number(area.width()),
                                number(area.height())));
    }

    /// @param attributes names and values in turn
    Svg element(String name, Object... attributes) {
        text.append("  <").append(name);
        attributes(attributes);
        text.append("/>\n");
        return this;
    }

    Svg open(String name, Object... attributes) {
        text.append("  <").append(name);
        attributes(attributes);
        text.append(">\n");
        return this;
    }

    Svg close(String name) {
        text.append("  </").append(name).append(">\n");
        return this;
    }

    Svg rect(Rect r, double radius, Object... attributes) {
        text.append("  <rect");
        attributes("x", r.x(), "y", r.y(), "width", r.width(), "height", r.height(), "rx", radius);
        attributes(attributes);
        text.append("/>\n");
        return this;
    }

    Svg words(String words, double x, double y, Object... attributes) {
        text.append("  <text");
        attributes("x", x, "y", y);
        attributes(attributes);
        text.append('>').append(escaped(words)).append("</text>\n");
        return this;
    }

    private void attributes(Object... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(
                            value instanceof Number n
                                    ? number(n.doubleValue())
                                    : escaped(value.toString()))
                    .append('"');
        }
    }

    /// The course of a wire as path data.
    static String path(Curve curve) {
        var d =
                new StringBuilder(
                        "M %s %s".formatted(number(curve.start().x()), number(curve.start().y())));
        for (Curve.Cubic c : curve.parts()) {
            d.append(
                    " C %s %s %s %s %s %s"
                            .formatted(
                                    number(c.c1().x()),
                                    number(c.c1().y()),
                                    number(c.c2().x()),
                                    number(c.c2().y()),
                                    number(c.end().x()),
                                    number(c.end().y())));
        }
        return d.toString();
    }

    static String number(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%s", rounded);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text + "</svg>\n";
    }
}
