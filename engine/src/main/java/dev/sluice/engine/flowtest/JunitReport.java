package dev.sluice.engine.flowtest;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes the results of flow tests in the XML form that continuous integration servers read from
/// JUnit.
public final class JunitReport {
    private JunitReport() {}

    /// @param differences empty where the test passed
    public record Case(String name, Duration time, List<String> differences) {}

    /// @throws IOException where the file cannot be written
    public static void write(Path file, String flow, List<Case> cases) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", flow);
            xml.writeAttribute("tests", Integer.toString(cases.size()));
            xml.writeAttribute(
                    "failures",
                    Long.toString(cases.stream().filter(c -> !c.differences().isEmpty()).count()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute(
                    "time",
                    seconds(cases.stream().map(Case::time).reduce(Duration.ZERO, Duration::plus)));
            for (Case each : cases) {
                write(xml, flow, each);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("Could not write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(XMLStreamWriter xml, String flow, Case each)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", flow);
        xml.writeAttribute("name", each.name());
        xml.writeAttribute("time", seconds(each.time()));
        if (!each.differences().isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", each.differences().getFirst());
            xml.writeCharacters(String.join("\n", each.differences()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
