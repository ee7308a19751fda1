package dev.sluice.engine.container.build;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// What a `pom.xml` asks of Maven, as far as that decides whether Maven is needed.
final class Pom {
    /// The clouds' interfaces, which are there without Maven.
    private static final Set<String> PRESENT = Set.of("aws-lambda-java-core", "fc-java-core");

    /// Plugins that change nothing of what a function's classes are.
    private static final Set<String> PLAIN =
            Set.of(
                    "maven-assembly-plugin",
                    "maven-compiler-plugin",
                    "maven-jar-plugin",
                    "maven-shade-plugin",
                    "maven-surefire-plugin");

    private final Element project;

    private Pom(Element project) {
        this.project = project;
    }

    /// Whether the compiler alone gives what Maven would: the classes need nothing but the clouds'
    /// interfaces, and no plugin makes code. A file that cannot be read is Maven's to complain
    /// about.
    static boolean needsMaven(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(file.toFile());
            return !new Pom(document.getDocumentElement()).isPlain();
        } catch (ParserConfigurationException | SAXException _) {
            return true;
        }
    }

    private boolean isPlain() {
        return children(project, "parent").isEmpty()
                && children(project, "modules").isEmpty()
                && children(project, "profiles").isEmpty()
                && project.getElementsByTagName("annotationProcessorPaths").getLength() == 0
                && all("dependencies", "dependency").stream().allMatch(Pom::isPresent)
                && artifacts("plugin").stream().allMatch(PLAIN::contains)
                && project.getElementsByTagName("sourceDirectory").getLength() == 0;
    }

    private static boolean isPresent(Element dependency) {
        return PRESENT.contains(text(dependency, "artifactId"))
                || "test".equals(text(dependency, "scope"));
    }

    private List<String> artifacts(String tag) {
        var names = new ArrayList<String>();
        var nodes = project.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            names.add(text((Element) nodes.item(i), "artifactId"));
        }
        return names;
    }

    private List<Element> all(String list, String tag) {
        return children(project, list).stream()
                .flatMap(parent -> children(parent, tag).stream())
                .toList();
    }

    private static List<Element> children(Element of, String tag) {
        var found = new ArrayList<Element>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(tag)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element of, String tag) {
        return children(of, tag).stream()
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }
}
