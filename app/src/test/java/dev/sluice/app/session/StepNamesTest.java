package dev.sluice.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.edit.FlowDocument;

import org.junit.jupiter.api.Test;

class StepNamesTest {
    private final FlowDocument flow = Samples.photoIntake();

    private String shown(String path) {
        return StepNames.shown(path, flow::step);
    }

    @Test
    void aStepIsCalledAsOnTheCanvas() {
        assertThat(shown("validate")).isEqualTo("Check the photo");
    }

    @Test
    void theBoxesAroundAStepAndTheNumberOfItsItemStay() {
        assertThat(shown("archive[2]/validate")).isEqualTo("archive[2]/Check the photo");
        assertThat(shown("validate[3]")).isEqualTo("Check the photo[3]");
    }

    @Test
    void aStepWithoutALabelOrThatIsGoneKeepsItsPath() {
        assertThat(shown("both")).isEqualTo("both");
        assertThat(shown("archive/gone[1]")).isEqualTo("archive/gone[1]");
        assertThat(shown("")).isEmpty();
    }
}
