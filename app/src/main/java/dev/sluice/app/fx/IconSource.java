package dev.sluice.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An icon as its SVG file has it: paths on a square grid.
///
/// @param grid the width of the grid
public record IconSource(double grid, List<Stroke> paths) {
    private static final Pattern TAG = Pattern.compile("<(svg|path)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

    /// One path. `fill` and `stroke` are `none`, `currentColor` or a colour.
    public record Stroke(String d, String fill, String stroke, double width) {}

    static IconSource read(String name) {
        String file = "/dev/sluice/icons/" + name + ".svg";
        try (InputStream in = IconSource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks the icon " + name);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the icon " + name, e);
        }
    }

    /// Reads an icon of this program, which has nothing but paths. A parser for all of XML would
    /// take longer to load than all icons of the first screen to read.
    static IconSource of(String text) {
        Map<String, String> svg = Map.of();
        List<Stroke> paths = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            Map<String, String> attributes = attributes(tag.group(2));
            if (tag.group(1).equals("svg")) {
                svg = attributes;
            } else {
                paths.add(stroke(attributes, svg));
            }
        }
        return new IconSource(Double.parseDouble(svg.getOrDefault("width", "24")), paths);
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> found = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            found.put(attribute.group(1), attribute.group(2));
        }
        return found;
    }

    private static Stroke stroke(Map<String, String> path, Map<String, String> svg) {
        return new Stroke(
                path.getOrDefault("d", ""),
                attribute(path, svg, "fill", "black"),
                attribute(path, svg, "stroke", "none"),
                Double.parseDouble(attribute(path, svg, "stroke-width", "1")));
    }

    private static String attribute(
            Map<String, String> path, Map<String, String> svg, String name, String otherwise) {
        return path.getOrDefault(name, svg.getOrDefault(name, otherwise));
    }

    /// The paths, those in a row that look alike as one.
    List<Stroke> merged() {
        List<Stroke> result = new ArrayList<>();
        for (Stroke path : paths) {
            Stroke last = result.isEmpty() ? null : result.getLast();
            if (last != null
                    && last.fill().equals(path.fill())
                    && last.stroke().equals(path.stroke())
                    && last.width() == path.width()
                    && path.fill().equals("none")) {
                result.removeLast();
                result.add(
                        new Stroke(
                                last.d() + " " + path.d(),
                                path.fill(),
                                path.stroke(),
                                path.width()));
            } else {
                result.add(path);
            }
        }
        return result;
    }
}
