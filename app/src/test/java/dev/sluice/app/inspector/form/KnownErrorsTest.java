package dev.sluice.app.inspector.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which errors are offered where one is to be named.
class KnownErrorsTest {
    private static Step.Fail fail(String id, @Nullable Template error) {
        return new Step.Fail(Step.Head.of(id), error, null, Data.NONE);
    }

    private static List<String> known(Step... steps) {
        Flow empty = Flow.empty("errors");
        Map<String, Step> byId = new LinkedHashMap<>();
        for (Step step : steps) {
            byId.put(step.id(), step);
        }
        return KnownErrors.in(
                new FlowDocument(
                        new Flow(
                                "errors",
                                null,
                                List.of(),
                                null,
                                null,
                                Map.of(),
                                Map.of(),
                                byId,
                                empty.functions(),
                                empty.resources()),
                        Layout.EMPTY));
    }

    @Test
    void theFlowsOwnErrorsComeBeforeThoseOfTheStatesLanguage() {
        assertThat(known(fail("end", new Template("BadPhoto"))))
                .startsWith("BadPhoto", "States.ALL")
                .containsAll(Handling.STATES_ERRORS)
                .contains("Lambda.TooManyRequestsException")
                .doesNotHaveDuplicates();
    }

    @Test
    void anErrorThatIsAbsentOrComputedIsNotOffered() {
        assertThat(known(fail("plain", null), fail("computed", new Template("{% $error %}"))))
                .startsWith("States.ALL")
                .doesNotContain("{% $error %}");
    }
}
