package dev.sluice.app.canvas.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.shape.Cut;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Tokens;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

class PicturesTest {
    private final Diagram diagram = Diagram.of(Placement.complete(Samples.photoIntake()));

    private Document svg(Language language, boolean dark) throws Exception {
        String text =
                SvgPicture.of(
                        diagram, new Look(new Icons(), Messages.in(language)), Tokens.of(dark));
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theSvgHoldsEveryNameAndEveryWire() throws Exception {
        Document svg = svg(Language.ENGLISH, false);

        String words = svg.getDocumentElement().getTextContent();
        assertThat(words)
                .contains("Check the photo", "How large?", "Archive", "resize", "any error")
                .contains("Python 3.13");
        long courses = 0;
        var paths = svg.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            var attributes = paths.item(i).getAttributes();
            var width = attributes.getNamedItem("stroke-width");
            if (width != null
                    && width.getNodeValue().equals("1.75")
                    && attributes.getNamedItem("d").getNodeValue().contains(" C ")
                    && attributes.getNamedItem("stroke-dasharray") != null) {
                courses++;
            }
        }
        assertThat(courses).isEqualTo(diagram.routes().size());
    }

    @Test
    void theSvgSpeaksChineseInTheDark() throws Exception {
        assertThat(svg(Language.CHINESE, true).getDocumentElement().getTextContent())
                .contains("任何错误");
    }

    @Test
    void thePngHoldsThePixels() throws Exception {
        int[] pixels = {0xFF102030, 0xFF405060, 0xFF708090, 0xFFA0B0C0, 0xFFFFFFFF, 0xFF000000};

        var image = ImageIO.read(new ByteArrayInputStream(PngFile.of(pixels, 2, 3)));

        assertThat(image.getWidth()).isEqualTo(2);
        assertThat(image.getRGB(0, 0, 2, 3, null, 0, 2)).containsExactly(pixels);
    }

    @Test
    void wordsThatAreTooLongAreCut() {
        assertThat(Cut.to("short", 100, 12)).isEqualTo("short");
        assertThat(Cut.to("a name that is far too long", 60, 12)).endsWith("…").hasSizeLessThan(12);
        assertThat(Cut.lines("one two three", 50, 12)).containsExactly("one two", "three");
    }
}
