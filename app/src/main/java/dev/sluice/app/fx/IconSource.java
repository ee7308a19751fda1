package dev.sluice.app.fx;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// An icon as its SVG file has it: paths on a square grid.
///
/// @param grid the width of the grid
public record IconSource(double grid, List<Stroke> paths) {
    /// One path. `fill` and `stroke` are `none`, `currentColor` or a colour.
    public record Stroke(String d, String fill, String stroke, double width) {}

    static IconSource read(String name) {
        String file = "/dev/sluice/icons/" + name + ".svg";
        try (InputStream in = IconSource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("This build lacks the icon " + name);
            }
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element svg = factory.newDocumentBuilder().parse(in).getDocumentElement();
            List<Stroke> paths = new ArrayList<>();
            NodeList nodes = svg.getElementsByTagName("path");
            for (int i = 0; i < nodes.getLength(); i++) {
                paths.add(stroke((Element) nodes.item(i), svg));
            }
            return new IconSource(Double.parseDouble(svg.getAttribute("width")), paths);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Cannot read the icon " + name, e);
        }
    }

    private static Stroke stroke(Element path, Element svg) {
        return new Stroke(
                path.getAttribute("d"),
                attribute(path, svg, "fill", "black"),
                attribute(path, svg, "stroke", "none"),
                Double.parseDouble(attribute(path, svg, "stroke-width", "1")));
    }

    private static String attribute(Element path, Element svg, String name, String otherwise) {
        if (path.hasAttribute(name)) {
            return path.getAttribute(name);
        }
        return svg.hasAttribute(name) ? svg.getAttribute(name) : otherwise;
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
