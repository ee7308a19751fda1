package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.flow;
import static dev.sluice.engine.machine.Flows.http;
import static dev.sluice.engine.machine.Flows.subFlow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Flows;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class RequestTest {
    private static Flow post(@Nullable Object headers, @Nullable Object body) {
        var step =
                new Step.Http(
                        Step.Head.of("a"),
                        new Template("post"),
                        new Template("http://host/"),
                        headers == null ? null : new Template(headers),
                        new Template(Map.of("n", "{% $states.input.n %}")),
                        body == null ? null : new Template(body),
                        Data.NONE,
                        Limits.NONE,
                        Handling.NONE,
                        List.of());
        Flow empty = flow(http("a", "x"));
        return new Flow(
                "test",
                null,
                List.of(),
                null,
                null,
                Map.of(),
                Map.of("go", new Trigger.Manual(Trigger.Head.of("go", List.of("a")))),
                Map.of("a", step),
                empty.functions(),
                empty.resources());
    }

    @Test
    void asksWithTheFieldsOfTheStep() {
        Play play = Play.of(post(Map.of("X-A", "{% 'b' %}"), null), "{'n':2}");

        assertThat(play.call("a")).isInstanceOf(Command.CallHttp.class);
        assertThat(play.call("a").arguments())
                .isEqualTo(
                        Flows.json(
                                """
                                {'method':'POST','url':'http://host/','headers':{'X-A':'b'},
                                 'query':{'n':2},'body':{'n':2}}\
                                """));
    }

    @Test
    void asksWithNoBodyWhereNoneIsMeant() {
        Play play = Play.of(flow(http("a", "{% 'http://host/' & $states.input %}")), "'x'");

        assertThat(play.call("a").arguments())
                .isEqualTo(Map.of("method", "GET", "url", "http://host/x"));
        assertThat(play.answer("a", "{'StatusCode':200}").output())
                .isEqualTo(Map.of("StatusCode", 200));
    }

    @Test
    void failsWhereTheFieldsAreNoRequest() {
        assertThat(Play.of(flow(http("a", "{% 1 %}")), "0").failure().cause())
                .contains("url must be a text; it is 1");
        assertThat(Play.of(post("{% 1 %}", null), "{'n':1}").failure().cause())
                .contains("headers must be an object; it is 1");
    }

    @Test
    void runsAnotherFlowAndTellsWhichRunItBecame() {
        Play play = Play.of(flow(subFlow("a", "../b").within(60)), "{'n':2}");

        var call = (Command.RunFlow) play.call("a");
        assertThat(call.flow()).isEqualTo("../b");
        assertThat(call.arguments()).isEqualTo(Map.of("n", 2));

        play.give(new Input.FlowStarted(call.call(), "run-1-x"));
        assertThat(play.last()).isInstanceOf(RunEvent.FlowStarted.class);
        assertThat(play.answer("a", "9").output()).isEqualTo(9);
        assertThat(play.timers).isEmpty();
    }
}
