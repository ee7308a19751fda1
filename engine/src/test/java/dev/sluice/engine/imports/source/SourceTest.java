package dev.sluice.engine.imports.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Timeout(120)
class SourceTest {
    @TempDir Path folder;

    private Source read(String name, String text) throws Exception {
        return Source.read(Files.writeString(folder.resolve(name), text));
    }

    private void refuses(String name, String text, String... words) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        e ->
                                assertThat(e.problems())
                                        .noneMatch(placed -> placed.problem().hint().isBlank()))
                .hasMessageContainingAll(words);
    }

    @Test
    void readsJsonAndYamlToTheSameValues() throws Exception {
        Object json =
                read("a.asl.json", "{\"a\": [1, 2.50, \"x\", true, null], \"b\": {\"c\": \"1\"}}")
                        .root()
                        .plain();
        Object yaml =
                read(
                                "a.asl.yaml",
                                """
                                a:
                                  - 1
                                  - 2.50
                                  - x
                                  - true
                                  - ~
                                b: { c: "1" }
                                """)
                        .root()
                        .plain();

        assertThat(yaml).isEqualTo(json);
        assertThat(json).hasToString("{a=[1, 2.50, x, true, null], b={c=1}}");
    }

    @Test
    void readsWhatADeploymentPutsInAsText() throws Exception {
        var root =
                read(
                                "a.asl.json",
                                """
                                {"a": ${X}, "b": [${Longer.Name}, "in ${it} \\"${quotes}"],
                                 "${K}": ${X} , "c": 1}
                                """)
                        .root();

        assertThat(root.plain())
                .hasToString("{a=${X}, b=[${Longer.Name}, in ${it} \"${quotes}], ${K}=${X}, c=1}");
        assertThat(((Value.Members) root).get("c").spot()).isEqualTo(new Spot(2, 22));
    }

    @Test
    void knowsJsonByItsContentWhereTheNameDoesNotSay() throws Exception {
        assertThat(read("machine", "\uFEFF {\"a\": 1}").root().plain()).isEqualTo(Map.of("a", 1));
        assertThat(read("machine.asl", "a: 1").root().plain()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void remembersWhereEachValueStands() throws Exception {
        var json = (Value.Members) read("a.json", "{\n  \"a\": 1,\n  \"b\": [\n 7]}").root();
        var yaml = (Value.Members) read("a.yaml", "a: 1\nb:\n  - 7\n").root();

        assertThat(json.map().get("b").spot()).isEqualTo(new Spot(3, 3));
        assertThat(((Value.Elements) json.get("b")).list().getFirst().spot())
                .isEqualTo(new Spot(4, 2));
        assertThat(yaml.map().get("b").spot()).isEqualTo(new Spot(2, 1));
        assertThat(((Value.Elements) yaml.get("b")).list().getFirst().spot())
                .isEqualTo(new Spot(3, 5));
    }

    @Test
    void readsShortFormsOfTemplatesAsTheirLongOnes() throws Exception {
        var yaml = read("t.yaml", "a: !GetAtt F.Arn\nb: !Ref X\nc: !Sub '${X}-y'\n").root().plain();

        assertThat(yaml).hasToString("{a={Fn::GetAtt=F.Arn}, b={Ref=X}, c={Fn::Sub=${X}-y}}");
    }

    @Test
    void followsAliasesAndMerges() throws Exception {
        var yaml =
                read("t.yaml", "base: &b { x: 1, y: 2 }\nmore:\n  <<: *b\n  y: 3\nsame: *b\n")
                        .root()
                        .plain();

        assertThat(yaml).hasToString("{base={x=1, y=2}, more={y=3, x=1}, same={x=1, y=2}}");
    }

    @Test
    void refusesAliasesThatMultiply() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", java.util.Collections.nCopies(10, "*a" + (i - 1))));
            bomb.append("]\n");
        }

        refuses("bomb.yaml", bomb.toString(), "bomb.yaml:6", "aliases repeat too much");
    }

    @Test
    void refusesAnAliasToItself() {
        refuses("loop.yaml", "a: &a [1, *a]\n", "loop.yaml:1:11", "names nothing");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        refuses("deep.json", "[".repeat(5_000) + "]".repeat(5_000), "deep.json:1:");
        refuses("deep.yaml", "[".repeat(5_000) + "]".repeat(5_000), "nested deeper");
        refuses("deep2.json", "[".repeat(180) + "]".repeat(180), "nested deeper");
    }

    @Test
    void tellsWhereATextStopsBeingJsonOrYaml() {
        refuses("a.json", "{\n  \"a\": ,\n}", "a.json:2:8", "This is not JSON");
        refuses("a.json", "{\"a\": 1, \"a\": 2}", "a.json:1:10", "second time");
        refuses("a.json", "{\"Seconds\": 1${wait}}", "A ${…} outside quotes");
        refuses("a.json", "{\"Seconds\": ${wait\n}}", "A ${…} outside quotes");
        refuses("a.yaml", "a: [1\nb: 2\n", "a.yaml:", "This is not YAML");
        refuses("a.yaml", "a: 1\na: 2\n", "a.yaml:2:1", "second time");
        refuses("a.yaml", "a: 1\n---\nb: 2\n", "second document");
        refuses("a.yaml", "? [1, 2]\n: 3\n", "must be a text");
        refuses("a.yaml", "", "empty");
        refuses("a.json", "", "empty");
    }

    @Test
    void tellsWhatWasExpectedOfAFileOfAnotherKind() {
        refuses(
                "README.md",
                "# Sluice\n\n**A designer** of flows\n",
                "README.md:3:2",
                "This is neither JSON nor YAML",
                "A state machine or a SAM template is expected");
    }

    @Test
    void refusesWhatIsNoText() throws Exception {
        Path file = Files.write(folder.resolve("x.json"), new byte[] {(byte) 0xC3, 0x28});

        assertThatThrownBy(() -> Source.read(file)).hasMessageContaining("not text in UTF-8");
        assertThatThrownBy(() -> Source.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Source.read(folder.resolve("none.json")))
                .hasMessageContaining("There is no file");
    }

    @Test
    void refusesAFileBeyondAllMeasure() throws Exception {
        Path file = folder.resolve("big.json");
        Files.write(file, " ".repeat(17 << 20).getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> Source.read(file)).hasMessageContaining("larger than 16 MiB");
    }

    @Test
    void readsExpressionsInBlocksWithoutTheLineBreakAtTheirEnd() throws Exception {
        var yaml = read("b.yaml", "a: |\n  {% 1 +\n  2 %}\nb: |\n  text\n").root().plain();

        assertThat(yaml).isEqualTo(Map.of("a", "{% 1 +\n2 %}", "b", "text\n"));
    }

    @Test
    void readsNumbersAsYamlWritesThem() throws Exception {
        var yaml =
                read("n.yaml", "[0x1F, 0o17, +5, .5, 1., 1e3, 007, 1.2.3, .inf, -0]")
                        .root()
                        .plain();

        assertThat((List<?>) yaml)
                .map(String::valueOf)
                .containsExactly(
                        "31", "15", "5.0", "0.5", "1.0", "1e3", "7.0", "1.2.3", ".inf", "-0");
    }

    @Test
    void readsPastCommentsAndCommasAfterTheLast() throws Exception {
        var root =
                read(
                                "a.asl.json",
                                """
                                // What it does
                                { "a": [1, 2, /* three, */ ], "b": "/* no // comment, ] */", "c\\"//": 1, // }
                                }
                                """)
                        .root();

        assertThat(root.plain()).hasToString("{a=[1, 2], b=/* no // comment, ] */, c\"//=1}");
        assertThat(((Value.Members) root).map().get("b").spot()).isEqualTo(new Spot(2, 31));
        assertThat(read("b.json5", "/* x */ {}").root().plain()).isEqualTo(Map.of());
        refuses("c.json", "{ \"a\": 1 /* no end", "c.json:1:10", "This is not JSON");
        refuses("d.json", "[1,,]", "This is not JSON");
    }

    @Test
    void takesTheDefinitionOutOfAFileOfTerraform() throws Exception {
        var root =
                (Value.Members)
                        read(
                                        "main.tf",
                                        """
                                        resource "aws_sfn_state_machine" "m" {
                                          name       = "m"
                                          definition = <<-EOT
                                            { "StartAt": "A",
                                              "States": ${states} }
                                          EOT
                                        }
                                        """)
                                .root();

        assertThat(root.plain()).hasToString("{StartAt=A, States=${states}}");
        assertThat(root.map().get("States").spot()).isEqualTo(new Spot(5, 7));
    }

    @Test
    void saysWhereTheDefinitionOfAFileOfTerraformIs() {
        refuses(
                "a.tf",
                "x {\n  definition = templatefile(\"${path.module}/sfn/a.json\", { f = 1 })\n}",
                "a.tf:2:16",
                "The definition is in the file \"sfn/a.json\".",
                "Import that file itself");
        refuses(
                "b.tf",
                "definition = jsonencode({ StartAt = \"A\" })",
                "b.tf:1:14",
                "The definition is written in Terraform's own language.");
        refuses("c.tf", "variable \"a\" {}", "has no definition of a state machine");
        refuses(
                "d.tf",
                "definition = <<A\n{}\nA\ndefinition = <<B\n{}\nB\n",
                "d.tf:4:1",
                "several definitions");
    }
}
