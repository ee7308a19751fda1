package dev.sluice.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.service.HttpDoor.Answer;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class HttpEventsTest {
    private static Answer answer(String output) throws JsonSyntaxException {
        return HttpEvents.answer(new Run.Result.Succeeded(Json.parse(output.replace('\'', '"'))));
    }

    private static String body(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'a':1}                                                   | 200 | {"a":1}
                    null                                                      | 200 | null
                    {'statusCode':'200','body':'x'}                           | 200 | {"statusCode":"200","body":"x"}
                    {'statusCode':201,'body':'made'}                          | 201 | made
                    {'statusCode':201,'body':{'n':1.0}}                       | 201 | {"n":1.0}
                    {'statusCode':200,'body':'aGk=','isBase64Encoded':true}   | 200 | hi
                    {'statusCode':200,'body':'!no!','isBase64Encoded':true}   | 200 | !no!
                    {'statusCode':204}                                        | 204 | ``
                    {'statusCode':101}                                        | 502 | {"error":"InvalidStatusCode"}
                    {'statusCode':600}                                        | 502 | {"error":"InvalidStatusCode"}
                    {'statusCode':200,'headers':{'a b':'c'}}                  | 502 | {"error":"InvalidHeader"}
                    {'statusCode':200,'headers':{'':'c'}}                     | 502 | {"error":"InvalidHeader"}
                    {'statusCode':200,'headers':{'a:b':'c'}}                  | 502 | {"error":"InvalidHeader"}
                    """)
    void answersWithWhatTheOutputDescribes(String output, int status, String body)
            throws JsonSyntaxException {
        Answer answer = answer(output);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(body(answer)).isEqualTo(body);
    }

    @Test
    void takesHeadersAndCookiesAndSplitsNoAnswerInTwo() throws JsonSyntaxException {
        Answer answer =
                answer(
                        """
                        {'statusCode':200,'headers':{'X-A':'a\\r\\nSet-Cookie: evil=1\\u0000'},
                         'multiValueHeaders':{'X-B':['1','2']},'cookies':['c=1','d=2']}\
                        """);

        assertThat(answer.headers())
                .isEqualTo(
                        Map.of(
                                "X-A", List.of("a Set-Cookie: evil=1 "),
                                "X-B", List.of("1", "2"),
                                "Set-Cookie", List.of("c=1", "d=2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding", "CONNECTION", "Upgrade"})
    void leavesOutHeadersThatSayHowTheAnswerIsSent(String name) throws JsonSyntaxException {
        Answer answer = answer("{'statusCode':200,'headers':{'" + name + "':'5','X-A':'b'}}");

        assertThat(answer.headers()).containsOnlyKeys("X-A");
    }

    @Test
    void tellsOfAFailedRunNoMoreThanTheErrorsName() {
        Answer answer =
                HttpEvents.answer(new Run.Result.Failed(new Failure("BadPhoto", "what is secret")));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(body(answer)).isEqualTo("{\"error\":\"BadPhoto\"}");
        assertThat(HttpEvents.answer(new Run.Result.Interrupted("a", "b")).status()).isEqualTo(503);
        assertThat(HttpEvents.answer(new Run.Result.Cancelled("a")).status()).isEqualTo(500);
    }
}
