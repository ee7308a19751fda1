package dev.sluice.engine.json.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.LayoutJson;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;

class CanonicalTest {
    private static String format(String text) throws JsonSyntaxException {
        return Canonical.format(JsonText.parse(text), FlowJson.class);
    }

    @Test
    void ordersKnownFieldsAndPutsElementsInLinesOfTheirOwn() throws JsonSyntaxException {
        assertThat(
                        format(
                                """
                                {"steps":{"b":{"next":["c"],"function":"f","type":"function"},"a":{"type":"succeed"}},
                                "name":"x","sluice":1,"functions":{},"resources":{"r":{"type":"bucket"}}}
                                """))
                .isEqualTo(
                        """
                        {
                          "sluice": 1,
                          "name": "x",
                          "steps": {
                            "b": { "type": "function", "function": "f", "next": ["c"] },
                            "a": { "type": "succeed" }
                          },
                          "functions": {},
                          "resources": {
                            "r": { "type": "bucket" }
                          }
                        }
                        """);
    }

    @Test
    void breaksWhatDoesNotFitIntoALine() throws JsonSyntaxException {
        String label = "l".repeat(60);
        assertThat(
                        format(
                                """
                                {"sluice":1,"name":"x","steps":{"a":{"type":"function","function":"f","label":"%s",
                                "retry":[{"errors":["E"],"maxAttempts":3}],"next":["b"]}}}
                                """
                                        .formatted(label)))
                .isEqualTo(
                        """
                        {
                          "sluice": 1,
                          "name": "x",
                          "steps": {
                            "a": {
                              "type": "function",
                              "label": "%s",
                              "function": "f",
                              "next": ["b"],
                              "retry": [{ "errors": ["E"], "maxAttempts": 3 }]
                            }
                          }
                        }
                        """
                                .formatted(label));
    }

    @Test
    void aLineHasAtMost120Characters() throws JsonSyntaxException {
        String head =
                "{\"sluice\":1,\"name\":\"x\",\"comment\":\"c\",\"parameters\":{\"s\":{\"v\":\"";
        for (int length = 60; length < 120; length++) {
            assertThat(format(head + "v".repeat(length) + "\"}},\"targets\":[]}").lines())
                    .allMatch(line -> line.length() <= 120 || !line.contains("{"));
        }
    }

    @Test
    void unknownFieldsStayBehindTheFieldTheyStoodBehind() throws JsonSyntaxException {
        assertThat(
                        format(
                                """
                                {"x0":0,"name":"n","x1":1,"x2":{"b":1,"a":2},"sluice":1,"x3":null,
                                "steps":{"a":{"color":"red","label":"l","type":"succeed","shape":[]}}}
                                """))
                .isEqualTo(
                        """
                        {
                          "x0": 0,
                          "sluice": 1,
                          "x3": null,
                          "name": "n",
                          "x1": 1,
                          "x2": { "b": 1, "a": 2 },
                          "steps": {
                            "a": { "color": "red", "type": "succeed", "shape": [], "label": "l" }
                          }
                        }
                        """);
    }

    @Test
    void numbersKeepTheirTextAndTextsLoseNeedlessEscapes() throws JsonSyntaxException {
        assertThat(
                        format(
                                "{\"sluice\":1,\"name\":\"x\",\"parameters\":{\"s\":{\"n\":[1.0,1e3,-0,12345678901234567890.10],\"t\":\"\\u00e9\\/\\u0007\\n"
                                    + "\\ud83d\\ude00\\u2028\"}}}"))
                .contains("[1.0, 1e3, -0, 12345678901234567890.10]")
                .contains("\"t\": \"é/\\u0007\\n😀\u2028\"");
    }

    @Test
    void formattingTwiceChangesNothingMore() throws JsonSyntaxException {
        String once =
                format(
                        "{\"z\":1,\"steps\":{\"a\":{\"q\":1,\"next\":[],\"type\":\"map\",\"steps\":{\"b\":"
                            + "{\"type\":\"wait\"}},\"start\":[\"b\"]}},\"sluice\":1,\"name\":\"é\"}");

        assertThat(format(once)).isEqualTo(once);
    }

    @Test
    void aLayoutHasAPlaceALine() throws JsonSyntaxException {
        assertThat(
                        Canonical.format(
                                JsonText.parse(
                                        "{\"steps\":{\"a\":{\"y\":2,\"x\":1.50}},\"notes\":[{\"id\":\"n\",\"x\":0,"
                                            + "\"y\":0,\"width\":1,\"height\":1,\"text\":\"t\"}],\"sluice\":1}"),
                                LayoutJson.class))
                .isEqualTo(
                        """
                        {
                          "sluice": 1,
                          "steps": {
                            "a": { "x": 1.50, "y": 2 }
                          },
                          "notes": [
                            { "id": "n", "x": 0, "y": 0, "width": 1, "height": 1, "text": "t" }
                          ]
                        }
                        """);
    }
}
