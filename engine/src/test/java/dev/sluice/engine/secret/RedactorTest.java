package dev.sluice.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class RedactorTest {
    private static final String SECRET = "s3cr3t-\"quoted\"-grün";
    private final Redactor redactor = new Redactor(List.of(SECRET, "hunter22", "hunter"));

    @Test
    void hidesASecretWhereverItStands() {
        assertThat(redactor.text("hunter22")).isEqualTo("***");
        assertThat(redactor.text("user=me&password=hunter22&x=hunter22"))
                .isEqualTo("user=me&password=***&x=***");
        assertThat(redactor.text("nothing to hide")).isEqualTo("nothing to hide");
    }

    @Test
    void theLongerOfTwoSecretsGoesFirst() {
        assertThat(redactor.text("a hunter22 and a hunter")).isEqualTo("a *** and a ***");
    }

    @Test
    void findsTheFormsThatJsonGivesASecret() {
        assertThat(redactor.text(Json.write(Map.of("key", SECRET)))).isEqualTo("{\"key\":\"***\"}");
        assertThat(redactor.text("{\"key\": \"s3cr3t-\\\"quoted\\\"-gr\\u00fcn\"}"))
                .isEqualTo("{\"key\": \"***\"}");
    }

    @Test
    void findsEachLineOfASecretOfSeveralLines() {
        var key = new Redactor(List.of("-----BEGIN KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B\n--\n"));

        assertThat(key.text("key: MIIEvQIBADAN")).isEqualTo("key: ***");
        assertThat(key.text("BgkqhkiG9w0B")).isEqualTo("***");
        assertThat(key.text("--")).isEqualTo("--");
    }

    @Test
    void hidesSecretsInValuesAtAnyDepth() throws JsonSyntaxException {
        Object value =
                Json.parse(
                        """
                        {"a":["hunter22",{"b hunter22":[1,null,true,"x"]}],"n":1.0}\
                        """);

        assertThat(Json.write(redactor.value(value)))
                .isEqualTo("{\"a\":[\"***\",{\"b ***\":[1,null,true,\"x\"]}],\"n\":1.0}");
    }

    @Test
    void hidesANumberThatIsASecret() {
        var pin = new Redactor(List.of("73918264"));

        assertThat(pin.value(Arrays.asList(73918264, 739182640, "73918264")))
                .isEqualTo(List.of("***", 739182640, "***"));
    }

    @Test
    void aValueWithoutSecretsIsTheSameObject() {
        Object value = Map.of("a", List.of(Map.of("b", "c")));

        assertThat(redactor.value(value)).isSameAs(value);
        assertThat(Redactor.NONE.value(value)).isSameAs(value);
        assertThat(Redactor.NONE.isIdle()).isTrue();
    }

    @Test
    void hidesNothingForTheSakeOfAValueOfThreeCharacters() {
        assertThat(new Redactor(List.of("abc", "")).text("abcdef")).isEqualTo("abcdef");
    }

    private static List<String> lines(Redactor redactor, String... texts) {
        List<String> out = new ArrayList<>();
        Redactor.Lines lines = redactor.lines(out::add);
        Arrays.stream(texts).forEach(lines::add);
        lines.end();
        return out;
    }

    @Test
    void findsASecretThatALongLineWasCutIn() {
        String long1 = "x".repeat(20_000);
        for (int cut = 1; cut < "hunter22".length(); cut++) {
            String before = long1 + "hunter22".substring(0, cut);
            String after = "hunter22".substring(cut) + "yyy";

            assertThat(String.join("", lines(redactor, before, after)))
                    .isEqualTo(long1 + "***" + "yyy");
        }
    }

    @Test
    void findsASecretThatWasCutMoreThanOnce() {
        String filler = "x".repeat(20_000);
        String secret = "k".repeat(10) + "e".repeat(18_000) + "y".repeat(10);
        var big = new Redactor(List.of(secret));

        List<String> out =
                lines(
                        big,
                        filler + secret.substring(0, 5),
                        secret.substring(5) + filler + secret.substring(0, 100),
                        secret.substring(100));

        assertThat(String.join("", out)).isEqualTo(filler + "***" + filler + "***");
    }

    @Test
    void aLongLineThatOnlyLooksCutIsGivenOutWhole() {
        String long1 = "x".repeat(20_000) + "hunt";

        assertThat(lines(redactor, long1, "ing season")).containsExactly(long1, "ing season");
        assertThat(lines(redactor, long1)).containsExactly(long1);
    }

    @Test
    void shortLinesAreGivenOutAtOnce() {
        List<String> out = new ArrayList<>();
        Redactor.Lines lines = redactor.lines(out::add);

        lines.add("hunt");
        lines.add("er22");

        assertThat(out).containsExactly("hunt", "er22");
    }
}
