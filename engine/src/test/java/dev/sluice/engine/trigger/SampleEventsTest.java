package dev.sluice.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class SampleEventsTest {
    private static final Trigger.Head HEAD = Trigger.Head.of("t", List.of("a"));
    private static final List<Trigger> ALL =
            List.of(
                    new Trigger.Manual(HEAD),
                    new Trigger.Http(HEAD, "GET", "/photos/{id}", null, null),
                    new Trigger.Timer(HEAD, null, null, null, "5 minutes", null, null),
                    new Trigger.ObjectChange(HEAD, "photos", List.of("created"), "in/", ".jpg"),
                    new Trigger.Queue(HEAD, "jobs", null, null, null, null),
                    new Trigger.Topic(
                            HEAD, "news", Map.of("kind", new Template(List.of("a", "b")))),
                    new Trigger.Webhook(HEAD, "github", null, List.of("push"), null));

    private static Object at(Map<String, Object> event, String pointer) {
        Object value = event;
        for (String part : pointer.substring(1).split("/", -1)) {
            value =
                    value instanceof List<?> list
                            ? list.get(Integer.parseInt(part))
                            : ((Map<?, ?>) value).get(part);
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "alibaba"})
    void everyKindHasOneThatIsJsonAndTheSameEachTime(String target) throws Exception {
        assertThat(ALL.stream().map(Trigger::type).distinct()).hasSize(7);
        for (Trigger trigger : ALL) {
            Map<String, Object> event = SampleEvents.of(trigger, target);

            assertThat(Json.parse(Json.write(event))).isEqualTo(event);
            assertThat(SampleEvents.of(trigger, target)).isEqualTo(event);
            assertThat(event.isEmpty()).isEqualTo(trigger instanceof Trigger.Manual);
        }
    }

    @Test
    void tellsWhatTheTriggerSays() {
        assertThat(at(SampleEvents.of(ALL.get(1), "aws"), "/pathParameters/id")).isEqualTo("id");
        assertThat(at(SampleEvents.of(ALL.get(1), "aws"), "/routeKey"))
                .isEqualTo("GET /photos/{id}");
        assertThat(at(SampleEvents.of(ALL.get(3), "aws"), "/detail/object/key"))
                .isEqualTo("in/sample.jpg");
        assertThat(at(SampleEvents.of(ALL.get(3), "alibaba"), "/events/0/oss/bucket/name"))
                .isEqualTo("photos");
        assertThat(at(SampleEvents.of(ALL.get(4), "aws"), "/Records/0/eventSourceARN"))
                .asString()
                .endsWith(":jobs");
        assertThat(
                        at(
                                SampleEvents.of(ALL.get(5), "aws"),
                                "/Records/0/Sns/MessageAttributes/kind/Value"))
                .isEqualTo("a");
        assertThat(at(SampleEvents.of(ALL.get(6), "aws"), "/headers/x-github-event"))
                .isEqualTo("push");
        assertThat(at(SampleEvents.of(ALL.get(6), "aws"), "/rawPath")).isEqualTo("/webhook/t");
    }

    @Test
    void somethingThatWasRemovedIsToldSo() {
        var removal = new Trigger.ObjectChange(HEAD, "photos", List.of("removed"), null, null);

        assertThat(at(SampleEvents.of(removal, "aws"), "/detail-type")).isEqualTo("Object Deleted");
    }
}
