package dev.sluice.app.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.outline.OutlineModel.Sign;
import dev.sluice.app.session.Session;

import org.junit.jupiter.api.Test;

import java.util.List;

class OutlineModelTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final OutlineModel model = new OutlineModel(session, Runnable::run);

    private Sign sign(String id) {
        return model.entriesProperty().get().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow()
                .sign();
    }

    @Test
    void aFunctionHasTheSignOfItsLanguage() {
        assertThat(sign("validate")).isEqualTo(new Sign("lang-python", "kind-python"));
        assertThat(sign("metadata")).isEqualTo(new Sign("lang-nodejs", "kind-nodejs"));
    }

    @Test
    void otherStepsHaveTheSignOfTheirKind() {
        assertThat(sign("both")).isEqualTo(new Sign("step-join", "kind-control"));
        assertThat(sign("size")).isEqualTo(new Sign("step-choice", "kind-control"));
    }
}
